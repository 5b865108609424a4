using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Elections.Results;

/// <summary>The figures of the whole country in a publication: those that must not fall without a reason.</summary>
/// <param name="StationsReported">Stations that have reported.</param>
/// <param name="Lines">Sums of the form's lines; null: no protocol has it.</param>
/// <param name="Votes">Votes by list; null: no protocol has them.</param>
public sealed record PublishedFigures(long StationsReported, ImmutableArray<long?> Lines, ImmutableArray<long?> Votes)
{
    /// <summary>The country's figures in a table of tallies.</summary>
    public static PublishedFigures Of(Election election, TallyTable tallies) => new(
        tallies.Country.StationsReported,
        [.. Enumerable.Range(0, election.Form.Lines.Length).Select(tallies.Country.Line)],
        [.. Enumerable.Range(0, election.Lists.Length).Select(tallies.Country.Votes)]);
}
