using Scrutineer.Law.Data;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// The numbers that shares are taken of. The order of sources is the language's (docs/reference/law.md, "Bases"):
/// a given total, the units' own numbers, and for <c>valid</c> the sum of all list votes.
/// </summary>
internal sealed class Bases(VoteData data)
{
    public const string AgainstAll = "against-all";

    public Rational National(string kind)
    {
        if (data.Totals.TryGetValue(kind, out var total)) return total;
        if (kind == "lists") return VotesForLists(data.Votes.Rows.Select(r => r.Value));
        return SumOfUnits(kind, data.Votes.Rows.Select(r => data.Unit(r.Key)!))
            ?? (kind == "valid" ? data.Votes.Sum() : throw Missing(kind, "the whole country"));
    }

    public Rational OfUnit(string unit, string kind)
    {
        var row = Rows.Of(data, data.Votes, unit);
        if (kind == "lists") return VotesForLists([row]);
        if (data.Unit(unit)!.Numbers.TryGetValue(kind, out var own)) return own;
        var below = data.Votes.Rows.Where(r => r.Key != unit && data.IsWithin(r.Key, unit)).Select(r => data.Unit(r.Key)!).ToList();
        return (below.Count > 0 ? SumOfUnits(kind, below) : null)
            ?? (kind == "valid" ? Table.SumOf(row) : throw Missing(kind, $"the unit \"{unit}\""));
    }

    private Rational VotesForLists(IEnumerable<IReadOnlyDictionary<string, Rational>> rows)
    {
        var against = data.Lists.Where(l => l.Has(AgainstAll)).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        return rows.SelectMany(r => r).Where(c => Table.IsList(c.Key) && !against.Contains(c.Key))
            .Aggregate(Rational.Zero, (sum, cell) => sum + cell.Value);
    }

    private static Rational? SumOfUnits(string kind, IEnumerable<LawUnit> units)
    {
        var sum = Rational.Zero;
        foreach (var unit in units)
        {
            if (!unit.Numbers.TryGetValue(kind, out var number)) return null;
            sum += number;
        }

        return sum;
    }

    private static RefusalException Missing(string kind, string where) => new(new Refusal(
        "law-no-base", $"The law takes a share of \"{kind}\", but the data do not give that number for {where}."));
}
