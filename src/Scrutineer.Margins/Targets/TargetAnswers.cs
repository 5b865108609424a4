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
            Moved = question.ByVotes ? ByVotes(find, target) : null,
            Stations = question.ByStations ? ByStations(find, target, [.. table!.All.Select(_ => 1L)], 1) : null,
            Voters = question.ByVoters ? ByStations(find, target, table!.Voters, table.Scale) : null,
        };
    }

    private TargetVotes? ByVotes(TargetSearch find, Target target)
    {
        BigInteger? Bound(ImmutableArray<Constraint> way) => VotePlan.Bound(ground, Way.Moved, way);
        var lower = search.Lower(search.Counting.Select(i => Bound(search.Candidates.All[i].Change)));
        if (find.Transfer() is not { } found) return null;
        var answer = new TargetVotes(found.Votes, BigInteger.Min(lower, found.Votes), [found.Shift], Confirmed: true);
        var ranges = ground.Lists.Select(l => ground.Votes(null, l).Value.Floor()).Select(v => (BigInteger.Max(0, v - found.Votes), v + found.Votes)).ToList();
        if (Exact(target, found.Votes, ranges, Bound, model => new VoteModel(model, ground, found.Votes)) is not { } exact) return answer;
        answer = answer with { Lower = BigInteger.Max(answer.Lower, exact.Bound) };
        if (exact.Solver is null) return answer;
        ImmutableArray<Shift> shifts = [.. exact.Votes.Moves(exact.Solver)];
        var votes = shifts.Aggregate(BigInteger.Zero, (sum, s) => sum + s.Votes);
        return votes < answer.Votes && find.Meets(Apply(shifts)) ? answer with { Votes = votes, Shifts = shifts } : answer;
    }

    private TargetStations? ByStations(TargetSearch find, Target target, long[] costs, BigInteger scale)
    {
        var cover = new Cover(table!, costs, question.SolverLimit);
        BigInteger? Bound(ImmutableArray<Constraint> way) => cover.Greedy(way)?.Bound;
        if (find.First(table!, find.Order(table!, costs)) is not { } found) return null;
        var cost = Cost(found, costs);
        var lower = BigInteger.Min(search.Lower(search.Counting.Select(i => Bound(search.Candidates.All[i].Change))), cost);
        var ranges = Enumerable.Range(0, ground.Lists.Length).Select(l => (Fewest(l, costs, cost), ground.Votes(null, ground.Lists[l]).Value.Floor())).ToList();
        if (scale.IsOne && Exact(target, cost, ranges, Bound, model => new VoteModel(model, ground, table!, costs)) is { } exact)
        {
            lower = BigInteger.Max(lower, exact.Bound);
            if (exact.Solver is not null)
            {
                ImmutableArray<int> better = [.. exact.Votes.Annulled(exact.Solver)];
                if (Cost(better, costs) < cost && find.Meets(table!.Without(better))) (found, cost) = (better, Cost(better, costs));
            }
        }

        return new TargetStations([.. found.Select(k => table!.All[k].Code)], new Rational(cost, scale), new Rational(lower, scale), Confirmed: true);
    }

    private static BigInteger Cost(ImmutableArray<int> stations, long[] costs) => stations.Aggregate(BigInteger.Zero, (sum, k) => sum + costs[k]);

    /// <summary>The fewest votes a list can be left with by stations of a cost: every station is worth at most its votes, the best votes for the cost first.</summary>
    private BigInteger Fewest(int list, long[] costs, BigInteger most)
    {
        var left = most;
        var votes = ground.Votes(null, ground.Lists[list]).Value.Floor();
        var stations = Enumerable.Range(0, ground.Rows.Length).SelectMany(r => table!.In(r, Counted.List, list))
            .OrderByDescending(s => new Rational(s.Count, long.Max(1, costs[s.Station])));
        foreach (var (station, count) in stations)
        {
            votes -= count; // the last one counts whole: a bound
            left -= costs[station];
            if (left.Sign <= 0) break;
        }

        return BigInteger.Max(0, votes);
    }

    /// <summary>The solver's answer below a known one; null if the law is none that it knows, or a cap might bind.</summary>
    private (Google.OrTools.Sat.CpSolver? Solver, VoteModel Votes, BigInteger Bound)? Exact(
        Target target, BigInteger most, List<(BigInteger Fewest, BigInteger Most)> votes, Func<ImmutableArray<Constraint>, BigInteger?> bound,
        Func<Google.OrTools.Sat.CpModel, VoteModel> build)
    {
        if (most <= 1 || most > int.MaxValue || TargetModel.Of(search.Outcome, ground, build) is not { } model) return null;
        var lists = ImmutableArray.CreateBuilder<(BigInteger, BigInteger, bool, bool)>();
        for (var l = 0; l < ground.Lists.Length; l++)
        {
            var isIn = search.Outcome.Law.Steps.OfType<Law.Language.AwardStep>().Single().Among is not { } set || search.Outcome.Sets[set].Contains(ground.Lists[l]);
            if (model.Flip(l, isIn) is not { } flip) return null;
            var canFlip = flip.Ways.Any(w => bound(w) < most);
            lists.Add((votes[l].Fewest, votes[l].Most, isIn && !canFlip, isIn || canFlip));
        }

        var (by, seats) = model.Rule;
        var ranges = SeatRanges.Of(new SeatRanges.Situation(by, seats, lists.ToImmutable()));
        if (Enumerable.Range(0, ranges.Length).Any(l => ranges[l].Greatest > (model.CapOf(ground.Lists[l]) ?? long.MaxValue))) return null;
        var chain = search.Outcome.Law.Steps.OfType<Law.Language.AwardStep>().Single().Ties ?? search.Outcome.Law.Ties;
        var isStrict = chain.Rules[0] == Law.Language.TieRule.Lot && ground.Data.Lots.IsEmpty;
        return model.Solve(target, most, ranges, isStrict, question.SolverLimit);
    }

    private Law.Data.VoteData Apply(ImmutableArray<Shift> shifts)
    {
        var cells = new Dictionary<(int, int), Rational>();
        foreach (var shift in shifts)
        {
            var row = ground.Rows.IndexOf(shift.Unit);
            cells[(row, ground.IndexOf(shift.From!))] = cells.GetValueOrDefault((row, ground.IndexOf(shift.From!))) - shift.Votes;
            cells[(row, ground.IndexOf(shift.To!))] = cells.GetValueOrDefault((row, ground.IndexOf(shift.To!))) + shift.Votes;
        }

        return Changed.Of(ground, cells, (_, _) => 0);
    }
}
