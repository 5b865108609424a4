using System.Collections.Immutable;
using System.Numerics;
using Google.OrTools.Sat;
using Scrutineer.Margins.Ground;
using Constraint = Scrutineer.Margins.Ground.Constraint;

namespace Scrutineer.Margins.Stations;

/// <summary>Stations that make constraints hold at the least cost, with what is proved about the least cost.</summary>
/// <param name="Stations">The best set found, in the order of the stations.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Bound">No set costs less.</param>
internal sealed record CoverAnswer(ImmutableArray<int> Stations, BigInteger Cost, BigInteger Bound);

/// <summary>
/// The min-knapsack cover: choose stations of least total cost whose weights reach what each constraint needs. A bound and a first answer
/// come from the fractional problem; the exact answer for one constraint from dynamic programming over the cost, where that is not too much work;
/// for several from CP-SAT over whole numbers with one worker, a fixed seed and a limit in deterministic time, so that the same input gives the same
/// answer everywhere.
/// </summary>
/// <param name="table">The stations.</param>
/// <param name="costs">What each costs; at least 0.</param>
/// <param name="limit">Deterministic seconds for one exact answer.</param>
internal sealed class Cover(StationTable table, long[] costs, int limit)
{
    /// <summary>The cheapest by weight for cost; null if all together do not do.</summary>
    public CoverAnswer? Greedy(ImmutableArray<Constraint> constraints)
    {
        var chosen = new HashSet<int>();
        var bound = BigInteger.Zero;
        foreach (var constraint in constraints)
        {
            if (Fractional(constraint) is not { } one) return null;
            bound = BigInteger.Max(bound, one.Bound);
            chosen.UnionWith(one.Stations);
        }

        return new CoverAnswer([.. chosen.Order()], chosen.Aggregate(BigInteger.Zero, (sum, k) => sum + costs[k]), bound);
    }

    private CoverAnswer? Fractional(Constraint constraint)
    {
        var left = table.Need(constraint);
        if (left.Sign <= 0) return new CoverAnswer([], 0, 0);
        var useful = table.Weights(constraint.Form).Where(w => w.Weight > 0).Select(w => (w.Station, w.Weight, Cost: costs[w.Station])).ToList();
        useful.Sort((a, b) => (b.Weight * a.Cost, a.Station).CompareTo((a.Weight * b.Cost, b.Station)));
        var taken = new List<(int Station, Int128 Weight)>();
        var cost = BigInteger.Zero;
        foreach (var (station, weight, price) in useful)
        {
            taken.Add((station, weight));
            if ((BigInteger)weight >= left)
            {
                // The last one counts for the bound only as far as it is needed.
                var bound = cost + (left * price + (BigInteger)weight - 1) / (BigInteger)weight;
                return new CoverAnswer([.. Pruned(taken, left - (BigInteger)weight).Order()], 0, bound);
            }

            left -= (BigInteger)weight;
            cost += price;
        }

        return null;
    }

    /// <summary>Leaves out what is not needed, dearest first.</summary>
    private IEnumerable<int> Pruned(List<(int Station, Int128 Weight)> taken, BigInteger over)
    {
        var spare = -over;
        foreach (var (station, weight) in taken.OrderByDescending(t => costs[t.Station]))
        {
            if ((BigInteger)weight <= spare) spare -= (BigInteger)weight;
            else yield return station;
        }
    }

    /// <summary>The exact answer, or the best within the limit; null if no set does, or the numbers do not fit.</summary>
    /// <param name="constraints">All must hold.</param>
    /// <param name="first">An answer to improve on.</param>
    public CoverAnswer Solve(ImmutableArray<Constraint> constraints, CoverAnswer first) =>
        constraints is [var only] && One(only, first) is { } exact ? exact : Together(constraints, first);

    /// <summary>One constraint, by dynamic programming; null if that would be too much work.</summary>
    private CoverAnswer? One(Constraint constraint, CoverAnswer first)
    {
        var need = table.Need(constraint);
        var useful = table.Weights(constraint.Form).Where(w => w.Weight > 0 && costs[w.Station] < first.Cost).ToList();
        var sum = useful.Aggregate(need, (so, w) => so + (BigInteger)w.Weight);
        if (!MinKnapsack.Fits(useful.Count, first.Cost, sum)) return null;
        var better = MinKnapsack.Cheaper([.. useful.Select(w => (w.Station, (long)w.Weight, costs[w.Station]))], (long)need, (long)first.Cost);
        if (better is not { } stations) return first with { Bound = first.Cost };
        var cost = stations.Aggregate(BigInteger.Zero, (so, k) => so + costs[k]);
        return new CoverAnswer(stations, cost, cost);
    }

    private CoverAnswer Together(ImmutableArray<Constraint> constraints, CoverAnswer first)
    {
        var model = new CpModel();
        var variables = new Dictionary<int, BoolVar>();
        foreach (var constraint in constraints)
        {
            var need = table.Need(constraint);
            var weights = table.Weights(constraint.Form).Where(w => constraints.Length > 1 || w.Weight > 0).ToList();
            var sum = weights.Aggregate(BigInteger.Abs(need), (so, w) => so + BigInteger.Abs((BigInteger)w.Weight));
            if (sum > long.MaxValue / 4) return first;
            foreach (var (station, _) in weights)
                if (!variables.ContainsKey(station)) variables[station] = model.NewBoolVar("");
            model.Add(LinearExpr.WeightedSum(weights.Select(w => variables[w.Station]), weights.Select(w => (long)w.Weight)) >= (long)need);
        }

        var order = variables.Keys.Order().ToList();
        var chosen = first.Stations.ToHashSet();
        foreach (var station in order) model.AddHint(variables[station], chosen.Contains(station));
        model.Minimize(LinearExpr.WeightedSum(order.Select(k => variables[k]), order.Select(k => costs[k])));
        var solver = Solver.With(limit);
        var status = solver.Solve(model);
        var bound = BigInteger.Max(first.Bound, solver.Response!.InnerObjectiveLowerBound);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return first with { Bound = bound };
        ImmutableArray<int> best = [.. order.Where(k => solver.BooleanValue(variables[k]))];
        var cost = best.Aggregate(BigInteger.Zero, (so, k) => so + costs[k]);
        if (cost > first.Cost) return first with { Bound = bound };
        return new CoverAnswer(best, cost, status == CpSolverStatus.Optimal ? cost : bound);
    }
}
