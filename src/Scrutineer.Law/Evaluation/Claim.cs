using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>A claim on the next seat.</summary>
internal readonly struct Claim(Claimant by, ClaimValue value)
{
    /// <summary>The claim itself; a field, so that comparisons need no copy.</summary>
    public readonly ClaimValue Value = value;

    public Claimant By { get; } = by;

    /// <summary>Whole votes that this claim needs in addition to draw level with another, all else unchanged.</summary>
    public static BigInteger Lacks(Claim beaten, Claim winner, Func<Rational, ClaimValue> claimWith)
    {
        if (beaten.Value.CompareTo(winner.Value) >= 0) return BigInteger.Zero;
        if (beaten.Value.Class < winner.Value.Class) return -1; // no number of votes beats a claim of a higher class
        if (beaten.Value.Power == 1 && beaten.Value.Class == 0)
            return (winner.Value.Over * beaten.Value.Under / winner.Value.Under - beaten.By.Votes).Ceiling(); // v' / d reaches w  <=>  v' >= w x d

        BigInteger low = 0, high = 1;
        while (claimWith(beaten.By.Votes + high).CompareTo(winner.Value) < 0) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (claimWith(beaten.By.Votes + middle).CompareTo(winner.Value) < 0) low = middle;
            else high = middle;
        }

        return high;
    }

    public static SeatReport Report(long number, Claim won, Claim? next, SeatReason reason, BigInteger? lacked, TieRule? settledBy) => new(
        number, won.By.Name, reason, won.Value, next?.By.Name, next?.Value, lacked?.Sign < 0 ? null : lacked, settledBy);
}
