using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Margins.Events;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Votes;

/// <summary>The distance of every candidate in votes, and the nearest one that is confirmed.</summary>
internal sealed class VoteDistances(VoteGround ground, Search search)
{
    private static readonly BigInteger[] Extra = [0, 1, 2];

    /// <summary>Measures all candidates, writes their distances into the events, and confirms the nearest change.</summary>
    public VoteMargin? Find(Way way, MarginEvent[] events, Func<MarginEvent, VoteDistance?, MarginEvent> write)
    {
        var all = search.Candidates.All;
        var plans = new VotePlan?[all.Length];
        var bounds = new BigInteger?[all.Length];
        var distances = new VoteDistance?[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var candidate = all[i];
            plans[i] = VotePlan.For(ground, way, candidate.Change);
            if (plans[i] is not { } plan) continue;
            bounds[i] = candidate.Change.Length == 1 ? plan.Total : VotePlan.Bound(ground, way, candidate.Change);
            var toTie = candidate.Tie.IsEmpty ? null : VotePlan.For(ground, way, candidate.Tie)?.Total;
            distances[i] = new VoteDistance(toTie, plan.Total, bounds[i]!.Value, plan.Shifts);
            events[i] = write(events[i], distances[i]);
        }

        // A way of several bars can fail to have a plan although it is not impossible: its bound still counts.
        for (var i = 0; i < all.Length; i++)
            if (plans[i] is null && all[i].Change.Length > 1) bounds[i] = VotePlan.Bound(ground, way, all[i].Change);
        return Nearest(plans, bounds, distances, events);
    }

    private VoteMargin? Nearest(VotePlan?[] plans, BigInteger?[] bounds, VoteDistance?[] distances, MarginEvent[] events)
    {
        var counting = search.Counting.ToList();
        var order = counting.Where(i => plans[i] is not null).OrderBy(i => plans[i]!.Total).ToList();
        if (order.Count == 0) return null;
        var lower = search.Lower(counting.Select(i => bounds[i]));
        (int Index, BigInteger Votes, BigInteger More)? best = null;
        var runs = 0;
        foreach (var i in order)
        {
            if (best is { } known && plans[i]!.Total >= known.Votes) break;
            foreach (var more in Extra)
            {
                if (runs >= search.MostReruns || (best is { } b && plans[i]!.Total + more >= b.Votes)) break;
                if (!more.IsZero && !plans[i]!.CanTake(more)) break;
                if (plans[i]!.Total + more is { IsZero: true }) continue;
                runs++;
                if (search.Rerun.Of(plans[i]!.Apply(more)) != Effect.Change) continue;
                best = (i, plans[i]!.Total + more, more);
                break;
            }

            if (runs >= search.MostReruns) break;
        }

        var ties = counting.Select(i => distances[i]?.ToTie).Where(t => t is not null).ToList();
        BigInteger? toTie = search.Outcome.Ties.IsEmpty ? ties.Count == 0 ? null : ties.Min() : BigInteger.Zero;
        if (best is not { } found)
        {
            var first = order[0];
            return new VoteMargin(toTie, plans[first]!.Total, lower, events[first], plans[first]!.Shifts, Confirmed: false, null);
        }

        var shifts = plans[found.Index]!.Shifts;
        if (!found.More.IsZero) shifts = shifts.SetItem(shifts.Length - 1, shifts[^1] with { Votes = shifts[^1].Votes + found.More });
        var oneLess = found.Votes.IsOne ? (Effect?)null : search.Rerun.Of(plans[found.Index]!.Apply(found.More - 1));
        return new VoteMargin(toTie, found.Votes, BigInteger.Min(lower, found.Votes), events[found.Index], shifts, Confirmed: true, oneLess);
    }
}
