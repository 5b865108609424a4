using System.Collections.Immutable;
using Xunit;

namespace Scrutineer.Record.Tests;

public class MerkleVectors
{
    /// <summary>The full tiles below 70,000 leaves serve every smaller tree too: partial tiles are cut from them.</summary>
    private static readonly Lazy<Tree> Big = new(() => Tree.Numbered(70_000));

    private sealed class Cut(Tree tree) : ITileReader
    {
        public ReadOnlyMemory<byte>? Read(TilePath path)
        {
            var (full, length) = (tree.Read(path.Full), path.Width * Hash32.Size);
            if (full is null && TilePlan.For(70_000)[path.Level].Partial is { } partial && partial.Index == path.Index) full = tree.Read(partial);
            return full?[..length];
        }
    }

    private static TreeReader BigAt(ulong size) => new(size, new Cut(Big.Value));

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.leaf_hash", MemberType = typeof(Vectors))]
    public void Leaf_hashes(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Text("hash_hex"), Merkle.LeafHash(input.Hex("data_hex")).ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.root", MemberType = typeof(Vectors))]
    public void Roots(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var leaves = input.Hexes("leaves_hex").Select(l => Merkle.LeafHash(l.Span)).ToArray();
        Assert.Equal(expect.Number("size"), (ulong)leaves.Length);
        Assert.Equal(expect.Text("root_hex"), Merkle.Root(leaves).ToString());
        Assert.Equal(expect.Text("root_b64"), Merkle.Root(leaves).ToBase64());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.node", MemberType = typeof(Vectors))]
    public void Nodes(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var leaves = input.Hexes("leaves_hex").Select(l => Merkle.LeafHash(l.Span)).ToArray();
        var width = 1 << (int)input.Number("level");
        Assert.Equal(expect.Text("hash_hex"), Merkle.Root(leaves.AsSpan((int)input.Number("index") * width, width)).ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.inclusion", MemberType = typeof(Vectors))]
    public void Inclusion_proofs(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Ok(), InclusionProof.Verify(
            input.Number("leaf_index"), input.Number("tree_size"), input.Hex("leaf_hash_hex"), input.Hexes("proof_hex"), input.Hex("root_hex")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.consistency", MemberType = typeof(Vectors))]
    public void Consistency_proofs(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Ok(), ConsistencyProof.Verify(
            input.Number("size1"), input.Number("size2"), input.Hexes("proof_hex"), input.Hex("root1_hex"), input.Hex("root2_hex")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.subtree_inclusion", MemberType = typeof(Vectors))]
    public void Subtree_inclusion_proofs(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Ok(), SubtreeInclusion.Verify(
            input.Number("leaf_index"), input.Number("start"), input.Number("end"), input.Hex("leaf_hash_hex"), input.Hexes("proof_hex"), input.Hex("root_hex")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.subtree_consistency", MemberType = typeof(Vectors))]
    public void Subtree_consistency_proofs(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Ok(), SubtreeConsistency.Verify(
            input.Number("start"), input.Number("end"), input.Number("size"), input.Hexes("proof_hex"), input.Hex("root1_hex"), input.Hex("root2_hex")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.big_root", MemberType = typeof(Vectors))]
    public void Roots_of_large_trees(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var size = input.Number("size");
        Assert.Equal(expect.Text("root_hex"), BigAt(size).Root().Value.ToString());
        Assert.Equal(expect.Text("root_hex"), TreeTiles.Restore(size, new Cut(Big.Value)).Value.Root().ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.big_inclusion", MemberType = typeof(Vectors))]
    public void Inclusion_proofs_from_tiles(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var (index, size) = (input.Number("index"), input.Number("size"));
        var proof = InclusionProof.Build(index, BigAt(size)).Value;
        Assert.Equal(expect.Texts("proof_hex"), proof.Select(h => h.ToString()));
        Assert.True(InclusionProof.Verify(index, size, BigAt(size).Leaf(index).Value, proof.AsSpan(), BigAt(size).Root().Value));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "merkle.big_consistency", MemberType = typeof(Vectors))]
    public void Consistency_proofs_from_tiles(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var (size1, size2) = (input.Number("size1"), input.Number("size2"));
        var proof = ConsistencyProof.Build(size1, BigAt(size2)).Value;
        Assert.Equal(expect.Texts("proof_hex"), proof.Select(h => h.ToString()));
        Assert.True(ConsistencyProof.Verify(size1, size2, proof.AsSpan(), BigAt(size1).Root().Value, BigAt(size2).Root().Value));
    }
}
