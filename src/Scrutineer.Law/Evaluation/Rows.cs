using Scrutineer.Law.Data;

namespace Scrutineer.Law.Evaluation;

/// <summary>The row of a unit: its own if it has one and no row lies strictly below; otherwise the sum of all rows at or below it.</summary>
internal static class Rows
{
    public static IReadOnlyDictionary<string, Rational> Of(VoteData data, Table table, string unit) =>
        Sum([.. data.Subtree(unit).Select(table.Row).OfType<IReadOnlyDictionary<string, Rational>>()]);

    /// <summary>The sum of all rows.</summary>
    public static IReadOnlyDictionary<string, Rational> National(Table table) => Sum([.. table.Rows.Select(r => r.Value)]);

    private static IReadOnlyDictionary<string, Rational> Sum(List<IReadOnlyDictionary<string, Rational>> rows)
    {
        if (rows.Count == 1) return rows[0];
        var sum = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach (var row in rows)
            foreach (var (list, value) in row) sum[list] = sum.GetValueOrDefault(list) + value;
        return sum;
    }
}
