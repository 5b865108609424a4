using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>A leaf in the subtree of the leaves [start, end) (draft-ietf-plants-merkle-tree-certs): an inclusion proof counted from start.</summary>
public static class SubtreeInclusion
{
    /// <summary>True if the leaf of this index stands in the subtree of this root. The index lies in the subtree; start fits the width; no spare or missing hash.</summary>
    public static bool Verify(ulong index, ulong start, ulong end, in Hash32 leaf, ReadOnlySpan<Hash32> proof, in Hash32 root) =>
        Subtree.IsValid(start, end) && index >= start && InclusionProof.Verify(index - start, end - start, leaf, proof, root);

    /// <summary>The same for hashes of foreign lengths: whatever does not have 32 bytes is refused.</summary>
    public static bool Verify(ulong index, ulong start, ulong end, ReadOnlySpan<byte> leaf, IEnumerable<ReadOnlyMemory<byte>> proof, ReadOnlySpan<byte> root) =>
        Hash32.TryFromBytes(leaf, out var leafHash) && Hash32.TryFromBytes(root, out var rootHash) && HashList.TryRead(proof, out var hashes)
        && Verify(index, start, end, leafHash, hashes, rootHash);

    /// <summary>The proof. Refused: <c>proof-index</c>, <c>proof-subtree</c>, <c>tile-missing</c>, <c>tile-length</c>.</summary>
    public static Result<ImmutableArray<Hash32>> Build(ulong index, ulong start, ulong end, TreeReader tree)
    {
        if (!Subtree.IsValid(start, end)) return new Refusal("proof-subtree", $"The leaves from {start} to {end} are no subtree.");
        if (index < start || index >= end || end > tree.Size) return new Refusal("proof-index", $"The index {index} is not in the subtree, or the subtree not in the tree.");
        var ranges = new List<(ulong Start, ulong End)>();
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
}
