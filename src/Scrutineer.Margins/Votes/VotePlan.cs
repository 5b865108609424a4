using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Votes;

/// <summary>
/// The fewest whole votes that make constraints hold, in one way. For one constraint the greedy choice is exact: every vote changes the form
/// by the rate of its cell (for moves: of its pair), so the best rates first, as far as there are votes. For several it is an upper bound.
/// </summary>
internal sealed class VotePlan(VoteGround ground, Way way)
{
    private readonly Dictionary<(int Row, int List), BigInteger> changes = [];
    private readonly List<(int Row, int From, int To, BigInteger Votes)> shifts = [];

    public BigInteger Total { get; private set; } = BigInteger.Zero;

    /// <summary>The fewest votes for all constraints together, or null if no votes do.</summary>
    /// <param name="ground">The votes.</param>
    /// <param name="way">What may happen.</param>
    /// <param name="constraints">Taken in order; those of few rows first give the better plan.</param>
    public static VotePlan? For(VoteGround ground, Way way, ImmutableArray<Constraint> constraints)
    {
        var plan = new VotePlan(ground, way);
        foreach (var constraint in constraints)
            if (!plan.Reach(constraint)) return null;
        return plan;
    }

    /// <summary>No fewer votes can do: all constraints must hold, so the greatest of their own minima.</summary>
    public static BigInteger? Bound(VoteGround ground, Way way, ImmutableArray<Constraint> constraints)
    {
        var bound = BigInteger.Zero;
        foreach (var constraint in constraints)
        {
            if (For(ground, way, [constraint]) is not { } plan) return null;
            bound = BigInteger.Max(bound, plan.Total);
        }

        return bound;
    }

    public ImmutableArray<Shift> Shifts =>
        [.. shifts.Select(s => new Shift(ground.Rows[s.Row], s.From < 0 ? null : ground.Lists[s.From], s.To < 0 ? null : ground.Lists[s.To], s.Votes))];

    /// <summary>The data after the plan, with more votes of its last kind if asked for.</summary>
    public VoteData Apply(BigInteger more)
    {
        var cells = changes.ToDictionary(c => c.Key, c => (Rational)c.Value);
        if (!more.IsZero && shifts.Count > 0)
        {
            var (row, from, to, _) = shifts[^1];
            if (from >= 0) cells[(row, from)] = cells.GetValueOrDefault((row, from)) - more;
            if (to >= 0) cells[(row, to)] = cells.GetValueOrDefault((row, to)) + more;
        }

        var sums = new Rational[ground.Rows.Length];
        foreach (var (cell, change) in cells) sums[cell.Row] += change;
        return Changed.Of(ground, cells, (row, _) => sums[row]);
    }

    /// <summary>True if the last shift can be made larger by that many votes.</summary>
    public bool CanTake(BigInteger more) =>
        shifts.Count > 0 && (shifts[^1].From < 0 || Left(shifts[^1].Row, shifts[^1].From) >= more);

    private BigInteger Left(int row, int list) => ground.Available[row][list]!.Value + changes.GetValueOrDefault((row, list));

    private bool Reach(Constraint constraint)
    {
        var form = constraint.Form;
        var value = form.Value;
        var gains = form.Rows().ToDictionary(r => r, r => form.GainsIn(r, ground));
        foreach (var (cell, change) in changes)
            if (gains.TryGetValue(cell.Row, out var row)) value += row[cell.List] * change;
        var need = constraint.NeedAt(value);
        if (need.Sign <= 0) return true;
        foreach (var (rate, row, from, to) in Options(gains))
        {
            var votes = (need + rate - 1) / rate;
            if (from >= 0) votes = BigInteger.Min(votes, Left(row, from));
            if (votes.Sign <= 0) continue;
            shifts.Add((row, from, to, votes));
            if (from >= 0) changes[(row, from)] = changes.GetValueOrDefault((row, from)) - votes;
            if (to >= 0) changes[(row, to)] = changes.GetValueOrDefault((row, to)) + votes;
            Total += votes;
            need -= rate * votes;
            if (need.Sign <= 0) return true;
        }

        return false;
    }

    /// <summary>What one vote can do, best first; among equals the cell with most votes, then the order of the table.</summary>
    private List<(BigInteger Rate, int Row, int From, int To)> Options(Dictionary<int, BigInteger[]> gains)
    {
        var options = new List<(BigInteger Rate, int Row, int From, int To)>();
        foreach (var (row, gain) in gains)
        {
            var standing = Enumerable.Range(0, gain.Length).Where(l => ground.Available[row][l] is not null).ToList();
            if (standing.Count == 0) continue;
            var best = standing.MaxBy(l => gain[l]);
            switch (way)
            {
                case Way.Moved:
                    options.AddRange(standing.Where(l => gain[l] < gain[best]).Select(l => (gain[best] - gain[l], row, l, best)));
                    break;
                case Way.Added:
                    if (gain[best].Sign > 0) options.Add((gain[best], row, -1, best));
                    break;
                case Way.Removed:
                    options.AddRange(standing.Where(l => gain[l].Sign < 0).Select(l => (-gain[l], row, l, -1)));
                    break;
                default:
                    throw new InvalidOperationException(way.ToString());
            }
        }

        return [.. options.OrderByDescending(o => o.Rate).ThenByDescending(o => o.From < 0 ? BigInteger.Zero : ground.Available[o.Row][o.From])];
    }
}
