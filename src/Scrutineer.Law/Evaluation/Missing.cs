using System.Numerics;
using Scrutineer.Law.Data;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// How many ballots can still come, by unit: the registers of the stations that have not reported.
/// A unit whose missing registers are not known has no bound.
/// </summary>
/// <param name="byUnit">Bound by unit of the vote table; null: unknown. Units left out have nothing missing.</param>
public sealed class Missing(IReadOnlyDictionary<string, BigInteger?> byUnit)
{
    /// <summary>Nothing is missing.</summary>
    public static Missing Nothing { get; } = new(new Dictionary<string, BigInteger?>());

    /// <summary>The bound for the whole country; null: unknown.</summary>
    public BigInteger? National => Sum(byUnit.Values);

    /// <summary>The bound for a unit and all below it; null: unknown.</summary>
    public BigInteger? Within(VoteData data, string unit) =>
        Sum(byUnit.Where(u => data.IsWithin(u.Key, unit)).Select(u => u.Value));

    private static BigInteger? Sum(IEnumerable<BigInteger?> bounds)
    {
        var sum = BigInteger.Zero;
        foreach (var bound in bounds)
        {
            if (bound is null) return null;
            sum += bound.Value;
        }

        return sum;
    }
}
