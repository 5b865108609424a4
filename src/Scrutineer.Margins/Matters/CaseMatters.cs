using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Law;

namespace Scrutineer.Margins.Matters;

/// <summary>What hangs on the stations of a case.</summary>
/// <param name="Impact">Seats without them and with their votes moved; or why the law cannot say.</param>
/// <param name="Fewest">The fewest of them whose annulment changes a seat, a qualified list or a question; null: not even all of them do, or the law cannot say.</param>
public sealed record CaseMatters(Result<Impact> Impact, StationMargin? Fewest)
{
    /// <summary>What hangs on some units.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="units">Codes of the units; all below them are meant.</param>
    public static CaseMatters Of(CountState state, string channel, ImmutableArray<string> units)
    {
        var impact = Elections.Disputes.Impact.Of(state, channel, units);
        if (!impact.IsOk) return new CaseMatters(impact, null);
        return new CaseMatters(impact, FewestOf(state, impact.Value, units));
    }

    /// <summary>The fewest stations of some units whose annulment changes something: what takes its time.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="impact">What hangs on the units in it.</param>
    /// <param name="units">Codes of the units; all below them are meant.</param>
    public static StationMargin? FewestOf(CountState state, Impact impact, ImmutableArray<string> units)
    {
        var tree = state.Election.Units;
        var inside = units.Select(tree.Find).ToHashSet();
        var standing = impact.Without.Standing;
        var stations = CountedStations.Of(state.Election, state, standing.Tallies, standing).Where(s => tree.PathOf(tree.Find(s.Code)).Any(inside.Contains));
        var margins = MarginFinder.Find(state.Election.Law, standing.Data, new MarginQuestion { Stations = [.. stations], ByVotes = false, ByStations = true });
        return margins.IsOk ? margins.Value.Stations : null;
    }
}
