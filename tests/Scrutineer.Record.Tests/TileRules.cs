using System.Collections.Immutable;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Edges of tiles, their paths and bundles.</summary>
public class TileRules
{
    /// <summary>Tiles of any height: the hashes of a tile are made of its path.</summary>
    private sealed class Made : ITileReader
    {
        public List<TilePath> Asked { get; } = [];

        public static Hash32 At(int level, ulong index) => Merkle.NodeHash(Merkle.LeafHash(BitConverter.GetBytes(level)), Merkle.LeafHash(BitConverter.GetBytes(index)));

        public ReadOnlyMemory<byte>? Read(TilePath path)
        {
            Asked.Add(path);
            return Enumerable.Range(0, path.Width).SelectMany(i => At(path.Level, (path.Index * 256) + (ulong)i).ToArray()).ToArray();
        }
    }

    private sealed class Files(params (string Path, byte[] Body)[] files) : ITileReader
    {
        public ReadOnlyMemory<byte>? Read(TilePath path) => files.Where(f => f.Path == path.ToString()).Select(f => (ReadOnlyMemory<byte>?)f.Body).FirstOrDefault();
    }

    [Fact]
    public void A_path_has_a_level_and_a_width_within_their_ranges()
    {
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => new TilePath(-2, 0)).ParamName);
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => new TilePath(64, 0)).ParamName);
        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => new TilePath(0, 0, 0)).ParamName);
        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => new TilePath(0, 0, 257)).ParamName);
        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Entries(0, 257)).ParamName);
        Assert.Equal("tile/63/000", new TilePath(63, 0).ToString());
        Assert.Equal("tile/0/000.p/1", new TilePath(0, 0, 1).ToString());
        Assert.Equal("tile/0/000.p/255", new TilePath(0, 0, 255).ToString());
        Assert.Equal("tile/0/000", new TilePath(0, 0, 256).ToString());
    }

    [Fact]
    public void A_path_knows_its_kind_and_its_full_tile()
    {
        var bundle = TilePath.Entries(1234, 5);
        Assert.True(bundle.IsEntries && !bundle.IsFull);
        Assert.Equal("tile/entries/x001/234", bundle.Full.ToString());
        var tile = new TilePath(0, 7);
        Assert.True(!tile.IsEntries && tile.IsFull && tile.Full == tile);
        Assert.False(new TilePath(0, 7, 255).IsFull);
    }

    [Theory]
    [InlineData(0UL, 1UL, "tile/entries/000.p/1")]
    [InlineData(0UL, 255UL, "tile/entries/000.p/255")]
    [InlineData(0UL, 256UL, "tile/entries/000")]
    [InlineData(255UL, 257UL, "tile/entries/000")]
    [InlineData(256UL, 257UL, "tile/entries/001.p/1")]
    [InlineData(511UL, 512UL, "tile/entries/001")]
    [InlineData(512UL, 600UL, "tile/entries/002.p/88")]
    public void An_entry_lies_in_a_full_bundle_or_in_the_one_at_the_end(ulong entry, ulong size, string path) =>
        Assert.Equal(path, TilePath.EntriesFor(entry, size).Value.ToString());

    [Theory]
    [InlineData("tile/0/999", 0, 999UL, 256)]
    [InlineData("tile/63/000", 63, 0UL, 256)]
    [InlineData("tile/0/x001/000", 0, 1000UL, 256)]
    [InlineData("tile/9/x999/999.p/1", 9, 999_999UL, 1)]
    [InlineData("tile/10/x001/x000/000.p/255", 10, 1_000_000UL, 255)]
    [InlineData("tile/entries/x012/x345/678.p/99", -1, 12_345_678UL, 99)]
    [InlineData("tile/0/x018/x446/x744/x073/x709/x551/615", 0, ulong.MaxValue, 256)]
    public void A_path_is_read_and_written_alike(string text, int level, ulong index, int width)
    {
        var path = TilePath.Parse(text).Value;
        Assert.Equal((level, index, width), (path.Level, path.Index, path.Width));
        Assert.Equal(text, path.ToString());
        Assert.Equal(path, new TilePath(level, index, width));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/entries")]
    [InlineData("Tile/0/000")]
    [InlineData("tile//000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/099/000")]
    [InlineData("tile/100/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/00a")]
    [InlineData("tile/0/00/")]
    [InlineData("tile/0/001/234")]
    [InlineData("tile/0/y001/234")]
    [InlineData("tile/0/x1/234")]
    [InlineData("tile/0/x0001/234")]
    [InlineData("tile/0/x000/234")]
    [InlineData("tile/0/x00:/234")]
    [InlineData("tile/0/x001/x234")]
    [InlineData("tile/0/.p/1")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/001")]
    [InlineData("tile/0/000.p/1000")]
    [InlineData("tile/0/000.p/x")]
    [InlineData("tile/0/000.q/1")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/1/1")]
    [InlineData("tile/0/x018/x446/x744/x073/x709/x552/000")]
    [InlineData("tile/0/x019/x000/x000/x000/x000/x000/000")]
    public void Any_other_spelling_of_a_path_is_refused(string text) => Assert.Equal("tile-path", TilePath.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData(0UL, null)]
    [InlineData(1UL, "tile/entries/000.p/1")]
    [InlineData(255UL, "tile/entries/000.p/255")]
    [InlineData(256UL, null)]
    [InlineData(257UL, "tile/entries/001.p/1")]
    [InlineData(70_000UL, "tile/entries/273.p/112")]
    public void The_last_bundle_is_partial_unless_it_is_full(ulong size, string? path) => Assert.Equal(path, TilePlan.PartialEntries(size)?.ToString());

    [Fact]
    public void A_level_has_a_partial_tile_only_where_hashes_are_left()
    {
        Assert.Empty(TilePlan.For(0));
        Assert.Equal([null, "tile/1/000.p/1"], TilePlan.For(256).Select(l => l.Partial?.ToString()));
        Assert.Equal(["tile/0/256.p/1", null, "tile/2/000.p/1"], TilePlan.For(65_537).Select(l => l.Partial?.ToString()));
    }

    [Fact]
    public void A_reader_is_of_a_tree_below_2_to_the_63_leaves()
    {
        Assert.Equal((ulong)long.MaxValue, new TreeReader(long.MaxValue, new Files()).Size);
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => new TreeReader(1UL << 63, new Files())).ParamName);
        Assert.Equal(Merkle.EmptyRoot, new TreeReader(0, new Files()).Root().Value);
    }

    [Fact]
    public void A_node_is_taken_from_the_tile_of_its_level()
    {
        // 2^16 + 2^9 + 3 leaves: a node of 16 levels, one of nine, and three leaves.
        const ulong size = (1UL << 16) + (1UL << 9) + 3;
        var tiles = new Made();
        var three = Merkle.NodeHash(Merkle.NodeHash(Made.At(0, size - 3), Made.At(0, size - 2)), Made.At(0, size - 1));
        var nine = Merkle.NodeHash(Made.At(1, 256), Made.At(1, 257));
        Assert.Equal(Merkle.NodeHash(Made.At(2, 0), Merkle.NodeHash(nine, three)), new TreeReader(size, tiles).Root().Value);
        Assert.Equal(["tile/2/000.p/1", "tile/1/001.p/2", "tile/0/258.p/3"], tiles.Asked.Select(p => p.ToString()));
        Assert.Equal(Made.At(0, 1000), new TreeReader(size, tiles).Leaf(1000).Value);
    }

    [Fact]
    public void A_tile_is_asked_for_once()
    {
        var tiles = new Made();
        var reader = new TreeReader(300, tiles);
        for (var i = 0UL; i < 300; i++) Assert.Equal(Made.At(0, i), reader.Leaf(i).Value);
        Assert.Equal(["tile/0/000", "tile/0/001.p/44"], tiles.Asked.Select(p => p.ToString()));
    }

    [Fact]
    public void An_empty_body_is_a_missing_tile_and_a_full_one_must_be_whole()
    {
        byte[] Hashes(int count) => new byte[count * Hash32.Size];
        Assert.True(new TreeReader(2, new Files(("tile/0/000.p/2", []), ("tile/0/000", Hashes(256)))).Leaf(1).IsOk);
        Assert.Equal("tile-missing", new TreeReader(2, new Files(("tile/0/000.p/2", []), ("tile/0/000", []))).Leaf(1).Refusal!.Code);
        Assert.Equal("tile-missing", new TreeReader(256, new Files(("tile/0/000", []))).Leaf(1).Refusal!.Code);
        Assert.Equal("tile-length", new TreeReader(2, new Files(("tile/0/000", Hashes(255)))).Leaf(1).Refusal!.Code);
        Assert.Equal("tile-length", new TreeReader(2, new Files(("tile/0/000.p/2", Hashes(1)), ("tile/0/000", Hashes(256)))).Leaf(1).Refusal!.Code);
        Assert.Equal("tile-length", new TreeReader(2, new Files(("tile/0/000.p/2", Hashes(3)))).Leaf(1).Refusal!.Code);
    }

    [Fact]
    public void The_first_missing_tile_of_a_root_is_named()
    {
        var tree = Tree.Numbered(600);
        tree.Files.Remove("tile/0/002.p/88");
        Assert.Contains("tile/0/002", tree.At(600).Root().Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("tile-missing", InclusionProof.Build(1, tree.At(600)).Refusal!.Code);
        tree.Files.Remove("tile/1/000.p/2");
        Assert.Contains("tile/1/000", tree.At(600).Root().Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writer_of_an_enormous_tree_goes_on_from_its_right_edge()
    {
        // All levels have open tiles; 255 leaves of the last tile, so that the next leaf fills one tile at every level.
        const ulong size = (1UL << 56) - 1;
        var writer = TreeTiles.Restore(size, new Made()).Value;
        var root = writer.Root();
        Assert.Equal(size, writer.Size);
        Assert.Equal(new TreeReader(size, new Made()).Root().Value, root);
        Assert.Equal(Enumerable.Range(0, 7).Select(level => new TilePath(level, (size >> (8 * level)) / 256, 255)), writer.Partial().Select(t => t.Path));
        foreach (var tile in writer.Partial()) Assert.Equal(new Made().Read(tile.Path)!.Value.ToArray(), tile.Body.ToArray());

        var filled = new List<HashTile>();
        writer.Append(Made.At(0, size), filled);
        Assert.Equal(Enumerable.Range(0, 7).Select(level => new TilePath(level, (size >> (8 * level)) / 256)), filled.Select(t => t.Path));
        var node = Made.At(0, size);
        for (var level = 0; level < 7; level++)
        {
            Assert.Equal(new Made().Read(filled[level].Path)!.Value[..(255 * Hash32.Size)].ToArray(), filled[level].Body[..(255 * Hash32.Size)].ToArray());
            Assert.Equal(node.ToArray(), filled[level].Body[(255 * Hash32.Size)..].ToArray());
            node = Merkle.Root([.. Enumerable.Range(0, 256).Select(i => Hash32.FromBytes(filled[level].Body.Slice(i * Hash32.Size, Hash32.Size).Span))]);
        }

        Assert.Equal(["tile/7/000.p/1"], writer.Partial().Select(t => t.Path.ToString()));
        Assert.Equal(node, writer.Root());
        Assert.Equal((root, size), (TreeTiles.Restore(size, new Made()).Value.Frontier().Root(), TreeTiles.Restore(size, new Made()).Value.Frontier().Size));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(256UL)]
    [InlineData(257UL)]
    [InlineData(512UL)]
    [InlineData(65_536UL)]
    [InlineData(65_792UL)]
    public void A_writer_goes_on_from_a_size_that_leaves_no_partial_tile_on_a_level(ulong size)
    {
        var tiles = new Made();
        var writer = TreeTiles.Restore(size, tiles).Value;
        Assert.Equal((size, new TreeReader(size, new Made()).Root().Value), (writer.Size, writer.Root()));
        Assert.Equal(TilePlan.For(size).Reverse().Select(l => l.Partial).OfType<TilePath>(), tiles.Asked);
    }

    [Fact]
    public void A_frontier_given_away_does_not_grow_the_tree()
    {
        var tiles = new TreeTiles();
        tiles.Append(Made.At(0, 0), []);
        tiles.Frontier().Append(Made.At(0, 1));
        Assert.Equal((1UL, Made.At(0, 0)), (tiles.Size, tiles.Root()));
    }

    [Fact]
    public void A_bundle_takes_entries_up_to_65535_bytes_and_256_of_them()
    {
        ImmutableArray<ReadOnlyMemory<byte>> entries = [new byte[] { 7 }, new byte[EntryBundle.MaxEntry], ReadOnlyMemory<byte>.Empty, new byte[] { 8, 9 }];
        var bytes = EntryBundle.Encode(entries).Value;
        Assert.Equal([0, 1, 7, 0xFF, 0xFF, 0], bytes[..6]);
        Assert.Equal([0, 0, 0, 2, 8, 9], bytes[^6..]);
        Assert.Equal(entries.Select(e => e.Length), EntryBundle.Parse(bytes, 4).Value.Select(e => e.Length));
        Assert.Equal(256, EntryBundle.Parse(new byte[256 * 2]).Value.Length);
        Assert.True(EntryBundle.Encode([.. Enumerable.Repeat(default(ReadOnlyMemory<byte>), 256)]).IsOk);
        Assert.Empty(EntryBundle.Parse(ReadOnlyMemory<byte>.Empty).Value);
    }
}
