using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Record;

/// <summary>
/// A growing Merkle tree of which only the right edge is kept: the roots of the complete subtrees that its size is the sum of,
/// at most 64 hashes. Not safe for several threads at once.
/// </summary>
public sealed class MerkleFrontier
{
    // The root of the complete subtree of 2^level leaves, valid where the bit of the size is set.
    private readonly Hash32[] roots = new Hash32[64];

    /// <summary>The empty tree.</summary>
    public MerkleFrontier() { }

    private MerkleFrontier(MerkleFrontier other)
    {
        Size = other.Size;
        other.roots.CopyTo(roots, 0);
    }

    /// <summary>The number of leaves, below 2^63.</summary>
    public ulong Size { get; private set; }

    /// <summary>The roots of the complete subtrees from left (large) to right (small): as many as the size has bits.</summary>
    public ImmutableArray<Hash32> Hashes
    {
        get
        {
            var hashes = ImmutableArray.CreateBuilder<Hash32>(BitOperations.PopCount(Size));
            for (var level = 63; level >= 0; level--)
                if ((Size >> level & 1) == 1) hashes.Add(roots[level]);
            return hashes.MoveToImmutable();
        }
    }

    /// <summary>The frontier of a tree of this size with these hashes, in the order of <see cref="Hashes"/>. Refused: <c>tile-frontier</c>.</summary>
    public static Result<MerkleFrontier> Restore(ulong size, ReadOnlySpan<Hash32> hashes)
    {
        if (size > PlainDecimal.Max || hashes.Length != BitOperations.PopCount(size))
            return new Refusal("tile-frontier", $"The right edge of a tree of {size} leaves does not have {hashes.Length} hashes.");
        var frontier = new MerkleFrontier { Size = size };
        var next = 0;
        for (var level = 63; level >= 0; level--)
            if ((size >> level & 1) == 1) frontier.roots[level] = hashes[next++];
        return frontier;
    }

    /// <summary>Adds the hash of the next leaf. One node hash on average.</summary>
    /// <exception cref="InvalidOperationException">The tree has 2^63 - 1 leaves.</exception>
    public void Append(in Hash32 leaf) => Append(leaf, []);

    /// <summary>The same, and gives the complete nodes of the levels 8, 16, 24 ... that the leaf completes; returns how many.</summary>
    internal int Append(in Hash32 leaf, Span<Hash32> everyEighth)
    {
        if (Size == PlainDecimal.Max) throw new InvalidOperationException("The tree is full.");
        var node = leaf;
        var level = 0;
        for (; (Size >> level & 1) == 1; level++)
        {
            if (level > 0 && level % 8 == 0 && !everyEighth.IsEmpty) everyEighth[(level / 8) - 1] = node;
            node = Merkle.NodeHash(roots[level], node);
        }

        if (level > 0 && level % 8 == 0 && !everyEighth.IsEmpty) everyEighth[(level / 8) - 1] = node;
        roots[level] = node;
        Size++;
        return level / 8;
    }

    /// <summary>The root of the tree; <see cref="Merkle.EmptyRoot"/> without leaves.</summary>
    public Hash32 Root()
    {
        if (Size == 0) return Merkle.EmptyRoot;
        var level = BitOperations.TrailingZeroCount(Size);
        var root = roots[level];
        for (level++; level < 64; level++)
            if ((Size >> level & 1) == 1) root = Merkle.NodeHash(roots[level], root);
        return root;
    }

    /// <summary>A frontier that grows on its own from here.</summary>
    public MerkleFrontier Copy() => new(this);
}
