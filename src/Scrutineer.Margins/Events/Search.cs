using System.Numerics;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Margins.Events;

/// <summary>What all searches over candidates share: the candidates, the law to confirm with, and how often it may be applied.</summary>
/// <param name="Rerun">Applies the law.</param>
/// <param name="Outcome">The outcome as it is.</param>
/// <param name="Candidates">What can come out differently.</param>
/// <param name="MostReruns">How often the law is applied at most for one answer.</param>
internal sealed record Search(Rerun Rerun, Outcome Outcome, Candidates Candidates, int MostReruns)
{
    /// <summary>Indices of candidates that change the outcome; another winner in votes alone does not.</summary>
    public IEnumerable<int> Counting =>
        Enumerable.Range(0, Candidates.All.Length).Where(i => Candidates.All[i].Kind != EventKind.Winner);

    /// <summary>The least bound, or 1 where a step can change in more ways than the candidates say.</summary>
    public BigInteger Lower(IEnumerable<BigInteger?> bounds)
    {
        if (!Candidates.Unproved.IsEmpty) return BigInteger.One;
        var least = bounds.Where(b => b is not null).DefaultIfEmpty(BigInteger.One).Min()!.Value;
        return BigInteger.Max(least, BigInteger.One);
    }
}
