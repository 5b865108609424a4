using System.Collections.Immutable;

namespace Scrutineer.Law.Data;

/// <summary>What a law is applied to: units, lists, tables of exact numbers, and recorded acts. Immutable.</summary>
public sealed class VoteData
{
    private const int GreatestDepth = 32;

    private readonly Dictionary<string, LawUnit> byCode;
    private readonly Dictionary<string, int> order;
    private readonly Lazy<Dictionary<string, List<string>>> subtrees;
    private readonly Lazy<Dictionary<string, List<LawUnit>>> levels;

    /// <summary>Builds the data and checks the unit tree.</summary>
    /// <param name="units">Codes are unique; parents exist; no cycles.</param>
    /// <param name="lists">Codes are unique; the order is the ballot order.</param>
    /// <param name="votes">The vote table.</param>
    /// <exception cref="RefusalException">A code twice, an unknown parent, a cycle.</exception>
    public VoteData(ImmutableArray<LawUnit> units, ImmutableArray<LawList> lists, Table votes)
    {
        Units = units;
        Lists = lists;
        Votes = votes;
        byCode = new(StringComparer.Ordinal);
        foreach (var unit in units)
            if (!byCode.TryAdd(unit.Code, unit)) throw Fail("unit-twice", $"The unit \"{unit.Code}\" is given twice.");
        order = new(StringComparer.Ordinal);
        foreach (var list in lists)
            if (!order.TryAdd(list.Code, order.Count)) throw Fail("list-twice", $"The list \"{list.Code}\" is given twice.");
        foreach (var unit in units) CheckParents(unit);
        subtrees = new(SubtreesOf);
        levels = new(() => Units.GroupBy(u => u.Level, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));
        foreach (var (row, cells) in votes.Rows)
        {
            if (!byCode.ContainsKey(row)) throw Fail("unit-unknown", $"Votes are given for the unit \"{row}\", which is not among the units.");
            foreach (var list in cells.Keys)
                if (!order.ContainsKey(list)) throw Fail("list-unknown", $"Votes are given for the list \"{list}\", which is not among the lists.");
        }
    }

    /// <summary>The units.</summary>
    public ImmutableArray<LawUnit> Units { get; }

    /// <summary>The lists in ballot order.</summary>
    public ImmutableArray<LawList> Lists { get; }

    /// <summary>The vote table.</summary>
    public Table Votes { get; }

    /// <summary>Direct seats; empty if there are none.</summary>
    public Table Direct { get; init; } = Table.Empty;

    /// <summary>National bases that replace sums over units.</summary>
    public ImmutableDictionary<string, Rational> Totals { get; init; } = ImmutableDictionary<string, Rational>.Empty;

    /// <summary>Candidates by unit and list, in list order.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>> Candidates { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>>.Empty;

    /// <summary>Winners of single-member districts.</summary>
    public ImmutableArray<DistrictWinner> Winners { get; init; } = [];

    /// <summary>Ranked ballots.</summary>
    public ImmutableArray<RankedBallots> Ballots { get; init; } = [];

    /// <summary>Recorded lots.</summary>
    public ImmutableArray<Lot> Lots { get; init; } = [];

    /// <summary>The unit of that code, or null.</summary>
    public LawUnit? Unit(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Place of the list in ballot order, from 0; lists unknown to the data come last.</summary>
    public int OrderOf(string list) => order.GetValueOrDefault(list, int.MaxValue);

    /// <summary>True if the unit is the ancestor or lies below it.</summary>
    public bool IsWithin(string unit, string ancestor)
    {
        for (var at = Unit(unit); at is not null; at = at.Parent is null ? null : Unit(at.Parent))
            if (at.Code == ancestor) return true;
        return false;
    }

    /// <summary>The codes of the unit and of all units below it; empty for an unknown unit.</summary>
    internal IReadOnlyList<string> Subtree(string unit) => subtrees.Value.GetValueOrDefault(unit) ?? [];

    /// <summary>The units of a level, in the order of the data.</summary>
    internal IReadOnlyList<LawUnit> OfLevel(string level) => levels.Value.GetValueOrDefault(level) ?? [];

    private Dictionary<string, List<string>> SubtreesOf()
    {
        var found = Units.ToDictionary(u => u.Code, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var unit in Units)
            for (var at = unit; at is not null; at = at.Parent is null ? null : byCode[at.Parent]) found[at.Code].Add(unit.Code);
        return found;
    }

    private void CheckParents(LawUnit unit)
    {
        var steps = 0;
        for (var at = unit; at.Parent is not null; at = byCode[at.Parent])
        {
            if (!byCode.ContainsKey(at.Parent)) throw Fail("unit-unknown", $"The unit \"{at.Code}\" has the parent \"{at.Parent}\", which is not among the units.");
            if (++steps > GreatestDepth) throw Fail("unit-cycle", $"The unit \"{unit.Code}\" lies below itself, or more than {GreatestDepth} levels deep.");
        }
    }

    private static RefusalException Fail(string code, string message) => new(new Refusal(code, message));
}
