using System.Numerics;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// How many ballots can still come: the registers of the stations that have not reported.
/// Where those registers are not known there is no bound (null), and every bar is open.
/// </summary>
/// <param name="national">Bound for the whole country.</param>
/// <param name="byUnit">Bound for a unit and all below it; units left out have nothing missing.</param>
public sealed class Missing(BigInteger? national, IReadOnlyDictionary<string, BigInteger?> byUnit)
{
    /// <summary>Nothing is missing.</summary>
    public static Missing Nothing { get; } = new(BigInteger.Zero, new Dictionary<string, BigInteger?>());

    /// <summary>The bound for the whole country; null: unknown.</summary>
    public BigInteger? National => national;

    /// <summary>The bound for a unit and all below it; null: unknown.</summary>
    public BigInteger? Within(string unit) => byUnit.TryGetValue(unit, out var bound) ? bound : BigInteger.Zero;
}
