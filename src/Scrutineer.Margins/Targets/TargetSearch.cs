using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Margins.Ground;
using Scrutineer.Margins.Stations;

namespace Scrutineer.Margins;

/// <summary>
/// Looks for something that meets a target, and confirms it by applying the law: transfers from one list to another in one unit, and
/// stations in the order in which they weigh on the bloc's share. What is found is an upper bound.
/// </summary>
internal sealed class TargetSearch(Rerun rerun, Outcome outcome, VoteGround ground, Target target)
{
    private const int MostReruns = 600;
    private int runs;

    /// <summary>Seats of the bloc now.</summary>
    public BigInteger SeatsNow => SeatsIn(outcome);

    /// <summary>The smallest transfer found; null if none was.</summary>
    public (BigInteger Votes, Shift Shift)? Transfer()
    {
        runs = 0;
        (BigInteger Votes, Shift Shift)? best = null;
        var rows = Enumerable.Range(0, ground.Rows.Length).OrderByDescending(r => ground.Available[r].Aggregate(BigInteger.Zero, (sum, v) => sum + (v ?? 0)));
        foreach (var row in rows)
            foreach (var (from, to) in Pairs(row))
                if (Least(row, from, to, best?.Votes) is { } votes)
                    best = (votes, new Shift(ground.Rows[row], ground.Lists[from], ground.Lists[to], votes));
        return best;
    }

    /// <summary>The fewest of the stations in this order that meet the target; null if not even all do.</summary>
    public ImmutableArray<int>? First(StationTable table, IReadOnlyList<int> order)
    {
        runs = 0;
        bool Met(int count) => Meets(table.Without(order.Take(count)));
        var high = 1;
        while (high < order.Count && !Met(high)) high = int.Min(high * 2, order.Count);
        if (!Met(high)) return null;
        var low = high / 2;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Met(middle)) high = middle;
            else low = middle;
        }

        return [.. order.Take(high)];
    }

    /// <summary>Stations by how much their annulment moves the bloc's share the wanted way, for each unit of cost.</summary>
    public IReadOnlyList<int> Order(StationTable table, long[] costs)
    {
        var bloc = target.Lists.Select(l => ground.Votes(null, l)).ToList();
        var others = ground.Lists.Except(target.Lists).Where(l => outcome.SeatsOf(l).Sign > 0).Select(l => ground.Votes(null, l)).ToList();
        var (mine, theirs) = (Total(bloc), Total(others));
        Rational sign = target.IsAtLeast ? 1 : -1;
        var share = Form.Sum([.. bloc.Select(q => (sign * theirs, q)), .. others.Select(q => (-(sign * mine), q))]);
        return
        [
            .. table.Weights(share).Where(w => w.Weight > 0)
                .OrderByDescending(w => new Rational((BigInteger)w.Weight, long.Max(costs[w.Station], 1))).ThenBy(w => w.Station).Select(w => w.Station),
        ];
    }

    /// <summary>True if the law's outcome on these votes meets the target, however open ties are drawn.</summary>
    public bool Meets(VoteData data)
    {
        runs++;
        var again = rerun.Evaluate(data);
        return again.IsOk && Meets(again.Value);
    }

    private bool Meets(Outcome after)
    {
        var seats = SeatsIn(after);
        foreach (var tie in after.Ties.Where(t => !t.ByOrder))
        {
            if (tie.Losing) return false;
            var mine = tie.Tied.Count(target.Lists.Contains);
            seats += target.IsAtLeast ? long.Max(0, tie.Seats - (tie.Tied.Length - mine)) : long.Min(tie.Seats, mine);
        }

        return target.IsMetBy(seats);
    }

    private static Rational Total(IEnumerable<Quantity> quantities) => quantities.Aggregate(Rational.Zero, (sum, q) => sum + q.Value);

    private BigInteger SeatsIn(Outcome of) => target.Lists.Aggregate(BigInteger.Zero, (sum, l) => sum + of.SeatsOf(l));

    private IEnumerable<(int From, int To)> Pairs(int row)
    {
        var standing = Enumerable.Range(0, ground.Lists.Length).Where(l => ground.Available[row][l] is not null)
            .OrderByDescending(l => ground.Available[row][l]).ToList();
        var inside = standing.Where(l => target.Lists.Contains(ground.Lists[l])).ToList();
        var outside = standing.Except(inside).ToList();
        return from a in target.IsAtLeast ? outside : inside from b in target.IsAtLeast ? inside : outside select (a, b);
    }

    /// <summary>The least transfer that meets the target, by doubling and halving; null if none below the limit was found.</summary>
    private BigInteger? Least(int row, int from, int to, BigInteger? below)
    {
        var most = ground.Available[row][from]!.Value;
        if (below is { } limit) most = BigInteger.Min(most, limit - 1);
        if (most.Sign <= 0 || runs >= MostReruns) return null;
        bool Met(BigInteger votes) => Meets(Changed.Of(ground, new Dictionary<(int, int), Rational> { [(row, from)] = -(Rational)votes, [(row, to)] = votes }, (_, _) => 0));
        BigInteger high;
        if (below is null)
        {
            high = 1;
            while (!Met(high))
            {
                if (high == most) return null;
                high = BigInteger.Min(high * 2, most);
            }
        }
        else
        {
            high = most;
            if (!Met(high)) return null;
        }

        BigInteger low = 0;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Met(middle)) high = middle;
            else low = middle;
        }

        return high;
    }
}
