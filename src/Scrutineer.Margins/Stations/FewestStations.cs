using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Stations;

/// <summary>
/// The fewest stations that make a constraint hold: those with the greatest weights. Exact for one constraint, because any set of n
/// stations weighs at most what the n heaviest weigh. For several constraints the union is an upper bound.
/// </summary>
internal static class FewestStations
{
    /// <summary>The stations, in the order taken; null if all together do not do.</summary>
    public static ImmutableArray<int>? For(StationTable table, ImmutableArray<Constraint> constraints)
    {
        if (constraints.Length == 1) return For(table, constraints[0]);
        var union = new HashSet<int>();
        foreach (var constraint in constraints)
        {
            if (For(table, constraint) is not { } some) return null;
            union.UnionWith(some);
        }

        return [.. union];
    }

    /// <summary>No fewer stations can do.</summary>
    public static int? Bound(StationTable table, ImmutableArray<Constraint> constraints)
    {
        var bound = 0;
        foreach (var constraint in constraints)
        {
            if (For(table, constraint) is not { } some) return null;
            bound = int.Max(bound, some.Length);
        }

        return bound;
    }

    private static ImmutableArray<int>? For(StationTable table, Constraint constraint)
    {
        var need = table.Need(constraint);
        if (need.Sign <= 0) return [];
        var useful = table.Weights(constraint.Form).Where(w => w.Weight > 0).ToArray();
        var keys = new Int128[useful.Length];
        var items = new int[useful.Length];
        for (var i = 0; i < useful.Length; i++) (keys[i], items[i]) = (useful[i].Station - useful[i].Weight * table.All.Length, useful[i].Station);
        // Greatest first; equal ones in the order of the stations, so that the answer is the same everywhere.
        Array.Sort(keys, items);
        var left = need;
        for (var i = 0; i < keys.Length; i++)
        {
            left += (BigInteger)((keys[i] - items[i]) / table.All.Length);
            if (left.Sign <= 0) return [.. items.AsSpan(0, i + 1)];
        }

        return null;
    }
}
