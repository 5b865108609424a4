using System.Collections.Immutable;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Findings;

/// <summary>Something about a protocol that someone must look at. Findings are leads, never verdicts.</summary>
/// <param name="Code">Stable code: of the form's equation, or one of <see cref="FindingCodes"/>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Source">File and line of the protocol.</param>
/// <param name="Lines">Codes of the lines and lists concerned.</param>
/// <param name="Left">The number on the left, or the number found.</param>
/// <param name="Right">The number on the right, or the number it is compared with.</param>
/// <param name="Difference">By how much they differ.</param>
/// <param name="Short">A short message.</param>
/// <param name="Long">A long message.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    string Channel,
    int Unit,
    Source Source,
    ImmutableArray<string> Lines,
    long? Left,
    long? Right,
    long? Difference,
    LocalText Short,
    LocalText Long)
{
    /// <summary>The equation that was broken, as written in the form; null for findings between protocols.</summary>
    public Equation? Equation { get; init; }

    /// <summary>The other protocol concerned, if any.</summary>
    public Source? Other { get; init; }

    /// <summary>The other unit concerned, if any.</summary>
    public int? OtherUnit { get; init; }

    /// <summary>Turnout now and before, for a jump: left and right are then the voters who took part; null otherwise.</summary>
    public TurnoutChange? Turnout { get; init; }
}
