using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>The subtree of the leaves [start, end) lies in the tree of a size (draft-ietf-plants-merkle-tree-certs, subtree consistency proofs).</summary>
public static class SubtreeConsistency
{
    /// <summary>
    /// True if the subtree of this root lies at [start, end) of the tree of this size and root. Start fits the width; no spare or missing hash.
    /// Roots are compared as they come: where the subtree is the whole tree they need not even be hashes. An empty subtree has the empty root and says
    /// nothing about the tree.
    /// </summary>
    public static bool Verify(ulong start, ulong end, ulong size, IEnumerable<ReadOnlyMemory<byte>> proof, ReadOnlySpan<byte> subtreeRoot, ReadOnlySpan<byte> root)
    {
        if (!Subtree.IsValid(start, end) || end > size || !HashList.TryRead(proof, out var hashes)) return false;
        if (start == end) return hashes.Length == 0 && subtreeRoot.SequenceEqual(Merkle.EmptyRoot.ToArray());
        if (start == 0 && end == size) return hashes.Length == 0 && subtreeRoot.SequenceEqual(root);
        return Hash32.TryFromBytes(subtreeRoot, out var first) && Hash32.TryFromBytes(root, out var second) && VerifyInside(start, end, size, hashes, first, second);
    }

    /// <summary>The proof. Refused: <c>proof-index</c>, <c>proof-subtree</c>, <c>tile-missing</c>, <c>tile-length</c>.</summary>
    public static Result<ImmutableArray<Hash32>> Build(ulong start, ulong end, TreeReader tree)
    {
        if (!Subtree.IsValid(start, end)) return new Refusal("proof-subtree", $"The leaves from {start} to {end} are no subtree.");
        if (end > tree.Size) return new Refusal("proof-index", $"The tree of {tree.Size} leaves ends before {end}.");
        if (start == end) return ImmutableArray<Hash32>.Empty;
        var ranges = new List<(ulong Start, ulong End)>();
        ulong left = 0, right = tree.Size;
        var known = true;
        // Down to the subtree, or to a node at its right end; the siblings on the way are the proof, from below.
        while (left != start || right != end)
        {
            var middle = left + TreeReader.Split(right - left);
            if (end <= middle)
            {
                ranges.Add((middle, right));
                right = middle;
            }
            else
            {
                ranges.Add((left, middle));
                if (start < middle)
                {
                    start = middle;
                    known = false;
                }

                left = middle;
            }
        }

        if (!known) ranges.Add((left, right));
        ranges.Reverse();
        return tree.Ranges(ranges);
    }

    /// <summary>Both roots from one proof; the subtree is neither empty nor the whole tree, and start fits.</summary>
    internal static bool VerifyInside(ulong start, ulong end, ulong size, ReadOnlySpan<Hash32> proof, in Hash32 subtreeRoot, in Hash32 root)
    {
        ulong first = start, last = end - 1, treeLast = size - 1;
        // Up to the node whose hash begins both roots: the subtree itself, or the largest complete node at its right end.
        while (first != last && (last == treeLast || (last & 1) == 1))
        {
            first >>= 1;
            last >>= 1;
            treeLast >>= 1;
        }

        if (first != last && proof.IsEmpty) return false;
        var seed = first == last ? subtreeRoot : proof[0];
        var rest = first == last ? proof : proof[1..];
        Hash32 inside = seed, whole = seed;
        foreach (ref readonly var sibling in rest)
        {
            if (treeLast == 0) return false;
            if ((last & 1) == 1 || last == treeLast)
            {
                if (first < last) inside = Merkle.NodeHash(sibling, inside);
                whole = Merkle.NodeHash(sibling, whole);
                while ((last & 1) == 0)
                {
                    first >>= 1;
                    last >>= 1;
                    treeLast >>= 1;
                }
            }
            else
            {
                whole = Merkle.NodeHash(whole, sibling);
            }

            first >>= 1;
            last >>= 1;
            treeLast >>= 1;
        }

        return treeLast == 0 && inside == subtreeRoot && whole == root;
    }
}
