using System.Collections.Immutable;
using Scrutineer.Law;

namespace Scrutineer.Elections.Units;

/// <summary>All units of an election with their places in the tree. A unit's index is its place in <see cref="All"/>.</summary>
public sealed class UnitTree
{
    /// <summary>No unit may lie deeper.</summary>
    public const int GreatestDepth = 32;

    private readonly Dictionary<string, int> byCode;
    private readonly int[] parents;
    private readonly ImmutableArray<int>[] children;

    private UnitTree(ImmutableArray<Unit> all, Dictionary<string, int> byCode, int[] parents)
    {
        All = all;
        this.byCode = byCode;
        this.parents = parents;
        var builders = new List<int>?[all.Length];
        for (var i = 0; i < all.Length; i++)
            if (parents[i] >= 0) (builders[parents[i]] ??= []).Add(i);
        children = [.. builders.Select(b => b is null ? [] : b.ToImmutableArray())];
        BottomUp = Order();
        (Registers, StationCounts) = Sizes();
    }

    public ImmutableArray<Unit> All { get; }

    /// <summary>Index of the root.</summary>
    public int Root { get; private init; }

    /// <summary>Indices so that every unit comes after all units below it.</summary>
    public ImmutableArray<int> BottomUp { get; }

    /// <summary>Registered voters by index: the unit's own number, or the sum of the units below if all are known; null: not known.</summary>
    public ImmutableArray<long?> Registers { get; }

    /// <summary>Stations at or below by index: listed ones, or the unit's own number where it is larger.</summary>
    public ImmutableArray<long> StationCounts { get; }

    public Unit this[int index] => All[index];

    /// <summary>Index of the unit of that code, or -1.</summary>
    public int Find(string code) => byCode.GetValueOrDefault(code, -1);

    /// <summary>Index of the parent, or -1 for the root.</summary>
    public int ParentOf(int index) => parents[index];

    public ImmutableArray<int> ChildrenOf(int index) => children[index];

    /// <summary>From the unit up to the root, itself first.</summary>
    public IEnumerable<int> PathOf(int index)
    {
        for (var at = index; at >= 0; at = parents[at]) yield return at;
    }

    /// <summary>Builds the tree. Refuses a code twice, an unknown parent, a cycle, no root, more than one root.</summary>
    /// <param name="units">The units.</param>
    /// <param name="lineOf">Line in the file of the unit at an index, for refusals.</param>
    public static Result<UnitTree> Build(ImmutableArray<Unit> units, Func<int, int?>? lineOf = null)
    {
        Refusal Refuse(int at, string code, string message) => new(code, message, Line: lineOf?.Invoke(at));
        if (units.IsEmpty) return new Refusal("units-empty", "There are no units; at least the country is needed.");

        var byCode = new Dictionary<string, int>(units.Length, StringComparer.Ordinal);
        for (var i = 0; i < units.Length; i++)
            if (!byCode.TryAdd(units[i].Code, i)) return Refuse(i, "unit-twice", $"The unit \"{units[i].Code}\" is given twice.");

        var parents = new int[units.Length];
        var root = -1;
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Parent is not { } parent)
            {
                parents[i] = -1;
                if (root >= 0) return Refuse(i, "unit-two-roots", $"Both \"{units[root].Code}\" and \"{units[i].Code}\" have no parent; only one unit can be the root.");
                root = i;
            }
            else if (!byCode.TryGetValue(parent, out parents[i]))
            {
                return Refuse(i, "unit-unknown", $"The unit \"{units[i].Code}\" lies in \"{parent}\", which is not among the units.");
            }
        }

        // 1 = reaches the root, 2 = on the way now.
        var seen = new byte[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            var at = i;
            while (at >= 0 && seen[at] == 0)
            {
                seen[at] = 2;
                at = parents[at];
            }

            if (at >= 0 && seen[at] == 2) return Refuse(at, "unit-cycle", $"The unit \"{units[at].Code}\" lies below itself.");
            for (at = i; at >= 0 && seen[at] == 2; at = parents[at]) seen[at] = 1;
        }

        for (var i = 0; i < units.Length; i++)
        {
            if (parents[i] >= 0 && units[parents[i]].IsStation)
                return Refuse(i, "unit-below-station", $"The unit \"{units[i].Code}\" lies in the station \"{units[i].Parent}\"; nothing can lie below a station.");
            var depth = 0;
            for (var at = parents[i]; at >= 0; at = parents[at])
                if (++depth > GreatestDepth) return Refuse(i, "unit-deep", $"The unit \"{units[i].Code}\" lies more than {GreatestDepth} levels deep.");
        }

        return units[root].IsStation
            ? Refuse(root, "unit-root-station", "The unit without a parent is a station; at least a country is needed above it.")
            : new UnitTree(units, byCode, parents) { Root = root };
    }

    private ImmutableArray<int> Order()
    {
        var depth = new int[All.Length];
        for (var i = 0; i < All.Length; i++)
            for (var at = parents[i]; at >= 0; at = parents[at]) depth[i]++;
        return [.. Enumerable.Range(0, All.Length).OrderByDescending(i => depth[i])];
    }

    private (ImmutableArray<long?> Registers, ImmutableArray<long> Stations) Sizes()
    {
        var registers = new long?[All.Length];
        var stations = new long[All.Length];
        foreach (var i in BottomUp)
        {
            var below = children[i];
            var sum = below.IsEmpty ? null : below.Aggregate((long?)0, (all, c) => all + registers[c]);
            registers[i] = All[i].Registered ?? sum;
            // A unit with nothing below it reports as one, whatever its level.
            var listed = below.IsEmpty ? 1 : below.Sum(c => stations[c]);
            stations[i] = long.Max(listed, All[i].Stations ?? 0);
        }

        return ([.. registers], [.. stations]);
    }
}
