using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;

namespace Scrutineer.Report;

/// <summary>Everything a report is made from. The same input always gives the same bytes.</summary>
/// <param name="State">The count.</param>
/// <param name="Channel">The channel whose figures are reported.</param>
/// <param name="Outcome">What the law makes of that channel.</param>
/// <param name="Findings">All findings, of all channels.</param>
/// <param name="MadeAt">When the report was made; the library reads no clock.</param>
/// <param name="Sources">The files the figures come from, with their SHA-256 in hex.</param>
public sealed record ReportInput(
    CountState State,
    string Channel,
    ElectionOutcome Outcome,
    ImmutableArray<Finding> Findings,
    DateTimeOffset MadeAt,
    ImmutableArray<(string File, string Sha256)> Sources);
