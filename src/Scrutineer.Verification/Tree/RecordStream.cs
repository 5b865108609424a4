using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>
/// Reads and hashes all entries on the calling thread, while another thread folds them. Both go in the order of the entries, so the result
/// does not depend on which is faster.
/// </summary>
internal sealed class RecordStream(IPublishedFiles files, long size)
{
    private const int Waiting = 32;

    /// <summary>Sizes of which the root is wanted.</summary>
    public required ImmutableArray<long> RootsAt { get; init; }

    /// <summary>The roots at the sizes wanted, as far as entries could be read.</summary>
    public Dictionary<long, Hash32> Roots { get; } = [];

    /// <summary>True if the entries have the root of the checkpoint.</summary>
    public bool RootHolds { get; private set; }

    /// <summary>Reads everything and hands each bundle to <paramref name="take"/>, on another thread.</summary>
    public void Run(Hash32 root, StepTable steps, Action<Bundle> take, IProgress<VerifyProgress>? progress)
    {
        using var queue = new BlockingCollection<Bundle>(Waiting);
        var folding = Task.Run(() =>
        {
            try
            {
                foreach (var bundle in queue.GetConsumingEnumerable()) take(bundle);
            }
            finally
            {
                // Nobody may wait for room in the queue of a fold that ended.
                foreach (var _ in queue.GetConsumingEnumerable()) { }
            }
        });
        try
        {
            Read(root, steps, queue, progress);
        }
        finally
        {
            queue.CompleteAdding();
            folding.GetAwaiter().GetResult();
        }
    }

    private void Read(Hash32 root, StepTable steps, BlockingCollection<Bundle> queue, IProgress<VerifyProgress>? progress)
    {
        var source = new BundleSource(files, size);
        var tree = new TreeCheck(files, size);
        var roots = ImmutableArray.CreateBuilder<KeyValuePair<long, Hash32>>();
        for (long i = 0; i < source.Count; i++)
        {
            source.Prefetch(i);
            var (path, entries, fault) = source.Read(i);
            if (fault is not null)
            {
                steps.Blame(Step.V3, fault);
                steps.SkipAfter(Step.V3, Step.V4);
                return;
            }

            roots.Clear();
            tree.Add(path, i * TilePath.FullWidth, entries, (index, entry) =>
            {
                if (RootsAt.Contains(index)) Roots[index] = tree.Root();
                if (entry.Span.StartsWith("{\"type\":\"publication.made\""u8)) roots.Add(KeyValuePair.Create(index, tree.Root()));
            });
            queue.Add(new Bundle(path, i * TilePath.FullWidth, entries, roots.ToImmutable()));
            progress?.Report(new VerifyProgress(long.Min(size, (i + 1) * TilePath.FullWidth), size));
        }

        Roots[size] = tree.Root();
        var found = tree.Finish(root);
        RootHolds = found.RootHolds;
        if (found.Fault is { } wrong) steps.Blame(Step.V4, wrong);
    }
}
