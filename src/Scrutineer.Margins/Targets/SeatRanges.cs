using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Language;

namespace Scrutineer.Margins;

/// <summary>
/// The fewest and the most seats a list can have when votes and membership lie in ranges: with most votes against the fewest of those that are
/// surely in, and the other way round. For divisors because a list never gains by others' votes; for Hare because of its quota.
/// </summary>
internal static class SeatRanges
{
    /// <param name="By">Divisors, or Hare with largest remainders.</param>
    /// <param name="Seats">Number of seats.</param>
    /// <param name="Lists">Fewest and most votes; whether it is surely in; whether it can be in.</param>
    internal sealed record Situation(AwardRule By, long Seats, ImmutableArray<(BigInteger Fewest, BigInteger Most, bool Surely, bool Possibly)> Lists);

    public static ImmutableArray<(long Least, long Greatest)> Of(Situation s) =>
        [.. Enumerable.Range(0, s.Lists.Length).Select(l => (Least(s, l), Greatest(s, l)))];

    private static long Greatest(Situation s, int list)
    {
        var own = s.Lists[list];
        if (!own.Possibly || own.Most.Sign <= 0) return 0;
        var others = s.Lists.Where((o, i) => i != list && o.Surely).Select(o => o.Fewest).Where(v => v.Sign > 0).ToList();
        if (s.By is QuotaRule) return (long)new Rational(own.Most * s.Seats, own.Most + Sum(others)).Ceiling();
        return Search(s.Seats, k => others.Sum(v => Better(s, v, own.Most, k, strictly: true)) <= s.Seats - k);
    }

    private static long Least(Situation s, int list)
    {
        var own = s.Lists[list];
        if (!own.Surely || own.Fewest.Sign <= 0) return 0;
        var others = s.Lists.Where((o, i) => i != list && o.Possibly).Select(o => o.Most).Where(v => v.Sign > 0).ToList();
        if (s.By is QuotaRule) return (long)new Rational(own.Fewest * s.Seats, own.Fewest + Sum(others)).Floor();
        return Search(s.Seats, k => others.Sum(v => Better(s, v, own.Fewest, k, strictly: false)) <= s.Seats - k);
    }

    private static BigInteger Sum(List<BigInteger> votes) => votes.Aggregate(BigInteger.Zero, (sum, v) => sum + v);

    /// <summary>How many claims of a list with these votes are better than (or as good as) the k-th claim of another.</summary>
    private static long Better(Situation s, BigInteger votes, BigInteger own, long k, bool strictly)
    {
        if (k == 0) return 0;
        var divisors = ((DivisorRule)s.By).Divisors;
        var claim = divisors.Claim(own, k - 1);
        return Search(s.Seats, m => m == 0 || divisors.Claim(votes, m - 1).CompareTo(claim) >= (strictly ? 1 : 0));
    }

    /// <summary>The greatest number up to a limit for which something holds that holds for all smaller ones.</summary>
    private static long Search(long limit, Func<long, bool> holds)
    {
        long low = 0, high = limit + 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (holds(middle)) low = middle;
            else high = middle;
        }

        return low;
    }
}
