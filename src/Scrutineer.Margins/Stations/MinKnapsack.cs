using System.Collections;
using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Margins.Stations;

/// <summary>
/// The exact min-knapsack cover by dynamic programming over whole costs: for each cost the greatest weight that it buys. The work is
/// items x cost, known beforehand, so that no limit is needed; where it would be too much, <see cref="Cover"/> asks the solver.
/// </summary>
internal static class MinKnapsack
{
    private const long MostWork = 400_000_000;

    /// <summary>The cheapest set that weighs at least what is needed and costs less than a known one; null if none does. Not to be called if <see cref="Fits"/> says no.</summary>
    public static ImmutableArray<int>? Cheaper(IReadOnlyList<(int Station, long Weight, long Cost)> items, long need, long below)
    {
        var most = (int)(below - 1);
        if (most < 0) return null;
        var weight = new long[most + 1]; // the greatest weight that at most this cost buys
        var takes = new BitArray[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var (_, gain, price) = items[i];
            var take = takes[i] = new BitArray(most + 1);
            for (var cost = most; cost >= price; cost--)
            {
                var with = weight[cost - price] + gain;
                if (with <= weight[cost]) continue;
                weight[cost] = with;
                take[cost] = true;
            }
        }

        var least = Array.FindIndex(weight, w => w >= need);
        if (least < 0) return null;
        var chosen = ImmutableArray.CreateBuilder<int>();
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (!takes[i][least]) continue;
            chosen.Add(items[i].Station);
            least -= (int)items[i].Cost;
        }

        chosen.Sort();
        return chosen.ToImmutable();
    }

    /// <summary>True if the work and the numbers are small enough.</summary>
    public static bool Fits(int items, BigInteger below, BigInteger weights) => items * below <= MostWork && weights < long.MaxValue / 4;
}
