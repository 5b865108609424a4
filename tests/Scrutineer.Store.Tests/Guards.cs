using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>The memory that a restored copy does not have.</summary>
public sealed class Guards : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("elsewhere", "guard");

    public void Dispose() => folder.Dispose();

    private SqliteStore Record(string name, int first, int count)
    {
        var store = SqliteStore.Open(folder.File(name), StoreAccess.Create).Value;
        store.Append(Small.Entries(first, count), 0);
        return store;
    }

    [Fact]
    public void A_guard_remembers_the_last_checkpoint()
    {
        using var store = Record("a.db", 0, 300);
        var head = Small.HeadOf(store);
        using (var guard = Guard.Open(Path, create: true).Value)
        {
            Assert.Null(guard.Last);
            Assert.Null(guard.Check(store));
            Assert.Equal("guard-locked", Guard.Open(Path).Refusal!.Code);
            guard.Advance(head);
        }

        using var again = Guard.Open(Path).Value;
        Assert.Equal(head, again.Last);
        Assert.Null(again.Check(store));
        store.Append(Small.Entries(300, 1), 300);
        Assert.Null(again.Check(store));
    }

    [Fact]
    public void An_older_copy_and_a_fork_are_refused()
    {
        using var guard = Guard.Open(Path, create: true).Value;
        using var store = Record("a.db", 0, 300);
        guard.Advance(Small.HeadOf(store));
        using var older = Record("b.db", 0, 299);
        var backwards = guard.Check(older)!;
        Assert.Equal("store-went-backwards", backwards.Code);
        Assert.Contains("299", backwards.Message, StringComparison.Ordinal);
        Assert.Contains("300", backwards.Message, StringComparison.Ordinal);
        using var forked = Record("c.db", 1, 301);
        Assert.Equal("store-forked", guard.Check(forked)!.Code);
    }

    [Fact]
    public void Two_roots_are_never_signed_for_one_size_nor_a_smaller_size()
    {
        using var guard = Guard.Open(Path, create: true).Value;
        using var store = Record("a.db", 0, 300);
        Assert.True(guard.Advance(Small.Head(200, store.RootAt(200))).IsOk);
        Assert.Equal("guard-not-extending", guard.Advance(Small.Head(200, store.RootAt(199))).Refusal!.Code);
        Assert.Equal("guard-not-extending", guard.Advance(Small.Head(199, store.RootAt(199))).Refusal!.Code);
        Assert.True(guard.Advance(Small.Head(200, store.RootAt(200), signature: 2)).IsOk);
        Assert.True(guard.Advance(Small.HeadOf(store)).IsOk);
        Assert.Equal(300UL, guard.Last!.Size);
    }

    [Fact]
    public void A_guard_that_is_missing_or_there_already_is_refused()
    {
        Assert.Equal("guard-missing", Guard.Open(Path).Refusal!.Code);
        Guard.Open(Path, create: true).Value.Dispose();
        Assert.Equal("guard-exists", Guard.Open(Path, create: true).Refusal!.Code);
        Guard.Open(Path).Value.Dispose();
    }

    [Fact]
    public void Every_changed_byte_of_the_file_is_noticed()
    {
        using (var guard = Guard.Open(Path, create: true).Value) guard.Advance(Small.Head(7, Merkle.EmptyRoot));
        var bytes = File.ReadAllBytes(Path);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            File.WriteAllBytes(Path, bytes);
            Assert.Equal("guard-damaged", Guard.Open(Path).Refusal!.Code);
            bytes[at] ^= 1;
        }

        foreach (var length in (int[])[0, 1, 50, bytes.Length - 1])
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Assert.Equal("guard-damaged", Guard.Open(Path).Refusal!.Code);
        }
    }
}
