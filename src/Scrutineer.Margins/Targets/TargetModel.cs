using System.Collections.Immutable;
using System.Numerics;
using Google.OrTools.Sat;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Events;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins;

/// <summary>
/// A target under a law of one stage as a model over whole numbers: who is in follows from the bars; of the claims of the bloc and of the others so
/// many are chosen as there are seats, and every chosen claim of the bloc beats every other claim that is not chosen. That is the target, exactly:
/// among the best N claims are then at least as many of the bloc.
/// </summary>
internal sealed class TargetModel
{
    private readonly CpModel model = new();
    private readonly VoteGround ground;
    private readonly AwardStep award;
    private readonly ImmutableArray<QualifyStep> bars;
    private readonly Func<CpModel, VoteModel> build;
    private readonly long seats;
    private bool isCutShort;

    private TargetModel(VoteGround ground, AwardStep award, ImmutableArray<QualifyStep> bars, Func<CpModel, VoteModel> build)
    {
        this.ground = ground;
        this.award = award;
        this.bars = bars;
        this.build = build;
        seats = ((SeatForm.Fixed)award.Seats).Seats;
    }

    /// <summary>A model of the law, or null if it is none of one stage by divisors or Hare, or the votes are no whole numbers.</summary>
    public static TargetModel? Of(Outcome outcome, VoteGround ground, Func<CpModel, VoteModel> build)
    {
        var law = outcome.Law;
        var bars = law.Steps.OfType<QualifyStep>().ToImmutableArray();
        var awards = law.Steps.OfType<AwardStep>().ToList();
        if (law.Steps.Any(s => s is not (QualifyStep { Each: null, AtLeast: null } or AwardStep or AskStep))) return null;
        if (awards is not [{ Seats: SeatForm.Fixed, Votes: "votes", Each: null, ToUnits: null, Least: null, Drop: null, VoidIf: null, CapByCandidates: false } award] || award.Name != law.Result) return null;
        if (!award.Start.IsEmpty || !award.Via.IsEmpty || ground.Rows.Any(u => ground.Data.Votes.Row(u)!.Values.Any(v => !v.IsInteger))) return null;
        var isKnown = award.By switch
        {
            DivisorRule { Divisors.Power: 1 } d => d.Divisors.Claim(1, 0).Class == 0,
            QuotaRule { Quota: QuotaKind.Hare, Then: [RestRule.LargestRemainder], WholeOnly: false, RestFrom: null, Remembers: false, Base: null, Strict: false, RoundUpAt: null } => true,
            _ => false,
        };
        return isKnown ? new TargetModel(ground, award, bars, build) : null;
    }

    /// <summary>The rule of the one distribution, and its seats.</summary>
    public (AwardRule By, long Seats) Rule => (award.By, seats);

    /// <summary>The upper bound of a list's seats; null: none.</summary>
    public long? CapOf(string list) => award.Caps.TryGetValue(list, out var own) ? own : award.Cap;

    /// <summary>The ways in which a list comes in or falls out; null: not all are known.</summary>
    public (bool IsIn, ImmutableArray<ImmutableArray<Ground.Constraint>> Ways)? Flip(int list, bool isIn)
    {
        if (award.Among is null) return (true, []);
        var flips = new Flips(ground, ground.Data.Lists[list], null, _ => ground.Data.Direct);
        var ways = flips.To(bars.First(b => b.Name == award.Among).If, !isIn);
        return flips.IsCutShort ? null : (isIn, ways);
    }

