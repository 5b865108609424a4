using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>One who claims seats: a list, a group of lists, or a unit. Its seats change while a distribution runs.</summary>
internal sealed class Claimant(string name, Rational votes, long start, long cap)
{
    public string Name { get; } = name;

    public Rational Votes { get; } = votes;

    /// <summary>Seats held before; never taken away.</summary>
    public long Start { get; } = start;

    public long Cap { get; } = cap;

    public long Seats { get; set; } = start;

    /// <summary>True if it was raised to the least number and takes no part in what is left over.</summary>
    public bool Raised { get; set; }

    /// <summary>A claimant without votes never claims, even if seats stay empty.</summary>
    public bool CanTake => Votes.Sign > 0 && Seats < Cap && !Raised;
}

/// <summary>A claim on the next seat.</summary>
internal readonly record struct Claim(Claimant By, ClaimValue Value)
{
    /// <summary>Whole votes that this claim needs in addition to draw level with another, all else unchanged.</summary>
    public static BigInteger Lacks(Claim beaten, Claim winner, Func<Rational, ClaimValue> claimWith)
    {
        if (beaten.Value.CompareTo(winner.Value) >= 0) return BigInteger.Zero;
        if (beaten.Value.Class == winner.Value.Class && beaten.Value.Power == 1)
        {
            // v / d reaches w  <=>  v' >= w x d, and d = v / (v / d).
            var divisor = beaten.By.Votes / beaten.Value.Value;
            return (winner.Value.Value * divisor - beaten.By.Votes).Ceiling();
        }

        if (beaten.Value.Class < winner.Value.Class) return -1; // no number of votes beats a claim of a higher class
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
