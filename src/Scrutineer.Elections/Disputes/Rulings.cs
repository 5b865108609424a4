using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Disputes;

/// <summary>Every act and decision of a record, and which of them hold: a revocation ends what it names, and is itself ended by a later one.</summary>
public sealed class Rulings
{
    private readonly SortedDictionary<long, Ruling> all = [];
    private HashSet<long>? revoked;

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyCollection<Ruling> All => all.Values;

    /// <summary>Those that hold, oldest first.</summary>
    public IEnumerable<Ruling> InForce => all.Values.Where(r => Holds(r.Index));

    /// <summary>The ruling at an index; null: that entry is none.</summary>
    public Ruling? Find(long index) => all.GetValueOrDefault(index);

    /// <summary>True if the entry is a ruling that no ruling in force revokes.</summary>
    public bool Holds(long index) => all.ContainsKey(index) && !Revoked.Contains(index);

    /// <summary>The latest ruling in force that revokes this one; null: none does.</summary>
    public Ruling? EndOf(long index) => InForce.LastOrDefault(r => Ends(r).Contains(index));

    /// <summary>What the count makes of the rulings in force.</summary>
    public ImmutableArray<Act> Acts => [.. InForce.SelectMany(r => r.Acts())];

    /// <summary>A remedy of this kind among the rulings in force, with its ruling, newest first.</summary>
    public IEnumerable<(Ruling Ruling, T Remedy)> Of<T>()
        where T : Remedy => InForce.Reverse().SelectMany(r => r.Remedies.OfType<T>().Select(m => (r, m)));

    /// <summary>The same, which later rulings do not change.</summary>
    internal Rulings Copy()
    {
        var copy = new Rulings();
        foreach (var ruling in all.Values) copy.all.Add(ruling.Index, ruling);
        // Folded now: readers of the copy may be several threads.
        copy.revoked = Revoked;
        return copy;
    }

    internal void Add(Ruling ruling)
    {
        all.Add(ruling.Index, ruling);
        if (Ends(ruling).Any()) revoked = null;
    }

    /// <summary>These rulings and one more; these stay as they are.</summary>
    internal Rulings With(Ruling next)
    {
        var more = new Rulings();
        foreach (var ruling in all.Values) more.Add(ruling);
        more.Add(next);
        return more;
    }

    private HashSet<long> Revoked => revoked ??= Fold();

    private HashSet<long> Fold()
    {
        var ended = new HashSet<long>();
        foreach (var ruling in all.Values.Reverse())
            if (!ended.Contains(ruling.Index)) ended.UnionWith(Ends(ruling));
        return ended;
    }

    private static IEnumerable<long> Ends(Ruling ruling) => ruling.Remedies.OfType<Revocation>().Select(r => r.Entry);
}
