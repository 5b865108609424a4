using CsCheck;
using Xunit;

namespace Scrutineer.Record.Tests;

public class TreeProperties
{
    private static readonly Lazy<Tree> Five = new(() => Tree.Numbered(600));

    private static Tree Numbered(int size) => size == 600 ? Five.Value : Tree.Numbered((ulong)size);

    [Fact]
    public void The_frontier_has_the_root_of_the_rfc() => Gen.Int[0, 600].Sample(
        size => Numbered(size).Root == Tree.Naive(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Five.Value.Leaves)[..size]), iter: 60);

    [Fact]
    public void A_frontier_restored_from_its_hashes_grows_alike() => Gen.Select(Gen.Int[0, 500], Gen.Int[0, 100]).Sample(
        (size, more) =>
        {
            var frontier = new MerkleFrontier();
            foreach (var leaf in Five.Value.Leaves.Take(size)) frontier.Append(leaf);
            var restored = MerkleFrontier.Restore(frontier.Size, frontier.Hashes.AsSpan()).Value;
            foreach (var leaf in Five.Value.Leaves.Skip(size).Take(more))
            {
                frontier.Append(leaf);
                restored.Append(leaf);
            }

            return frontier.Root() == restored.Root() && restored.Size == (ulong)(size + more);
        },
        iter: 60);

    [Fact]
    public void A_writer_restored_from_its_tiles_writes_the_same_tiles() => Gen.Select(Gen.Int[0, 600], Gen.Int[0, 300]).Sample(
        (size, more) =>
        {
            var before = Numbered(size);
            var writer = TreeTiles.Restore((ulong)size, before).Value;
            var filled = new List<HashTile>();
            for (var i = size; i < size + more; i++) writer.Append(Merkle.LeafHash(Vectors.Leaf((ulong)i)), filled);
            var after = Numbered(size + more);
            return writer.Root() == after.Root
                && filled.Concat(writer.Partial()).All(t => after.Files[t.Path.ToString()].AsSpan().SequenceEqual(t.Body.Span))
                && after.Files.Keys.Except(before.Files.Keys).Order().SequenceEqual(filled.Concat(writer.Partial()).Select(t => t.Path.ToString()).Except(before.Files.Keys).Order());
        },
        iter: 30);

    [Fact]
    public void Proofs_from_tiles_verify_and_altered_ones_do_not() => Gen.Select(Gen.Int[1, 600], Gen.Int[0, 599], Gen.Int[0, 255], Gen.Int[0, 20]).Sample(
        (size, at, bit, which) =>
        {
            var tree = Numbered(size);
            var root = tree.Root;
            var index = (ulong)(at % size);
            var leaf = tree.Leaves[(int)index];
            var inclusion = InclusionProof.Build(index, tree.At((ulong)size)).Value.ToArray();
            Assert.True(InclusionProof.Verify(index, (ulong)size, leaf, inclusion, root));
            foreach (var bad in Spoil(inclusion, bit, which)) Assert.False(InclusionProof.Verify(index, (ulong)size, leaf, bad, root));
            Assert.False(InclusionProof.Verify(index, (ulong)size, Flip(leaf, bit), inclusion, root));
            Assert.False(InclusionProof.Verify(index, (ulong)size, leaf, inclusion, Flip(root, bit)));

            var size1 = index + 1;
            var root1 = Tree.Naive(tree.Leaves.ToArray().AsSpan(0, (int)size1));
            var consistency = ConsistencyProof.Build(size1, tree.At((ulong)size)).Value.ToArray();
            Assert.True(ConsistencyProof.Verify(size1, (ulong)size, consistency, root1, root));
            foreach (var bad in Spoil(consistency, bit, which)) Assert.False(ConsistencyProof.Verify(size1, (ulong)size, bad, root1, root));
            Assert.False(ConsistencyProof.Verify(size1, (ulong)size, consistency, Flip(root1, bit), root));
            Assert.False(ConsistencyProof.Verify(size1, (ulong)size, consistency, root1, Flip(root, bit)));
            return true;
        },
        iter: 60);

    [Fact]
    public void Every_subtree_of_a_small_tree_is_proved()
    {
        for (var size = 0; size <= 20; size++)
        {
            var tree = Tree.Numbered((ulong)size);
            var leaves = tree.Leaves.ToArray();
            for (var start = 0; start <= size; start++)
            {
                for (var end = start; end <= size; end++)
                {
                    var proof = SubtreeConsistency.Build((ulong)start, (ulong)end, tree.At((ulong)size));
                    var root = Tree.Naive(leaves.AsSpan(start, end - start)).ToArray();
                    var width = 1;
                    while (width < end - start) width *= 2;
                    Assert.Equal(start % width == 0, proof.IsOk);
                    if (!proof.IsOk) continue;
                    Assert.True(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes(proof.Value), root, tree.Root.ToArray()), $"{start} {end} {size}");
                    if (start < end && !proof.Value.IsEmpty)
                        foreach (var bad in Spoil([.. proof.Value], 3, end))
                            Assert.False(SubtreeConsistency.Verify((ulong)start, (ulong)end, (ulong)size, Tree.Bytes([.. bad]), root, tree.Root.ToArray()));
                    for (var i = start; i < end; i++)
                    {
                        var inside = SubtreeInclusion.Build((ulong)i, (ulong)start, (ulong)end, tree.At((ulong)size)).Value;
                        Assert.True(SubtreeInclusion.Verify((ulong)i, (ulong)start, (ulong)end, leaves[i], inside.AsSpan(), Hash32.FromBytes(root)));
                    }
                }
            }
        }
    }

    [Fact]
    public void A_reader_falls_back_to_the_full_tile_where_the_partial_one_is_gone()
    {
        var tree = Tree.Numbered(600);
        var root = Tree.Naive(tree.Leaves.ToArray().AsSpan(0, 300));
        // tile/0/001.p/44 is gone, tile/0/001 serves; level 1 is not full yet, so its partial tile of that size is still there.
        tree.Files["tile/1/000.p/1"] = tree.Files["tile/1/000.p/2"][..Hash32.Size];
        Assert.Equal(root, tree.At(300).Root().Value);
        Assert.Equal(root, TreeTiles.Restore(300, tree).Value.Root());
    }

    [Fact]
    public void A_missing_or_short_tile_is_refused()
    {
        var tree = Tree.Numbered(300);
        tree.Files["tile/0/001.p/44"] = new byte[43 * Hash32.Size];
        Assert.Equal("tile-length", tree.At(300).Root().Refusal!.Code);
        tree.Files.Remove("tile/0/001.p/44");
        Assert.Equal("tile-missing", tree.At(300).Root().Refusal!.Code);
        Assert.Equal("tile-missing", TreeTiles.Restore(300, tree).Refusal!.Code);
    }

    [Fact]
    public void Random_paths_never_throw_and_only_canonical_ones_are_read() =>
        Gen.String[Gen.Char["tile/0x19.pentris-"], 0, 30].Sample(
            text =>
            {
                foreach (var path in (string[])[text, $"tile/0/{text}", $"tile/entries/{text}"])
                    if (TilePath.Parse(path) is { IsOk: true } parsed && parsed.Value.ToString() != path) return false;
                return true;
            },
            iter: 2_000);

    [Fact]
    public void Bundles_go_through_bytes_and_back() => Gen.Byte.Array[0, 40].Array[0, 300].Sample(
        entries =>
        {
            var bundle = EntryBundle.Encode([.. entries.Select(e => (ReadOnlyMemory<byte>)e)]);
            if (entries.Length > 256) return bundle.Refusal!.Code == "bundle-width";
            if (entries.Length > 0 && EntryBundle.Parse(bundle.Value.AsMemory(0, bundle.Value.Length - 1)).Refusal?.Code != "bundle-truncated") return false;
            return EntryBundle.Parse(bundle.Value, entries.Length).Value.Select(e => e.ToArray()).SequenceEqual(entries, new SameBytes())
                && EntryBundle.Parse(bundle.Value, entries.Length + 1).Refusal!.Code == "bundle-width";
        },
        iter: 200);

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }

    private static Hash32 Flip(Hash32 hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return Hash32.FromBytes(bytes);
    }

    private static IEnumerable<Hash32[]> Spoil(Hash32[] proof, int bit, int which)
    {
        yield return [.. proof, Merkle.EmptyRoot];
        yield return [Merkle.EmptyRoot, .. proof];
        if (proof.Length == 0) yield break;
        yield return proof[1..];
        yield return proof[..^1];
        var flipped = proof.ToArray();
        flipped[which % proof.Length] = Flip(flipped[which % proof.Length], bit);
        yield return flipped;
    }
}
