using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Record;

/// <summary>Inclusion proofs of RFC 6962, section 2.1.1: hashes from the sibling of the leaf upward.</summary>
public static class InclusionProof
{
    /// <summary>True if the leaf stands at this index of the tree of this size and root. No hash may be spare or missing; the index lies below the size.</summary>
    public static bool Verify(ulong index, ulong size, in Hash32 leaf, ReadOnlySpan<Hash32> proof, in Hash32 root) =>
        index < size && TryRoot(index, size - 1, leaf, proof, out var computed) && computed == root;

    /// <summary>
    /// The same for hashes of foreign lengths, as they come from outside: whatever does not have 32 bytes is refused.
    /// </summary>
    public static bool Verify(ulong index, ulong size, ReadOnlySpan<byte> leaf, IEnumerable<ReadOnlyMemory<byte>> proof, ReadOnlySpan<byte> root) =>
        Hash32.TryFromBytes(leaf, out var leafHash) && Hash32.TryFromBytes(root, out var rootHash) && HashList.TryRead(proof, out var hashes)
        && Verify(index, size, leafHash, hashes, rootHash);

    /// <summary>
    /// The proof that the leaf at this index stands in the tree of this size. Refused: <c>proof-index</c> if the index is not below the size,
    /// <c>tile-missing</c>, <c>tile-length</c> if a tile cannot be read.
    /// </summary>
    public static Result<ImmutableArray<Hash32>> Build(ulong index, TreeReader tree)
    {
        if (index >= tree.Size) return new Refusal("proof-index", $"The index {index} is not in a tree of {tree.Size} leaves.");
        var ranges = new List<(ulong Start, ulong End)>();
        ulong start = 0, end = tree.Size;
        while (end - start > 1)
        {
            var middle = start + TreeReader.Split(end - start);
            ranges.Add(index < middle ? (middle, end) : (start, middle));
            if (index < middle) end = middle;
            else start = middle;
        }

        ranges.Reverse();
        return tree.Ranges(ranges);
    }

    /// <summary>Walks from a node upward to the root; <paramref name="last"/> is the last index of the level of the node.</summary>
    internal static bool TryRoot(ulong index, ulong last, in Hash32 node, ReadOnlySpan<Hash32> proof, out Hash32 root)
    {
        root = node;
        var inner = 64 - BitOperations.LeadingZeroCount(index ^ last);
        var border = inner == 64 ? 0 : BitOperations.PopCount(index >> inner);
        if (proof.Length != inner + border) return false;
        for (var level = 0; level < inner; level++)
            root = (index >> level & 1) == 0 ? Merkle.NodeHash(root, proof[level]) : Merkle.NodeHash(proof[level], root);
        foreach (ref readonly var left in proof[inner..]) root = Merkle.NodeHash(left, root);
        return true;
    }
}
