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
        var width = end - start;
        if (width <= 1 || start == 0) return true;
        var bits = 64 - BitOperations.LeadingZeroCount(width - 1);
        return bits < 64 && BitOperations.TrailingZeroCount(start) >= bits;
    }
}
