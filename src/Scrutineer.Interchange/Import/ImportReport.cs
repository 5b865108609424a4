using System.Collections.Immutable;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>What became of an imported file: nothing is dropped in silence.</summary>
/// <param name="File">The file.</param>
/// <param name="Version">The version it brings.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Imported">Rows that became protocols.</param>
/// <param name="LeftOut">Rows without any figure, left out because the mapping says so; their lines.</param>
/// <param name="Refused">Rows that were refused, with line and reason.</param>
/// <param name="Totals">Each column: its sum over all readable rows, and the sum over the protocols it became.</param>
public sealed record FileReport(
    string File, string Version, int Rows, int Imported, ImmutableArray<int> LeftOut, ImmutableArray<Refusal> Refused, ImmutableArray<ColumnTotal> Totals)
{
    /// <summary>Rows matched by order and votes to stations of another version; null: rows carry codes.</summary>
    public int? Aligned { get; init; }

    /// <summary>True if every row is accounted for and every column's sum arrived.</summary>
    public bool IsComplete => Rows == Imported + LeftOut.Length + Refused.Length && Totals.All(t => t.IsEqual);
}

/// <summary>The control sum of one column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Target">The line or list it went to.</param>
/// <param name="In">Sum over all rows of the file whose field is a count.</param>
/// <param name="Refused">Part of it that lies in refused rows.</param>
/// <param name="Out">Sum over the protocols.</param>
public sealed record ColumnTotal(string Column, string Target, long In, long Refused, long Out)
{
    public bool IsEqual => In == Refused + Out;
}
