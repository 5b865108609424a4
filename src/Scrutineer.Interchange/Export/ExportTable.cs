using System.Collections.Immutable;
using Scrutineer.Elections;

namespace Scrutineer.Interchange.Export;

/// <summary>What a column holds.</summary>
public enum CellKind
{
    /// <summary>A code, a name, a word.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A time with its offset.</summary>
    Time,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it means, in three languages.</param>
/// <param name="IsRequired">True: it is never blank.</param>
public sealed record ExportColumn(string Name, CellKind Kind, LocalText Meaning, bool IsRequired = false);

/// <summary>Takes the cells of one row; the span is used again for the next.</summary>
public delegate void TakeRow(ReadOnlySpan<Cell> row);

/// <summary>A table that leaves the house: its columns are data, its rows are handed on one by one and never held together.</summary>
/// <param name="Name">Name of the file without its ending.</param>
/// <param name="Meaning">What a row is, in three languages.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Key">Names of the columns that tell one row from another.</param>
/// <param name="Rows">Hands every row to whoever writes it.</param>
public sealed record ExportTable(string Name, LocalText Meaning, ImmutableArray<ExportColumn> Columns, ImmutableArray<string> Key, Action<TakeRow> Rows)
{
    /// <summary>Columns whose values are codes of units, and so refer to the table of units.</summary>
    public ImmutableArray<string> ToUnits { get; init; } = [];

    /// <summary>Columns whose values are codes of lists.</summary>
    public ImmutableArray<string> ToLists { get; init; } = [];

    internal static LocalText Say(string en, string ru, string ky) => new(
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("en", en).Add("ru", ru).Add("ky", ky));
}
