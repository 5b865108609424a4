using Scrutineer.Law.Data;

namespace Scrutineer.Law.Evaluation;

/// <summary>The row of a unit: its own if it has one and no row lies strictly below; otherwise the sum of all rows at or below it.</summary>
internal static class Rows
{
    public static IReadOnlyDictionary<string, Rational> Of(VoteData data, Table table, string unit)
    {
        var within = table.Rows.Where(r => data.IsWithin(r.Key, unit)).ToList();
        if (within is [var only] && only.Key == unit) return only.Value;
        var sum = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach (var (_, cells) in within)
            foreach (var (list, value) in cells) sum[list] = sum.GetValueOrDefault(list) + value;
        return sum;
    }

    /// <summary>The sum of all rows.</summary>
    public static IReadOnlyDictionary<string, Rational> National(Table table)
    {
        var sum = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach (var (_, cells) in table.Rows)
            foreach (var (list, value) in cells) sum[list] = sum.GetValueOrDefault(list) + value;
        return sum;
    }
}
