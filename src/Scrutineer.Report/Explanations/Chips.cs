using Scrutineer.Elections;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Where a list stands, in two or three words: in, open, out by 3 077, out.</summary>
public static class Chips
{
    public static string Of(Election election, Standing standing, Wordbook words) => standing.Place switch
    {
        Place.In => words["chip.in"],
        Place.Open when standing.Short is { } needs => words.Count("chip.open-short", needs),
        Place.Open when standing.Bar is { } bar => words.Count("chip.open-over", bar.Margin),
        Place.Open => words["chip.open"],
        Place.Near => words.Count("chip.near", standing.Short ?? 0),
        Place.Out when standing.FailedIn is { Unit: { } unit } => words.Text("chip.out-in", Names.Claimant(election, unit, words.Language)),
        Place.Out => words["chip.out"],
        Place.None => "",
        _ => throw new InvalidOperationException(standing.ToString()),
    };
}
