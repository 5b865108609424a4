using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>What every store does. Each store runs all of these.</summary>
public abstract class StoreConformance : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private protected string Folder => folder.Path;

    /// <summary>Opens the one record of this test.</summary>
    private protected abstract Result<IRecordStore> Open(StoreAccess access);

    private protected IRecordStore New() => Open(StoreAccess.Create).Value;

    private IRecordStore Again(IRecordStore store)
    {
        store.Dispose();
        return Open(StoreAccess.Write).Value;
    }

    private static IEnumerable<byte[]> Bytes(IEnumerable<ReadOnlyMemory<byte>> entries) => entries.Select(e => e.ToArray());

    [Fact]
    public void A_new_record_is_empty()
    {
        using var store = New();
        Assert.Equal(0UL, store.Size);
        Assert.Equal(Merkle.EmptyRoot, store.Root);
        Assert.Equal(Merkle.EmptyRoot, store.RootAt(0));
        Assert.Null(store.LastSigned);
        Assert.Empty(store.Read(0, 10));
        Assert.Equal(0UL, store.Append([], 0).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(512)]
    [InlineData(1000)]
    public void What_was_appended_is_there_after_opening_again(int count)
    {
        var store = New();
        var entries = Small.Entries(0, count);
        Assert.Equal((ulong)count, store.Append(entries, 0).Value);
        for (var opened = 0; opened < 2; opened++)
        {
            Assert.Equal((ulong)count, store.Size);
            Assert.Equal(Small.RootOf(entries), store.Root);
            Assert.Equal(Bytes(entries), Small.All(store));
            store = Again(store);
        }

        store.Dispose();
    }

    [Fact]
    public void The_root_at_every_size_is_that_of_the_first_entries()
    {
        using var store = New();
        var entries = Small.Entries(0, 600);
        for (var at = 0; at < 600; at += 75) store.Append(entries[at..(at + 75)], (ulong)at);
        foreach (var size in (int[])[0, 1, 2, 3, 75, 254, 255, 256, 257, 300, 511, 512, 513, 599, 600])
            Assert.Equal(Small.RootOf(entries[..size]), store.RootAt((ulong)size));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.RootAt(601));
    }

    [Fact]
    public void A_part_can_be_read()
    {
        using var store = New();
        store.Append(Small.Entries(0, 700), 0);
        Assert.Equal(Bytes(Small.Entries(250, 300)), Bytes(store.Read(250, 300)));
        Assert.Equal(Bytes(Small.Entries(699, 1)), Bytes(store.Read(699, 300)));
        Assert.Equal(Bytes(Small.Entries(698, 2)), Bytes(store.Read(698, ulong.MaxValue)));
        Assert.Empty(store.Read(700, 1));
        Assert.Empty(store.Read(5, 0));
    }

    [Fact]
    public void Another_size_than_expected_is_refused_and_nothing_is_appended()
    {
        using var store = New();
        store.Append(Small.Entries(0, 3), 0);
        foreach (var wrong in (ulong[])[0, 2, 4, ulong.MaxValue]) Assert.Equal("store-size", store.Append(Small.Entries(3, 1), wrong).Refusal!.Code);
        Assert.Equal(3UL, store.Size);
    }

    [Fact]
    public void An_entry_without_bytes_or_with_too_many_refuses_its_batch()
    {
        var store = New();
        foreach (var wrong in (byte[][])[[], new byte[65_536]])
            Assert.Equal("store-entry-size", store.Append([Small.Entry(0), wrong], 0).Refusal!.Code);
        Assert.Equal(0UL, store.Size);
        Assert.Equal(2UL, store.Append([Small.Entry(0, 65_535), Small.Entry(1, 1)], 0).Value);
        store = Again(store);
        Assert.Equal([65_535, 1], store.Read(0, 2).Select(e => e.Length));
        store.Dispose();
    }

    [Fact]
    public void A_second_writer_is_refused_and_a_reader_is_not()
    {
        using var store = New();
        store.Append(Small.Entries(0, 300), 0);
        Assert.Equal("store-locked", Open(StoreAccess.Write).Refusal!.Code);
        using var reader = Open(StoreAccess.Read).Value;
        Assert.Equal(store.Root, reader.Root);
        Assert.Equal("store-read-only", reader.Append(Small.Entries(300, 1), 300).Refusal!.Code);
        Assert.Equal("store-read-only", reader.SetLastSigned(Small.HeadOf(reader)).Refusal!.Code);
        store.Append(Small.Entries(300, 1), 300);
        store.SetLastSigned(Small.HeadOf(store));
        Assert.Equal(301UL, reader.Size);
        Assert.Equal(store.Root, reader.Root);
        Assert.Equal(store.LastSigned, reader.LastSigned);
        Assert.Equal(Small.All(store), Small.All(reader));
    }

    [Fact]
    public void A_record_is_made_once_and_only_when_asked()
    {
        Assert.Equal("store-absent", Open(StoreAccess.Write).Refusal!.Code);
        Assert.Equal("store-absent", Open(StoreAccess.Read).Refusal!.Code);
        New().Dispose();
        Assert.Equal("store-exists", Open(StoreAccess.Create).Refusal!.Code);
    }

    [Fact]
    public void The_last_signed_checkpoint_is_kept_and_never_goes_back()
    {
        var store = New();
        store.Append(Small.Entries(0, 5), 0);
        var head = Small.HeadOf(store);
        Assert.Equal(head, store.SetLastSigned(head).Value);
        store = Again(store);
        Assert.Equal(head, store.LastSigned);
        store.Append(Small.Entries(5, 5), 5);
        Assert.Equal("store-signed", store.SetLastSigned(Small.Head(11, store.Root)).Refusal!.Code);
        Assert.Equal("store-signed", store.SetLastSigned(Small.Head(10, store.RootAt(9))).Refusal!.Code);
        Assert.Equal("store-signed", store.SetLastSigned(Small.Head(4, store.RootAt(4))).Refusal!.Code);
        Assert.True(store.SetLastSigned(Small.Head(5, store.RootAt(5), signature: 2)).IsOk);
        Assert.True(store.SetLastSigned(Small.HeadOf(store)).IsOk);
        store.Dispose();
    }

    [Fact]
    public void Blobs_are_kept_by_their_hash()
    {
        using var store = New();
        var sha256 = store.Blobs.Put("form"u8).Value;
        Assert.Equal(sha256, store.Blobs.Put("form"u8).Value);
        Assert.Equal("form"u8.ToArray(), store.Blobs.Get(sha256).Value);
        Assert.Equal("blob-missing", store.Blobs.Get(Merkle.EmptyRoot).Refusal!.Code);
        File.WriteAllText(store.Blobs.PathOf(sha256), "farm");
        Assert.Equal("blob-damaged", store.Blobs.Get(sha256).Refusal!.Code);
        Assert.Equal("file-differs", store.Blobs.Put("form"u8).Refusal!.Code);
    }

    /// <summary>Removes what the test left.</summary>
    public virtual void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
