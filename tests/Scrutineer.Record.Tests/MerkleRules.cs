using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Edges of hashes, trees and proofs that no vector reaches.</summary>
public class MerkleRules
{
    private static Hash32 H(int i) => Merkle.LeafHash(BitConverter.GetBytes(i));

    private static ReadOnlyMemory<byte>[] Bytes(params Hash32[] hashes) => Tree.Bytes([.. hashes]);

    [Fact]
    public void A_hash_has_exactly_32_bytes()
    {
        foreach (var length in (int[])[0, 31, 33, 64])
        {
            Assert.Contains("32", Assert.Throws<ArgumentException>("bytes", () => Hash32.FromBytes(new byte[length])).Message, StringComparison.Ordinal);
            Assert.False(Hash32.TryFromBytes(Enumerable.Repeat((byte)1, length).ToArray(), out var hash));
            Assert.Equal(default, hash);
            Assert.False(Hash32.TryParse(Convert.ToBase64String(new byte[length]), out _));
        }

        Assert.False(Hash32.TryParse("?", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => H(1).CopyTo(new byte[31]));
        Assert.Equal(H(1), Hash32.Parse(H(1).ToBase64()).Value);
        Assert.Equal(H(1), Hash32.FromBytes(Convert.FromHexString(H(1).ToString())));
    }

    [Fact]
    public void Hashes_are_equal_by_every_one_of_their_bytes()
    {
        var hash = H(1);
        for (var i = 0; i < Hash32.Size; i++)
        {
            var bytes = hash.ToArray();
            bytes[i] ^= 1;
            var other = Hash32.FromBytes(bytes);
            Assert.False(hash.Equals(other));
            Assert.False(hash == other);
            Assert.True(hash != other);
            Assert.False(hash.Equals((object)other));
            Assert.NotEqual(hash.GetHashCode(), other.GetHashCode());
        }

        var same = Hash32.FromBytes(hash.ToArray());
        Assert.True(hash == same && !(hash != same) && hash.Equals((object)same));
        Assert.Equal(hash.GetHashCode(), same.GetHashCode());
        Assert.False(hash.Equals(null));
        Assert.False(hash.Equals((object)hash.ToString()));
    }

    [Fact]
    public void A_leaf_hash_is_that_of_a_zero_byte_and_the_entry_whatever_its_length()
    {
        foreach (var length in (int[])[0, 1, 1022, 1023, 1024, 1025, 5_000, 65_535])
        {
            var entry = Enumerable.Range(0, length).Select(i => (byte)((i + 1) % 251)).ToArray();
            // What is left in memory that is used again must not count.
            var used = ArrayPool<byte>.Shared.Rent(length + 1);
            Array.Fill(used, (byte)0xFF);
            ArrayPool<byte>.Shared.Return(used);
            Assert.Equal(SHA256.HashData([0, .. entry]), Merkle.LeafHash(entry).ToArray());
        }

        Assert.Equal(SHA256.HashData([1, .. H(1).ToArray(), .. H(2).ToArray()]), Merkle.NodeHash(H(1), H(2)).ToArray());
    }

    [Fact]
    public void A_list_with_a_hash_of_another_length_is_no_proof_even_where_none_is_needed()
    {
        ReadOnlyMemory<byte>[] bad = [new byte[31]];
        var hash = H(1).ToArray();
        Assert.True(InclusionProof.Verify(0, 1, hash, [], hash));
        Assert.False(InclusionProof.Verify(0, 1, hash, bad, hash));
        Assert.False(InclusionProof.Verify(0, 1, hash.AsSpan(1), [], hash));
        Assert.False(InclusionProof.Verify(0, 1, hash, [], hash.AsSpan(1)));
        Assert.True(ConsistencyProof.Verify(3, 3, [], hash, hash));
        Assert.False(ConsistencyProof.Verify(3, 3, bad, hash, hash));
        Assert.False(ConsistencyProof.Verify(3, 3, [], hash.AsSpan(1), hash.AsSpan(1)));
        Assert.True(SubtreeInclusion.Verify(2, 2, 3, hash, [], hash));
        Assert.False(SubtreeInclusion.Verify(2, 2, 3, hash, bad, hash));
        Assert.False(SubtreeInclusion.Verify(2, 2, 3, hash.AsSpan(1), [], hash));
        Assert.False(SubtreeInclusion.Verify(2, 2, 3, hash, [], hash.AsSpan(1)));
        Assert.True(SubtreeConsistency.Verify(0, 3, 3, [], hash, hash));
        Assert.False(SubtreeConsistency.Verify(0, 3, 3, bad, hash, hash));
        Assert.False(SubtreeConsistency.Verify(0, 1, 2, Bytes(H(2)), hash.AsSpan(1), Merkle.NodeHash(H(1), H(2)).ToArray()));
        Assert.False(SubtreeConsistency.Verify(0, 1, 2, Bytes(H(2)), hash, Merkle.NodeHash(H(1), H(2)).ToArray().AsSpan(1)));
    }

    [Fact]
    public void An_index_outside_a_tree_or_subtree_is_not_proved()
    {
        Assert.False(InclusionProof.Verify(1, 1, H(1), [], H(1)));
        Assert.False(InclusionProof.Verify(0, 0, H(1), [], H(1)));
        Assert.False(SubtreeInclusion.Verify(1, 2, 3, H(1), [], H(1)));
        Assert.False(SubtreeInclusion.Verify(3, 2, 3, H(1), [], H(1)));
        Assert.False(SubtreeInclusion.Verify(2, 2, 2, H(1), [], H(1)));
        Assert.False(SubtreeInclusion.Verify(1, 1, 3, H(1), [H(2)], Merkle.NodeHash(H(1), H(2))));
        Assert.False(SubtreeInclusion.Verify(2, 3, 2, H(1), [], H(1)));
    }

    [Fact]
    public void Sizes_are_consistent_only_upward_and_never_from_nothing()
    {
        Assert.False(ConsistencyProof.Verify(0, 0, [], Merkle.EmptyRoot, Merkle.EmptyRoot));
        Assert.False(ConsistencyProof.Verify(0, 1, [], Merkle.EmptyRoot, H(1)));
        Assert.False(ConsistencyProof.Verify(2, 1, [H(2)], Merkle.NodeHash(H(1), H(2)), H(1)));
        Assert.False(ConsistencyProof.Verify(3, 3, [], H(1), H(2)));
        Assert.False(ConsistencyProof.Verify(3, 3, [H(2)], H(1), H(1)));
        Assert.Empty(ConsistencyProof.Build(0, Tree.Numbered(3).At(3)).Value);
        Assert.Empty(ConsistencyProof.Build(3, Tree.Numbered(3).At(3)).Value);
    }

    [Fact]
    public void Proofs_hold_in_trees_of_more_than_2_to_the_63_leaves()
    {
        var path = Enumerable.Range(0, 64).Select(H).ToArray();
        var root = Merkle.NodeHash(path[0], H(100));
        for (var i = 1; i < 64; i++) root = Merkle.NodeHash(root, path[i]);
        Assert.True(InclusionProof.Verify(1, (1UL << 63) + 1, H(100), path, root));
        Assert.False(InclusionProof.Verify(0, (1UL << 63) + 1, H(100), path, root));
        Assert.True(InclusionProof.Verify(1UL << 63, (1UL << 63) + 1, H(100), [H(7)], Merkle.NodeHash(H(7), H(100))));
    }

    /// <summary>Hashes can be found that fit a range which is no subtree, or does not lie in the tree: the range itself is refused.</summary>
    [Fact]
    public void A_range_that_is_no_subtree_of_the_tree_is_refused_even_if_its_hashes_fit()
    {
        var (left, right) = (Merkle.NodeHash(H(0), H(1)), Merkle.NodeHash(H(2), H(3)));
        Assert.False(SubtreeConsistency.Verify(1, 3, 4, Bytes(H(2), H(3), left), Merkle.NodeHash(left, H(2)).ToArray(), Merkle.NodeHash(left, right).ToArray()));
        var whole = Merkle.NodeHash(Merkle.NodeHash(H(0), H(1)), H(2));
        Assert.False(SubtreeConsistency.Verify(0, 5, 4, Bytes(H(0), H(1), H(2)), H(0).ToArray(), whole.ToArray()));
        Assert.False(SubtreeConsistency.Verify(5, 5, 4, [], Merkle.EmptyRoot.ToArray(), H(0).ToArray()));
        Assert.True(SubtreeConsistency.Verify(4, 4, 4, [], Merkle.EmptyRoot.ToArray(), H(0).ToArray()));
        Assert.False(SubtreeConsistency.Verify(4, 4, 4, [], H(0).ToArray(), H(0).ToArray()));
        Assert.False(SubtreeConsistency.Verify(4, 4, 4, Bytes(H(0)), Merkle.EmptyRoot.ToArray(), H(0).ToArray()));
        Assert.False(SubtreeConsistency.Verify(0, 4, 4, Bytes(H(0)), H(0).ToArray(), H(0).ToArray()));
        Assert.False(SubtreeConsistency.Verify(0, 4, 4, [], H(0).ToArray(), H(1).ToArray()));
        Assert.False(SubtreeConsistency.Verify(3, 2, 4, [], Merkle.EmptyRoot.ToArray(), H(0).ToArray()));
        // From 0 to 3 needs the hash of the last leaf first; without any there is nothing to begin with.
        Assert.False(SubtreeConsistency.Verify(0, 3, 4, [], H(0).ToArray(), H(0).ToArray()));
    }

    [Theory]
    [InlineData(16, 29, 30)]
    [InlineData(16, 29, 32)]
    [InlineData(32, 57, 58)]
    [InlineData(32, 59, 64)]
    [InlineData(8, 13, 14)]
    [InlineData(0, 29, 30)]
    [InlineData(0, 33, 50)]
    [InlineData(48, 50, 50)]
    public void Subtrees_with_gaps_at_their_right_end_are_proved(int start, int end, int size)
    {
        var tree = Tree.Numbered((ulong)size);
        var proof = SubtreeConsistency.Build((ulong)start, (ulong)end, tree.At((ulong)size)).Value;
        var root = Tree.Naive(tree.Leaves.ToArray().AsSpan(start, end - start));
        Assert.True(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes(proof), root.ToArray(), tree.Root.ToArray()));
        for (var i = 0; i < proof.Length; i++)
            Assert.False(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes(proof.SetItem(i, H(-1))), root.ToArray(), tree.Root.ToArray()));
        Assert.False(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes(proof), H(-1).ToArray(), tree.Root.ToArray()));
        Assert.False(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes(proof), root.ToArray(), H(-1).ToArray()));
    }

    [Theory]
    [InlineData(0UL, 0UL, true)]
    [InlineData(5UL, 5UL, true)]
    [InlineData(5UL, 6UL, true)]
    [InlineData(6UL, 5UL, false)]
    [InlineData(6UL, 8UL, true)]
    [InlineData(6UL, 9UL, false)]
    [InlineData(5UL, 7UL, false)]
    [InlineData(8UL, 16UL, true)]
    [InlineData(8UL, 17UL, false)]
    [InlineData(16UL, 25UL, true)]
    [InlineData(0UL, ulong.MaxValue, true)]
    [InlineData(1UL << 63, ulong.MaxValue, true)]
    [InlineData(1UL << 62, 1UL << 63, true)]
    [InlineData(1UL << 62, (1UL << 63) + 1, false)]
    [InlineData(1UL << 62, ulong.MaxValue, false)]
    public void A_subtree_begins_at_a_multiple_of_the_power_of_two_that_holds_it(ulong start, ulong end, bool valid) => Assert.Equal(valid, Subtree.IsValid(start, end));

    [Fact]
    public void A_frontier_gives_every_eighth_level_that_a_leaf_completes()
    {
        var edge = Enumerable.Range(0, 56).Select(H).ToArray();
        var frontier = MerkleFrontier.Restore((1UL << 56) - 1, edge).Value;
        Assert.Equal(edge, frontier.Hashes);
        Span<Hash32> nodes = new Hash32[8];
        Assert.Equal(7, frontier.Copy().Append(H(100), nodes));
        var node = H(100);
        for (var level = 0; level < 56; level++)
        {
            node = Merkle.NodeHash(edge[55 - level], node);
            if (level % 8 == 7) Assert.Equal(node, nodes[level / 8]);
        }

        Assert.Equal(default, nodes[7]);
        frontier.Append(H(100));
        Assert.Equal(node, frontier.Root());
        Assert.Equal([node], frontier.Hashes);
    }

    [Fact]
    public void A_leaf_within_a_tile_completes_no_level_above()
    {
        var frontier = MerkleFrontier.Restore(127, Enumerable.Range(0, 7).Select(H).ToArray()).Value;
        Span<Hash32> nodes = new Hash32[8];
        Assert.Equal(0, frontier.Append(H(100), nodes));
        Assert.Equal(0, frontier.Append(H(101), nodes));
        Assert.True(nodes.TrimStart(default(Hash32)).IsEmpty);
        Assert.Equal(129UL, frontier.Size);
    }

    [Fact]
    public void A_tree_takes_2_to_the_63_less_one_leaves()
    {
        var edge = Enumerable.Range(0, 63).Select(H).ToArray();
        var full = MerkleFrontier.Restore(long.MaxValue, edge).Value;
        var root = edge[62];
        for (var i = 61; i >= 0; i--) root = Merkle.NodeHash(edge[i], root);
        Assert.Equal(root, full.Root());
        Assert.Equal(edge, full.Hashes);
        Assert.Contains("full", Assert.Throws<InvalidOperationException>(() => full.Append(H(1))).Message, StringComparison.Ordinal);
        var last = MerkleFrontier.Restore(long.MaxValue - 1UL, edge.AsSpan(0, 62)).Value;
        last.Append(edge[62]);
        Assert.Equal(root, last.Root());
    }

    [Fact]
    public void A_copy_of_a_frontier_grows_on_its_own()
    {
        var frontier = new MerkleFrontier();
        for (var i = 0; i < 5; i++) frontier.Append(H(i));
        var before = frontier.Root();
        var copy = frontier.Copy();
        Assert.Equal((before, 5UL), (copy.Root(), copy.Size));
        copy.Append(H(5));
        copy.Append(H(6));
        Assert.Equal((before, 5UL), (frontier.Root(), frontier.Size));
        Assert.Equal(Tree.Naive(Enumerable.Range(0, 7).Select(H).ToArray()), copy.Root());
        Assert.Equal(BitOperations.PopCount(7u), copy.Hashes.Length);
        Assert.Empty(new MerkleFrontier().Hashes);
        Assert.Equal(Merkle.EmptyRoot, new MerkleFrontier().Root());
    }
}
