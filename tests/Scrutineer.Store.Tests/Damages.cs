using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>Torn, cut and changed files: a refusal, or entries that were there; never a wrong entry and never a stack trace.</summary>
public sealed class Damages : IDisposable
{
    private const int Batch = 30, Batches = 20;

    private readonly TemporaryFolder folder = new();
    private readonly string path;
    private readonly List<byte[]> entries = [.. Small.Entries(0, Batch * Batches).Select(e => e.ToArray())];

    public Damages() => path = folder.File("record.db");

    public void Dispose() => folder.Dispose();

    /// <summary>Writes the record; the length of the write-ahead log after each batch.</summary>
    private List<long> Write(long checkpointBytes)
    {
        using var store = SqliteStore.Open(path, StoreAccess.Create, new SqliteOptions(true, checkpointBytes)).Value;
        var lengths = new List<long>();
        for (var at = 0; at < entries.Count; at += Batch)
        {
            store.Append([.. entries.GetRange(at, Batch).Select(e => new ReadOnlyMemory<byte>(e))], (ulong)at);
            lengths.Add(new FileInfo(path + "-wal").Length);
        }

        store.SetLastSigned(Small.HeadOf(store));
        return lengths;
    }

    /// <summary>Opens a copy; the number of entries, all of them right, or null for a refusal.</summary>
    private int? Opened(byte[] main, byte[] log)
    {
        using var copy = new TemporaryFolder();
        var at = copy.File("record.db");
        File.WriteAllBytes(at, main);
        File.WriteAllBytes(at + "-wal", log);
        var opened = SqliteStore.Open(at, StoreAccess.Write);
        if (!opened.IsOk)
        {
            Assert.Contains(opened.Refusal!.Code, (string[])["store-damaged", "store-foreign", "store-version"]);
            return null;
        }

        using var store = opened.Value;
        if (WholeRecord.Check(store) is { } refusal)
        {
            Assert.Equal("store-damaged", refusal.Code);
            return null;
        }

        var found = Small.All(store);
        Assert.Equal(entries[..found.Count], found);
        return found.Count;
    }

    [Fact]
    public void A_torn_tail_of_the_write_ahead_log_leaves_all_complete_batches()
    {
        var lengths = Write(long.MaxValue);
        var (main, log) = (File.ReadAllBytes(path), File.ReadAllBytes(path + "-wal"));
        var random = new Random(1);
        foreach (var length in lengths.SelectMany(l => (long[])[l - 1, l, l + 1]).Concat(Enumerable.Range(0, 30).Select(_ => (long)random.Next(log.Length))))
        {
            var cut = log[..(int)long.Min(length, log.Length)];
            var expected = Batch * lengths.Count(l => l <= cut.Length);
            Assert.Equal(expected, Opened(main, cut));
            // Torn: the length is there, the bytes are not.
            Assert.Equal(expected, Opened(main, [.. cut, .. new byte[log.Length - cut.Length]]));
        }
    }

    [Fact]
    public void A_changed_byte_of_the_write_ahead_log_never_gives_a_wrong_entry()
    {
        Write(long.MaxValue);
        var (main, log) = (File.ReadAllBytes(path), File.ReadAllBytes(path + "-wal"));
        var random = new Random(2);
        for (var i = 0; i < 60; i++)
        {
            var at = random.Next(log.Length);
            log[at] ^= 0x10;
            if (Opened(main, log) is { } found) Assert.Equal(0, found % Batch);
            log[at] ^= 0x10;
        }
    }

    [Fact]
    public void A_cut_main_file_is_refused()
    {
        Write(1);
        var main = File.ReadAllBytes(path);
        foreach (var length in Enumerable.Range(1, main.Length / 16384).Select(p => (p * 16384) - 1).Concat([1, 100, 16384]))
            Assert.Null(Opened(main[..length], []));
    }

    [Fact]
    public void A_changed_byte_of_the_main_file_never_gives_a_wrong_entry()
    {
        Write(1);
        var main = File.ReadAllBytes(path);
        var random = new Random(3);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var at = i < 100 ? i : random.Next(main.Length);
            main[at] ^= 0x10;
            if (Opened(main, []) is null) refused++;
            main[at] ^= 0x10;
        }

        Assert.InRange(refused, 50, 200);
    }

    [Fact]
    public void Foreign_newer_and_empty_files_are_refused_clearly()
    {
        File.WriteAllText(path, "");
        Assert.Equal("store-foreign", SqliteStore.Open(path, StoreAccess.Write).Refusal!.Code);
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("This is a letter.\n", 1000)));
        Assert.Equal("store-damaged", SqliteStore.Open(path, StoreAccess.Write).Refusal!.Code);
        Assert.Equal("store-damaged", SqliteStore.Open(path, StoreAccess.Read).Refusal!.Code);
        File.Delete(path);
        using (var db = SqliteDb.Open(path, write: true, create: true)) db.Run("CREATE TABLE t (x)");
        Assert.Equal("store-foreign", SqliteStore.Open(path, StoreAccess.Write).Refusal!.Code);
        File.Delete(path);
        Write(1);
        using (var db = SqliteDb.Open(path, write: true)) db.Run("PRAGMA user_version = 2");
        Assert.Equal("store-version", SqliteStore.Open(path, StoreAccess.Write).Refusal!.Code);
        Assert.Equal("store-version", SqliteStore.Open(path, StoreAccess.Read).Refusal!.Code);
    }
}
