using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Stations;

/// <summary>
/// The fewest stations that make a constraint hold: those with the greatest weights. Exact for one constraint, because any set of n
/// stations weighs at most what the n heaviest weigh. For several constraints the union is an upper bound, and the most that one of them needs
/// a lower bound.
/// </summary>
internal static class FewestStations
{
    /// <summary>The stations, in the order taken (null if even all together do not do), and a number below which none do (null: no number does).</summary>
    public static (ImmutableArray<int>? Stations, int? Bound) For(StationTable table, ImmutableArray<Constraint> constraints)
    {
        if (constraints.Length == 1)
        {
            var only = For(table, constraints[0]);
            return (only, only?.Length);
        }

        var union = new HashSet<int>();
        var bound = 0;
        foreach (var constraint in constraints)
        {
            if (For(table, constraint) is not { } some) return (null, null);
            bound = int.Max(bound, some.Length);
            union.UnionWith(some);
        }

        return ([.. union], bound);
    }

    private static ImmutableArray<int>? For(StationTable table, Constraint constraint)
    {
        var need = table.Need(constraint);
        if (need.Sign <= 0) return [];
        var weights = table.AllWeights(constraint.Form);
        Int128 greatest = 0;
        var count = 0;
        foreach (var weight in weights)
        {
            if (weight <= 0) continue;
            count++;
            greatest = Int128.Max(greatest, weight);
        }

        if (count == 0 || greatest * count < 0 || greatest * count < need) return null;
        var keys = new Int128[count];
        var items = new int[count];
        for (int k = 0, i = 0; k < weights.Length; k++)
        {
            if (weights[k] <= 0) continue;
            items[i] = k;
            keys[i++] = weights[k];
        }

        Sort(keys, items, greatest);
        var left = (Int128)need; // no more than all weights together
        for (var i = 0; i < items.Length; i++)
        {
            left -= weights[items[i]];
            if (left <= 0) return [.. items.AsSpan(0, i + 1)];
        }

        return null;
    }

    /// <summary>Greatest first; equal ones in the order of the stations, so that the answer is the same everywhere.</summary>
    private static void Sort(Int128[] weights, int[] items, Int128 greatest)
    {
        if (greatest < long.MaxValue / (items.Length + 1))
        {
            var small = new long[items.Length];
            for (var i = 0; i < small.Length; i++) small[i] = i - (long)weights[i] * small.Length;
            Array.Sort(small, items);
            return;
        }

        var places = Enumerable.Range(0, items.Length).OrderByDescending(i => weights[i]).ThenBy(i => i).Select(i => items[i]).ToArray();
        places.CopyTo(items, 0);
    }
}
