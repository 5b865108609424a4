using Scrutineer.Law.Data;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// The numbers that shares are taken of. The order of sources is the language's (docs/reference/law.md, "Bases"):
/// a given total, the units' own numbers, and for <c>valid</c> the sum of all list votes.
/// </summary>
internal sealed class Bases(VoteData data, Workings workings)
{
    public const string AgainstAll = "against-all";

    private readonly Dictionary<(string? Unit, string Kind), Rational> known = [];

    public Rational National(string kind) => Known(null, kind);

    public Rational OfUnit(string unit, string kind) => Known(unit, kind);

    private Rational Known(string? unit, string kind)
    {
        if (!known.TryGetValue((unit, kind), out var number)) known[(unit, kind)] = number = unit is null ? FindNational(kind) : Find(unit, kind);
        return number;
    }

    private Rational FindNational(string kind)
    {
        if (data.Totals.TryGetValue(kind, out var total)) return total;
        if (kind == "lists") return VotesForLists(data.Votes.Rows.Select(r => r.Value));
        return SumOfUnits(kind, data.Votes.Rows.Select(r => data.Unit(r.Key)!))
            ?? (kind == "valid" ? data.Votes.Sum() : throw Missing(kind, "the whole country"));
    }

    private Rational Find(string unit, string kind)
    {
        var row = workings.Row("votes", unit);
        if (kind == "lists") return VotesForLists([row]);
        if (data.Unit(unit)!.Numbers.TryGetValue(kind, out var own)) return own;
        var below = data.Subtree(unit).Where(u => u != unit && data.Votes.Row(u) is not null).Select(u => data.Unit(u)!).ToList();
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
