using System.Collections.Immutable;

namespace Scrutineer.Record.Tests;

/// <summary>Trees in memory, with all their tiles.</summary>
public sealed class Tree : ITileReader
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public List<Hash32> Leaves { get; } = [];

    public Hash32 Root { get; private init; }

    public static Tree Of(IEnumerable<byte[]> entries)
    {
        var tiles = new TreeTiles();
        var filled = new List<HashTile>();
        var leaves = new List<Hash32>();
        foreach (var entry in entries)
        {
            leaves.Add(Merkle.LeafHash(entry));
            tiles.Append(leaves[^1], filled);
        }

        var tree = new Tree { Root = tiles.Root() };
        tree.Leaves.AddRange(leaves);
        foreach (var tile in filled.Concat(tiles.Partial())) tree.Files.Add(tile.Path.ToString(), tile.Body.ToArray());
        return tree;
    }

    public static Tree Numbered(ulong size) => Of(Enumerable.Range(0, (int)size).Select(i => Vectors.Leaf((ulong)i)));

    public ReadOnlyMemory<byte>? Read(TilePath path) => Files.TryGetValue(path.ToString(), out var body) ? (ReadOnlyMemory<byte>?)body : null;

    public TreeReader At(ulong size) => new(size, this);

    /// <summary>RFC 6962, section 2.1, word for word.</summary>
    public static Hash32 Naive(ReadOnlySpan<Hash32> leaves)
    {
        if (leaves.IsEmpty) return Merkle.EmptyRoot;
        if (leaves.Length == 1) return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length) k *= 2;
        return Merkle.NodeHash(Naive(leaves[..k]), Naive(leaves[k..]));
    }

    public static ReadOnlyMemory<byte>[] Bytes(ImmutableArray<Hash32> hashes) => [.. hashes.Select(h => (ReadOnlyMemory<byte>)h.ToArray())];
}
