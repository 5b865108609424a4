using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;

namespace Scrutineer.Margins.Ground;

/// <summary>The vote table by index, and the quantities that laws compare.</summary>
internal sealed class VoteGround
{
    private readonly Dictionary<string, int> listIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowSet> within = new(StringComparer.Ordinal);
    private readonly bool[] againstAll;
    private readonly IReadOnlyDictionary<string, Rational>[] cells;

    public VoteGround(VoteData data)
    {
        Data = data;
        Lists = [.. data.Lists.Select(l => l.Code)];
        for (var i = 0; i < Lists.Length; i++) listIndex[Lists[i]] = i;
        againstAll = [.. data.Lists.Select(l => l.Has("against-all"))];
        Rows = [.. data.Votes.Rows.Select(r => r.Key)];
        cells = [.. data.Votes.Rows.Select(r => r.Value)];
        All = new RowSet([.. Enumerable.Repeat(true, Rows.Length)]);
        Available = [.. cells.Select(row => Lists.Select(l => row.TryGetValue(l, out var votes) ? votes.Floor() : (BigInteger?)null).ToImmutableArray())];
    }

    public VoteData Data { get; }

    public ImmutableArray<string> Lists { get; }

    /// <summary>Units with a row, in the order of the table.</summary>
    public ImmutableArray<string> Rows { get; }

    public RowSet All { get; }

    /// <summary>Whole votes by row and list; null where the list does not stand.</summary>
    public ImmutableArray<ImmutableArray<BigInteger?>> Available { get; }

    public bool IsAgainstAll(int list) => againstAll[list];

    public int IndexOf(string list) => listIndex[list];

    public bool Knows(string list) => listIndex.ContainsKey(list);

    public RowSet Within(string unit)
    {
        if (within.TryGetValue(unit, out var found)) return found;
        return within[unit] = new RowSet([.. Rows.Select(r => Data.IsWithin(r, unit))]);
    }

    private RowSet RowsOf(string? unit) => unit is null ? All : Within(unit);

    public RowSet Only(int row) => new([.. Enumerable.Range(0, Rows.Length).Select(r => r == row)]);

    /// <summary>Votes of a list in a unit (null: in the whole country).</summary>
    public Quantity Votes(string? unit, string list)
    {
        var rows = RowsOf(unit);
        var index = IndexOf(list);
        return new(rows.Rows.Aggregate(Rational.Zero, (sum, r) => sum + cells[r].GetValueOrDefault(list)), rows, Counted.List, index);
    }

    /// <summary>Votes of a list in exactly one row.</summary>
    public Quantity CellVotes(int row, string list) => new(cells[row].GetValueOrDefault(list), Only(row), Counted.List, IndexOf(list));

    /// <summary>The lists that stand in a unit.</summary>
    public IEnumerable<string> Standing(string? unit) => Lists.Where(l => RowsOf(unit).Rows.Any(r => cells[r].ContainsKey(l)));

    public static Quantity Constant(Rational value) => new(value, null, Counted.List);

    /// <summary>A base of a unit (null: of the whole country), in the order of sources of the language; null: not known.</summary>
    public Quantity? Base(string? unit, string kind)
    {
        var rows = RowsOf(unit);
        if (kind == "lists")
        {
            var sum = rows.Rows.SelectMany(r => cells[r]).Where(c => listIndex.TryGetValue(c.Key, out var i) && !againstAll[i])
                .Aggregate(Rational.Zero, (so, c) => so + c.Value);
            return new Quantity(sum, rows, Counted.Lists);
        }

        if (BaseValue(unit, kind, rows) is not { } value) return null;
        return kind switch
        {
            "valid" => new Quantity(value, rows, Counted.Valid),
            "cast" => new Quantity(value, rows, Counted.Cast),
            _ => Constant(value),
        };
    }

    private Rational? BaseValue(string? unit, string kind, RowSet rows)
    {
        if (unit is null && Data.Totals.TryGetValue(kind, out var total)) return total;
        if (unit is not null && Data.Unit(unit)!.Numbers.TryGetValue(kind, out var own)) return own;
        var below = rows.Rows.Where(r => Rows[r] != unit).ToList();
        var known = below.Count > 0 && below.TrueForAll(r => Data.Unit(Rows[r])!.Numbers.ContainsKey(kind));
        if (known) return below.Aggregate(Rational.Zero, (sum, r) => sum + Data.Unit(Rows[r])!.Numbers[kind]);
        if (kind != "valid") return null;
        return rows.Rows.Aggregate(Rational.Zero, (sum, r) => sum + Table.SumOf(cells[r]));
    }

    /// <summary>True if the data give that number of some unit or of the country, rather than as a sum of votes.</summary>
    public bool IsGiven(string kind) => Data.Totals.ContainsKey(kind) || Data.Units.Any(u => u.Numbers.ContainsKey(kind));
}
