using Scrutineer.Margins;

namespace Scrutineer.Office.Desk;

/// <summary>The fewest stations of a case whose annulment changes something.</summary>
/// <param name="Size">The size of the record by which it was found.</param>
/// <param name="Stations">The stations; null: not even all of them change anything.</param>
public sealed record FewestFound(long Size, StationMargin? Stations);

/// <summary>
/// Looks for the fewest stations of cases beside the requests, one case after another, and keeps what was found with the size of the record it was found by. However many
/// look at however many cases, no more than one search runs, and none runs twice for a size.
/// </summary>
internal sealed class FewestByCase
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, FewestFound> found = [];
    private readonly Dictionary<long, Task<FewestFound?>> atWork = [];
    private Task last = Task.CompletedTask;

    /// <summary>What was found last, and what is coming; a search that ended for this size is not made again.</summary>
    /// <param name="number">The number of the case.</param>
    /// <param name="size">The size of the record.</param>
    /// <param name="find">The search.</param>
    /// <param name="cancel">Ends the waiting for its turn: then nothing is found.</param>
    public (FewestFound? Known, Task<FewestFound?> Coming) Ask(long number, long size, Func<StationMargin?> find, CancellationToken cancel)
    {
        lock (gate)
        {
            var known = found.GetValueOrDefault(number);
            if (known?.Size == size) return (known, Task.FromResult<FewestFound?>(known));
            if (!atWork.TryGetValue(number, out var coming))
            {
                coming = After(last, number, size, find, cancel);
                last = coming;
                atWork.Add(number, coming);
            }

            return (known, coming);
        }
    }

    private async Task<FewestFound?> After(Task before, long number, long size, Func<StationMargin?> find, CancellationToken cancel)
    {
        await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        FewestFound? one = null;
        try
        {
            if (!cancel.IsCancellationRequested) one = new FewestFound(size, find());
        }
        finally
        {
            lock (gate)
            {
                atWork.Remove(number);
                if (one is not null) found[number] = one;
            }
        }

        return one;
    }
}
