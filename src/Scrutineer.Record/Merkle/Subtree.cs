using System.Numerics;

namespace Scrutineer.Record;

/// <summary>The leaves [start, end) as a tree of their own (draft-ietf-plants-merkle-tree-certs, subtrees).</summary>
internal static class Subtree
{
    /// <summary>
    /// True if start does not lie behind end and is a multiple of the smallest power of two not below the width. The empty range is a subtree.
    /// </summary>
    public static bool IsValid(ulong start, ulong end)
    {
        if (start > end) return false;
        // Bits of the last index counted from start; zero counts as a multiple of everything.
        return start == end || BitOperations.TrailingZeroCount(start) >= 64 - BitOperations.LeadingZeroCount(end - start - 1);
    }
}
