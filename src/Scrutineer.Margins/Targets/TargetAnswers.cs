using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Margins.Events;
using Scrutineer.Margins.Ground;
using Scrutineer.Margins.Stations;
using Scrutineer.Margins.Votes;

namespace Scrutineer.Margins;

/// <summary>
/// Answers target questions: an upper bound that the law confirms, and a proved lower bound. A target that is not met needs some change,
/// so that the nearest event bounds it from below; for laws of one stage the solver proves more.
/// </summary>
internal sealed class TargetAnswers(Search search, VoteGround ground, StationTable? table, MarginQuestion question)
{
    public TargetAnswer Answer(Target target)
    {
        var find = new TargetSearch(search.Rerun, search.Outcome, ground, target);
        var answer = new TargetAnswer(target, find.SeatsNow, target.IsMetBy(find.SeatsNow));
        if (answer.IsMet) return answer;
        return answer with
        {
            Moved = question.ByVotes ? ByVotes(find) : null,
            Stations = question.ByStations ? ByStations(find, [.. table!.All.Select(_ => 1L)], 1) : null,
            Voters = question.ByVoters ? ByStations(find, table!.Voters, table.Scale) : null,
        };
    }

    private TargetVotes? ByVotes(TargetSearch find)
    {
        var lower = search.Lower(search.Counting.Select(i => VotePlan.Bound(ground, Way.Moved, search.Candidates.All[i].Change)));
        return find.Transfer() is { } found ? new TargetVotes(found.Votes, BigInteger.Min(lower, found.Votes), [found.Shift], Confirmed: true) : null;
    }

    private TargetStations? ByStations(TargetSearch find, long[] costs, BigInteger scale)
    {
        if (find.First(table!, find.Order(table!, costs)) is not { } found) return null;
        var cost = found.Aggregate(BigInteger.Zero, (sum, k) => sum + costs[k]);
        var cover = new Cover(table!, costs, question.SolverLimit);
        var lower = search.Lower(search.Counting.Select(i => cover.Greedy(search.Candidates.All[i].Change)?.Bound));
        return new TargetStations(
            [.. found.Select(k => table!.All[k].Code)], new Rational(cost, scale), new Rational(BigInteger.Min(lower, cost), scale), Confirmed: true);
    }
}
