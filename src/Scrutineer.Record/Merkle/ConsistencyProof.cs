using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>Consistency proofs of RFC 6962, section 2.1.2: the tree of the second size begins with the tree of the first.</summary>
public static class ConsistencyProof
{
    /// <summary>
    /// True if the tree of <paramref name="size1"/> leaves is a prefix of the tree of <paramref name="size2"/>. The first size must lie between 1 and the
    /// second: of the empty tree nothing can be said. Equal sizes need an empty proof and equal roots; no hash may be spare or missing.
    /// </summary>
    public static bool Verify(ulong size1, ulong size2, ReadOnlySpan<Hash32> proof, in Hash32 root1, in Hash32 root2)
    {
        if (size1 == 0 || size1 > size2) return false;
        if (size1 == size2) return proof.IsEmpty && root1 == root2;
        return SubtreeConsistency.VerifyInside(0, size1, size2, proof, root1, root2);
    }

    /// <summary>The same for hashes of foreign lengths: whatever does not have 32 bytes is refused.</summary>
    public static bool Verify(ulong size1, ulong size2, IEnumerable<ReadOnlyMemory<byte>> proof, ReadOnlySpan<byte> root1, ReadOnlySpan<byte> root2) =>
        Hash32.TryFromBytes(root1, out var first) && Hash32.TryFromBytes(root2, out var second) && HashList.TryRead(proof, out var hashes)
        && Verify(size1, size2, hashes, first, second);

    /// <summary>
    /// The proof that the tree of <paramref name="size1"/> leaves is a prefix of this tree; empty for 0 (which <see cref="Verify(ulong, ulong, ReadOnlySpan{Hash32}, in Hash32, in Hash32)"/>
    /// refuses) and for its own size. Refused: <c>proof-index</c> if the size is above the tree's, <c>tile-missing</c>, <c>tile-length</c>.
    /// </summary>
    public static Result<ImmutableArray<Hash32>> Build(ulong size1, TreeReader tree) => SubtreeConsistency.Build(0, size1, tree);
}
