using System.Collections.Immutable;
using Scrutineer.Cli.Commands;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Records;

/// <summary>What hangs on the stations of a case.</summary>
/// <param name="Impact">Seats without them and with their votes moved; or why the law cannot say.</param>
/// <param name="Fewest">The fewest of them whose annulment changes a seat, a qualified list or a question; null: not even all of them do, or the law cannot say.</param>
internal sealed record CaseMatters(Result<Impact> Impact, StationMargin? Fewest)
{
    public static CaseMatters Of(CountState state, string channel, ImmutableArray<string> units)
    {
        var impact = Elections.Disputes.Impact.Of(state, channel, units);
        if (!impact.IsOk) return new CaseMatters(impact, null);
        var tree = state.Election.Units;
        var inside = units.Select(tree.Find).ToHashSet();
        var standing = impact.Value.Without.Standing;
        var stations = FolderStations.Of(state.Election, state, standing.Tallies, standing).Where(s => tree.PathOf(tree.Find(s.Code)).Any(inside.Contains));
        var margins = MarginFinder.Find(state.Election.Law, standing.Data, new MarginQuestion { Stations = [.. stations], ByVotes = false, ByStations = true });
        return new CaseMatters(impact, margins.IsOk ? margins.Value.Stations : null);
    }
}
