using System.Threading.Channels;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Many callers, one writer: what waits is appended together and made durable once. A caller is answered when his entry is durable. After a failure of the
/// disk nothing is acknowledged any more and every caller is told <c>store-failed</c>; dispose the store and open it again. Only the running time of a
/// wait is measured, no clock is read: a clock that jumps changes nothing.
/// </summary>
public sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>The most entries that are made durable together.</summary>
    public const int MaxBatch = 1000;

    private const int MaxWaiting = 10_000;

    private readonly IRecordStore store;
    private readonly TimeSpan gathering;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Task writer;
    private volatile Refusal? failure;

    /// <summary>Starts the writer. Nobody else may append to the store from now on.</summary>
    /// <param name="store">The store; it is not disposed with this.</param>
    /// <param name="gathering">How long others may join after the first entry of a batch; 100 ms if not given. Zero takes what waits already.</param>
    public GroupCommit(IRecordStore store, TimeSpan? gathering = null)
    {
        this.store = store;
        this.gathering = gathering ?? TimeSpan.FromMilliseconds(100);
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Why nothing is appended any more; null while all is well.</summary>
    public Refusal? Failure => failure;

    /// <summary>Appends an entry; its index when it is durable. Refused: <c>store-entry-size</c>, <c>store-failed</c>.</summary>
    public Task<Result<ulong>> AppendAsync(ReadOnlyMemory<byte> entry) => AppendAsync(_ => entry);

    /// <summary>
    /// Appends what is decided when it is this caller's turn, or nothing if that is refused. Decisions are made one at a time in the order of the record: the
    /// function is given the index that its entry will have, and everything that was decided before will stand before it (or nothing is ever appended any
    /// more). So it may keep a state that runs ahead of what is durable; it must be quick and must not wait. Refused: as the function does,
    /// <c>store-entry-size</c>, <c>store-failed</c>.
    /// </summary>
    public async Task<Result<ulong>> AppendAsync(Func<ulong, Result<ReadOnlyMemory<byte>>> decide)
    {
        var waiting = new Waiting(decide);
        try
        {
            await queue.Writer.WriteAsync(waiting).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return failure ?? Failed("it was closed");
        }

        return await waiting.Answer.Task.ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(MaxBatch);
        var entries = new List<ReadOnlyMemory<byte>>(MaxBatch);
        while (failure is null && await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                await GatherAsync(batch, entries, store.Size).ConfigureAwait(false);
                failure = Commit(entries);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = Failed(e.Message);
            }

            foreach (var waiting in batch) waiting.Tell(failure);
            batch.Clear();
            entries.Clear();
        }

        // Whoever came later is told too; nobody can come after this.
        queue.Writer.TryComplete();
        while (queue.Reader.TryRead(out var late)) late.Tell(failure ?? Failed("it was closed"));
    }

    private async Task GatherAsync(List<Waiting> batch, List<ReadOnlyMemory<byte>> entries, ulong size)
    {
        using var end = new CancellationTokenSource(gathering);
        while (batch.Count < MaxBatch)
        {
            if (queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
                waiting.Decide(size + (ulong)entries.Count, entries);
                continue;
            }

            if (gathering == TimeSpan.Zero) return;
            try
            {
                if (!await queue.Reader.WaitToReadAsync(end.Token).ConfigureAwait(false)) return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private Refusal? Commit(List<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count == 0) return null;
        var appended = store.Append(entries, store.Size);
        return appended.IsOk ? null : Failed(appended.Refusal!.Message);
    }

    private static Refusal Failed(string why) => new Refusal("store-failed", $"The record takes no more entries; open it again. {why}");

    /// <summary>Appends what waits already, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer.ConfigureAwait(false);
    }

    /// <summary>A caller.</summary>
    private sealed class Waiting(Func<ulong, Result<ReadOnlyMemory<byte>>> decide)
    {
        private Result<ulong> decided;
        private Exception? bug;

        public TaskCompletionSource<Result<ulong>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Makes the decision, with the entry added to those of the batch. The caller hears of it after the commit: a refusal may rest on an entry of the same batch.</summary>
        public void Decide(ulong index, List<ReadOnlyMemory<byte>> entries)
        {
            try
            {
                var entry = decide(index);
                var refusal = entry.IsOk ? StoreRefusals.ForEntry(entry.Value) : entry.Refusal;
                if (refusal is null) entries.Add(entry.Value);
                decided = refusal is null ? index : refusal;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                bug = e; // The caller's; he gets it back.
            }
        }

        public void Tell(Refusal? failure)
        {
            if (failure is not null) Answer.SetResult(failure);
            else if (bug is not null) Answer.SetException(bug);
            else Answer.SetResult(decided);
        }
    }
}