    /// <summary>
    /// Solves it. The bound is proved for results in which no cap binds, and reported only if none can bind at a smaller cost.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="most">Only answers that cost less are of interest.</param>
    /// <param name="ranges">Seats that each list can have at that cost, from least to greatest.</param>
    /// <param name="isStrict">True: ties do not count as met.</param>
    /// <param name="limit">Deterministic seconds.</param>
    public (CpSolver? Solver, VoteModel Votes, BigInteger Bound)? Solve(
        Target target, BigInteger most, ImmutableArray<(long Least, long Greatest)> ranges, bool isStrict, int limit)
    {
        var votes = build(model);
        model.Add(votes.Cost <= (long)most - 1);
        var isIn = Enumerable.Range(0, ground.Lists.Length).Select(l => Qualifies(votes, l)).ToArray();
        var counts = new LinearExpr[ground.Lists.Length];
        var chosen = new Dictionary<(int List, long Seats), BoolVar>();
        for (var l = 0; l < counts.Length; l++)
        {
            var hot = new List<BoolVar>();
            for (var s = ranges[l].Least; s <= ranges[l].Greatest; s++) hot.Add(chosen[(l, s)] = model.NewBoolVar(""));
            model.AddExactlyOne(hot);
            counts[l] = LinearExpr.WeightedSum(hot, Enumerable.Range(0, hot.Count).Select(i => ranges[l].Least + i));
            model.Add(counts[l] == 0).OnlyEnforceIf(isIn[l].Not());
        }

        var bloc = Enumerable.Range(0, counts.Length).Where(l => target.Lists.Contains(ground.Lists[l]) == target.IsAtLeast).ToList();
        var others = Enumerable.Range(0, counts.Length).Except(bloc).ToList();
        var wanted = target.IsAtLeast ? target.Seats : seats - target.Seats + 1;
        model.Add(LinearExpr.Sum(counts) == seats);
        model.Add(LinearExpr.Sum(bloc.Select(l => counts[l])) >= wanted);
        Compete(votes, isIn, chosen, bloc, others, isStrict ? 1 : 0);
        if (isCutShort || !votes.IsWhole) return null;
        model.Minimize(votes.Cost);
        var solver = Stations.Solver.With(limit);
        var status = solver.Solve(model);
        if (status == CpSolverStatus.Infeasible) return (null, votes, most);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? (solver, votes, new BigInteger(solver.Response!.InnerObjectiveLowerBound))
            : null;
    }

    private void Compete(VoteModel votes, BoolVar[] isIn, Dictionary<(int List, long Seats), BoolVar> chosen, List<int> bloc, List<int> others, long over)
    {
        var total = award.By is QuotaRule ? LinearExpr.Sum(Enumerable.Range(0, isIn.Length).Select(l => Counting(votes, l, isIn[l]))) : null;
        foreach (var p in bloc)
            foreach (var q in others)
                foreach (var (mine, k) in Options(chosen, p).Where(o => o.Seats > 0))
                    foreach (var (theirs, m) in Options(chosen, q))
                    {
                        LinearExpr ahead;
                        if (award.By is DivisorRule { Divisors: var divisors })
                        {
                            var ratio = divisors.Claim(1, k - 1).Value / divisors.Claim(1, m).Value;
                            ahead = votes.Votes(p) * (long)ratio.Numerator - votes.Votes(q) * (long)ratio.Denominator;
                        }
                        else
                        {
                            ahead = (votes.Votes(p) - votes.Votes(q)) * seats + total! * (m - k + 1);
                        }

                        model.Add(ahead >= over).OnlyEnforceIf([mine, theirs, isIn[q]]);
                    }
    }

    private static IEnumerable<(BoolVar Is, long Seats)> Options(Dictionary<(int List, long Seats), BoolVar> chosen, int list) =>
        chosen.Where(c => c.Key.List == list).Select(c => (c.Value, c.Key.Seats));

    /// <summary>A list's votes in the quota: all if it is in, else none.</summary>
    private IntVar Counting(VoteModel votes, int list, BoolVar isIn)
    {
        var most = ground.Available.SelectMany(row => row).Aggregate(BigInteger.Zero, (sum, v) => sum + (v ?? 0));
        var counting = model.NewIntVar(0, (long)most, "");
        model.Add(counting == votes.Votes(list)).OnlyEnforceIf(isIn);
        model.Add(counting == 0).OnlyEnforceIf(isIn.Not());
        return counting;
    }

    private BoolVar Qualifies(VoteModel votes, int list)
    {
        if (award.Among is null) return True();
        return Holds(bars.First(b => b.Name == award.Among).If, votes, list);
    }

    private BoolVar True()
    {
        var yes = model.NewBoolVar("");
        model.Add(yes == 1);
        return yes;
    }

    /// <summary>True exactly if the condition holds: one of the ways to true does, or one of the ways to false does.</summary>
    private BoolVar Holds(Condition condition, VoteModel votes, int list)
    {
        var holds = model.NewBoolVar("");
        foreach (var (value, literal) in (ReadOnlySpan<(bool, ILiteral)>)[(true, holds), (false, holds.Not())])
        {
            var ways = new List<ILiteral>();
            var flips = new Flips(ground, ground.Data.Lists[list], null, _ => ground.Data.Direct) { KeepsWhatHolds = true };
            var all = flips.To(condition, value);
            isCutShort |= flips.IsCutShort;
            foreach (var way in all)
            {
                var taken = model.NewBoolVar("");
                foreach (var constraint in way) model.Add(votes.Value(constraint.Form) >= (constraint.IsStrict ? 1 : 0)).OnlyEnforceIf(taken);
                ways.Add(taken);
            }

            model.AddBoolOr([literal.Not(), .. ways]);
        }

        return holds;
    }
}
