using System.Collections.Immutable;

namespace Scrutineer.Law.Data;

/// <summary>
/// A table of exact numbers by unit and list. Keys that begin with <c>*</c> are not lists: <c>*unfilled</c> counts seats
/// nobody could take, <c>*open</c> seats that wait for a lot, <c>*</c> the seats of a unit.
/// </summary>
public sealed class Table
{
    /// <summary>Key of seats nobody could take.</summary>
    public const string Unfilled = "*unfilled";

    /// <summary>Key of seats that wait for a lot.</summary>
    public const string Open = "*open";

    /// <summary>Key of a unit's own seats.</summary>
    public const string Seats = "*";

    /// <summary>The row of a national step.</summary>
    public const string Nation = "N";

    private readonly Dictionary<string, Dictionary<string, Rational>> rows = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    /// <summary>A table without rows.</summary>
    public static Table Empty { get; } = new();

    /// <summary>The rows in the order in which they were written.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, Rational>>> Rows =>
        order.Select(unit => new KeyValuePair<string, IReadOnlyDictionary<string, Rational>>(unit, rows[unit]));

    /// <summary>The row of exactly that unit, or null.</summary>
    public IReadOnlyDictionary<string, Rational>? Row(string unit) => rows.GetValueOrDefault(unit);

    /// <summary>The total of a list over all rows.</summary>
    public Rational Total(string list) =>
        rows.Values.Aggregate(Rational.Zero, (sum, row) => sum + row.GetValueOrDefault(list));

    /// <summary>The sum of all cells of lists.</summary>
    public Rational Sum() => rows.Values.Aggregate(Rational.Zero, (sum, row) => sum + SumOf(row));

    /// <summary>The lists that occur, in no particular order.</summary>
    public ISet<string> Lists() => rows.Values.SelectMany(row => row.Keys).Where(IsList).ToHashSet(StringComparer.Ordinal);

    /// <summary>The sum of a row's cells that are lists.</summary>
    public static Rational SumOf(IReadOnlyDictionary<string, Rational> row) =>
        row.Where(cell => IsList(cell.Key)).Aggregate(Rational.Zero, (sum, cell) => sum + cell.Value);

    /// <summary>False for keys that begin with <c>*</c>.</summary>
    public static bool IsList(string key) => !key.StartsWith('*');

    /// <summary>A table from its rows.</summary>
    public static Table Of(IEnumerable<KeyValuePair<string, IEnumerable<KeyValuePair<string, Rational>>>> rows)
    {
        var table = new Table();
        foreach (var (unit, cells) in rows) table.Write(unit, cells);
        return table;
    }

    internal void Write(string unit, IEnumerable<KeyValuePair<string, long>> cells)
    {
        var row = RowToWrite(unit);
        foreach (var (key, value) in cells) row[key] = row.GetValueOrDefault(key) + value;
    }

    internal void Write(string unit, IEnumerable<KeyValuePair<string, Rational>> cells)
    {
        var row = RowToWrite(unit);
        foreach (var (key, value) in cells) row[key] = row.GetValueOrDefault(key) + value;
    }

    private Dictionary<string, Rational> RowToWrite(string unit)
    {
        if (!rows.TryGetValue(unit, out var row))
        {
            rows[unit] = row = new(StringComparer.Ordinal);
            order.Add(unit);
        }

        return row;
    }
}
