using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>The static tree that anybody can carry.</summary>
public sealed class PublishedTrees : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly string tree;

    public PublishedTrees()
    {
        store = SqliteStore.Open(folder.File("record.db"), StoreAccess.Create).Value;
        tree = folder.File("public");
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    private void Grow(int to) => store.Append(Small.Entries((int)store.Size, to - (int)store.Size), store.Size);

    private static void Publish(PublicTree writer, SqliteStore store)
    {
        Assert.Equal(store.Root, writer.WriteTiles(store, store.Size).Value);
        Assert.True(writer.Publish(Small.HeadOf(store), "{}"u8).IsOk);
    }

    private void AssertWhole()
    {
        var head = SignedHead.Parse(File.ReadAllBytes(Path.Combine(tree, "checkpoint"))).Value;
        var tiles = new DirectoryTiles(tree);
        Assert.Equal(head.Root, new TreeReader(head.Size, tiles).Root().Value);
        var entries = new List<byte[]>();
        for (ulong bundle = 0; bundle * 256 < head.Size; bundle++) entries.AddRange(tiles.Bundle(bundle, head.Size).Value.Select(e => e.ToArray()));
        Assert.Equal(store.Read(0, head.Size).Select(e => e.ToArray()), entries);
    }

    [Fact]
    public void A_tree_grows_from_checkpoint_to_checkpoint()
    {
        var writer = PublicTree.Open(tree).Value;
        foreach (var size in (int[])[1, 2, 255, 256, 256, 257, 600, 1000, 1024])
        {
            Grow(size);
            Publish(writer, store);
            AssertWhole();
            writer.Sweep();
            AssertWhole();
        }
    }

    [Fact]
    public void A_writer_that_starts_again_goes_on()
    {
        foreach (var size in (int[])[3, 300, 301, 900])
        {
            Grow(size);
            var writer = PublicTree.Open(tree).Value;
            Publish(writer, store);
            AssertWhole();
        }

        Assert.Equal(900UL, PublicTree.Open(tree).Value.Published!.Size);
    }

    [Fact]
    public void A_tree_of_every_way_has_the_same_files()
    {
        var step = PublicTree.Open(tree).Value;
        for (var size = 50; size <= 700; size += 50)
        {
            Grow(size);
            Publish(step, store);
            step.Sweep();
        }

        var other = folder.File("other");
        Publish(PublicTree.Open(other).Value, store);
        foreach (var file in Directory.EnumerateFiles(other, "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(tree, Path.GetRelativePath(other, file))));
    }

    [Fact]
    public void Sweeping_keeps_the_partial_tiles_of_the_published_checkpoint()
    {
        var writer = PublicTree.Open(tree).Value;
        Grow(300);
        Publish(writer, store);
        Grow(600);
        writer.WriteTiles(store, 600);
        Assert.Equal(0, writer.Sweep());
        Assert.True(File.Exists(Path.Combine(tree, "tile/0/001.p/44")));
        Publish(writer, store);
        Assert.Equal(2, writer.Sweep());
        Assert.False(Directory.Exists(Path.Combine(tree, "tile/0/001.p")));
        Assert.True(File.Exists(Path.Combine(tree, "tile/entries/002.p/88")));
        AssertWhole();
    }

    [Fact]
    public void A_file_that_is_there_with_other_content_stops_the_writer()
    {
        Grow(300);
        Directory.CreateDirectory(Path.Combine(tree, "tile/entries"));
        File.WriteAllText(Path.Combine(tree, "tile/entries/000"), "other");
        Assert.Equal("file-differs", PublicTree.Open(tree).Value.WriteTiles(store, 300).Refusal!.Code);
    }

    [Fact]
    public void A_checkpoint_that_the_tiles_do_not_give_is_not_published()
    {
        var writer = PublicTree.Open(tree).Value;
        Grow(300);
        Assert.Equal("tree-behind", writer.Publish(Small.HeadOf(store), "{}"u8).Refusal!.Code);
        writer.WriteTiles(store, 300);
        Assert.Equal("tree-root", writer.Publish(Small.Head(300, store.RootAt(299)), "{}"u8).Refusal!.Code);
        Assert.True(writer.Publish(Small.HeadOf(store), "{}"u8).IsOk);
        Assert.Equal("tree-behind", writer.Publish(Small.Head(256, store.RootAt(256)), "{}"u8).Refusal!.Code);
        Assert.True(writer.Publish(Small.Head(300, store.Root, signature: 2), "{}"u8).IsOk);
        Assert.Equal("tree-behind", writer.WriteTiles(store, 299).Refusal!.Code);
    }

    [Fact]
    public void A_tree_of_another_record_is_not_continued()
    {
        Grow(300);
        Publish(PublicTree.Open(tree).Value, store);
        using var other = SqliteStore.Open(folder.File("other.db"), StoreAccess.Create).Value;
        other.Append(Small.Entries(7, 400), 0);
        Assert.Equal("tree-root", PublicTree.Open(tree).Value.WriteTiles(other, 400).Refusal!.Code);
    }

    [Fact]
    public void Results_and_blobs_are_written_once()
    {
        var writer = PublicTree.Open(tree).Value;
        var blob = store.Blobs.Put("law"u8).Value;
        Assert.Equal(1, writer.WriteBlobs(store.Blobs, [blob]).Value);
        Assert.Equal("law", File.ReadAllText(Path.Combine(tree, "blob/sha256", blob.ToString())));
        Assert.True(writer.WriteResults(5, "t"u8, "o"u8).IsOk);
        Assert.True(writer.WriteResults(5, "t"u8, "o"u8).IsOk);
        Assert.Equal("file-differs", writer.WriteResults(5, "t"u8, "p"u8).Refusal!.Code);
        Assert.Equal("t", File.ReadAllText(Path.Combine(tree, "results/5/totals.json")));
    }
}
