using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>Many callers, one writer.</summary>
public class GroupCommits
{
    private static ReadOnlyMemory<byte> Numbered(ulong index) => BitConverter.GetBytes(index);

    [Fact]
    public async Task Every_caller_gets_the_index_of_his_entry()
    {
        using var folder = new TemporaryFolder();
        using var store = SqliteStore.Open(folder.File("record.db"), StoreAccess.Create).Value;
        await using (var commit = new GroupCommit(store, TimeSpan.FromMilliseconds(5)))
        {
            var callers = Enumerable.Range(0, 2500).Select(async i =>
            {
                var index = (await commit.AppendAsync(Small.Entry(i))).Value;
                return (i, index);
            });
            foreach (var (i, index) in await Task.WhenAll(callers)) Assert.Equal(Small.Entry(i).ToArray(), store.Read(index, 1).Single().ToArray());
        }

        Assert.Equal(2500UL, store.Size);
    }

    [Fact]
    public async Task Callers_share_a_commit()
    {
        using var store = new BrokenStore(int.MaxValue);
        await using var commit = new GroupCommit(store, TimeSpan.FromSeconds(5));
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => commit.AppendAsync(Small.Entry(i))));
        Assert.Equal(1, store.Batches); // 1,000 are a full batch: it does not wait for the five seconds.
    }

    [Fact]
    public async Task Decisions_are_made_in_the_order_of_the_record()
    {
        using var store = new BrokenStore(int.MaxValue);
        await using (var commit = new GroupCommit(store, TimeSpan.Zero))
        {
            var last = ulong.MaxValue;
            var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => commit.AppendAsync(index =>
            {
                if (i % 3 == 0) return new Refusal("prev-stale", "It is not the newest.");
                Assert.Equal(unchecked(last + 1), index);
                last = index;
                return Numbered(index);
            }))));
            Assert.Equal(100, answers.Count(a => a.Refusal?.Code == "prev-stale"));
            Assert.Equal(Enumerable.Range(0, 200).Select(i => (ulong)i), answers.Where(a => a.IsOk).Select(a => a.Value).Order());
        }

        ulong at = 0;
        foreach (var entry in store.Read(0, 200)) Assert.Equal(Numbered(at++).ToArray(), entry.ToArray());
    }

    [Fact]
    public async Task A_wrong_entry_refuses_its_caller_and_nobody_else()
    {
        using var store = new BrokenStore(int.MaxValue);
        await using var commit = new GroupCommit(store, TimeSpan.FromMilliseconds(50));
        var wrong = commit.AppendAsync(ReadOnlyMemory<byte>.Empty);
        var bug = commit.AppendAsync(_ => throw new InvalidOperationException("a bug"));
        var right = commit.AppendAsync(Small.Entry(1));
        Assert.Equal("store-entry-size", (await wrong).Refusal!.Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bug);
        Assert.Equal(0UL, (await right).Value);
    }

    [Fact]
    public async Task After_a_failure_nothing_is_acknowledged()
    {
        using var store = new BrokenStore(goodBatches: 1);
        await using var commit = new GroupCommit(store, TimeSpan.Zero);
        Assert.Equal(0UL, (await commit.AppendAsync(Small.Entry(0))).Value);
        store.Go.Reset();
        var waiting = Enumerable.Range(0, 50).Select(i => commit.AppendAsync(Small.Entry(i))).ToList();
        store.Go.Set();
        foreach (var answer in await Task.WhenAll(waiting)) Assert.Equal("store-failed", answer.Refusal!.Code);
        var later = await commit.AppendAsync(Small.Entry(1));
        Assert.Equal("store-failed", later.Refusal!.Code);
        Assert.Contains("Input/output error", later.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(later.Refusal, commit.Failure);
        Assert.Equal(1, store.Batches);
    }

    [Fact]
    public async Task Closing_appends_what_waits_and_refuses_what_comes_later()
    {
        using var store = new BrokenStore(int.MaxValue);
        var commit = new GroupCommit(store, TimeSpan.FromSeconds(30));
        var waiting = commit.AppendAsync(Small.Entry(0));
        await commit.DisposeAsync();
        Assert.Equal(0UL, (await waiting).Value);
        Assert.Equal("store-failed", (await commit.AppendAsync(Small.Entry(1))).Refusal!.Code);
        Assert.Equal(1UL, store.Size);
    }
}
