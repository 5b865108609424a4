using System.Collections.Frozen;
using Scrutineer.Law;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Web.Live;

/// <summary>
/// The site of a published tree that grows. It looks at two small files of the tree and at nothing else of the publisher; no database is opened. What it
/// shows is always one whole version: the last one that could be read and counted again.
/// </summary>
internal sealed class LiveSite : IDisposable
{
    /// <summary>A tree on its way to a mirror may lack files for a moment; that is not worth a band.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What readers do in the first moment of a version goes before work that nobody waits for.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(2);

    private readonly SiteOptions options;
    private readonly DirectoryFiles files;
    private readonly CancellationTokenSource stopping = new();
    private volatile LiveState state = LiveState.Empty;
    private volatile TaskCompletionSource changed = NewSignal();
    private Pointers seen = new(null, null);
    private long stoppedSince;

    public LiveSite(SiteOptions options)
    {
        this.options = options;
        files = new DirectoryFiles(options.Tree);
        Cache = new FileCache(options.CacheBytes);
    }

    /// <summary>What is shown now.</summary>
    public LiveState State => state;

    public FileCache Cache { get; }

    /// <summary>Completes when another version is shown. Take it before the state.</summary>
    public Task Changed => changed.Task;

    /// <summary>Follows the tree until it is disposed of.</summary>
    public void Follow() => _ = Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(options.Poll);
        try
        {
            do
            {
                try
                {
                    Look();
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // The folder is away or being written; what is shown stays.
                }
                catch (Exception e)
                {
                    options.Tell?.Invoke($"The record could not be read on: {e.GetType().Name}, {e.Message}");
                    await Task.Delay(TimeSpan.FromSeconds(1), stopping.Token);
                }
            }
            while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // It was asked to stop.
        }
    });

    /// <summary>What must be said above the latest version now; null: nothing.</summary>
    public LiveBand? Band(LiveState now)
    {
        if (now.Edition is not { } edition) return null;
        // A tree that is away says nothing of the record; it is silence.
        if (now.Stopped is { Code: not "site-no-record" } stopped && (stopped.Code != "site-entry-unreadable" || options.Time.GetElapsedTime(stoppedSince) > Patience)) return new LiveBand.Unreadable(stopped.Code);
        if (now.Blocked is { } incident) return new LiveBand.KeptBack(incident);
        return options.SilentAfter is { } bearable && now.Heard is { } heard && heard.Silence(options.Time) > bearable
            ? new LiveBand.Silent(heard.At.ToOffset(edition.Version.Time.Offset))
            : null;
    }

    /// <summary>A file of a version; null: there is none.</summary>
    public Task<SentFile?> File(LiveState now, long number, string path, LiveBand? band = null)
    {
        var key = $"v/{number}/{path}";
        if (band is not null) key = $"{key} {band}";
        return Cache.Get(key, () =>
        {
            var edition = number == now.Edition?.Number ? now.Edition : now.Record?.Find(number);
            return edition is null ? null : EditionFiles.Find(edition, path, band);
        });
    }

    public void Dispose()
    {
        stopping.Cancel();
        changed.TrySetCanceled();
    }

    /// <summary>Looks at the tree once.</summary>
    internal void Look()
    {
        var found = Pointers.Read(files);
        var pointers = found.Or(seen);
        var before = state;
        var isNew = !pointers.Same(seen);
        var record = before.Record;
        Refusal? stopped;
        if (record is null)
        {
            if (pointers.Checkpoint is null) return;
            var opened = PublishedRecord.Open(files, options.Map, options.Intake);
            if (opened.IsOk) record = opened.Value;
            stopped = opened.IsOk ? record!.Stopped ?? record.Held : opened.Refusal;
        }
        else
        {
            if (!isNew && before.Stopped is null && found.Checkpoint is not null) return;
            record.ReadOn();
            stopped = record.Stopped ?? record.Held;
        }

        if (stopped is null) stoppedSince = 0;
        else if (before.Stopped is null) stoppedSince = options.Time.GetTimestamp();
        if (stopped is not null && stopped.Code != before.Stopped?.Code) options.Tell?.Invoke($"{stopped.Code}: {stopped.Message}");
        var edition = record?.Versions is [.., var last] ? last.Number == before.Edition?.Number ? before.Edition : record.Find(last.Number) : null;
        Show(before, pointers, isNew, record, edition, stopped);
        seen = pointers;
    }

    private void Show(LiveState before, Pointers pointers, bool isNew, PublishedRecord? record, Edition? edition, Refusal? stopped)
    {
        if (!isNew && ReferenceEquals(edition, before.Edition) && ReferenceEquals(record, before.Record) && stopped?.Code == before.Stopped?.Code) return;
        var another = !ReferenceEquals(edition, before.Edition) && edition is not null;
        state = new LiveState(
            record,
            edition,
            another ? Task.Run(() => RootFiles.Of(edition!).ToFrozenDictionary(f => f.Path, f => new SentFile(f.File, Compression.Fast), StringComparer.Ordinal)) : before.Root,
            isNew && pointers.Checkpoint is { } checkpoint ? new SentFile(new SiteFile(checkpoint, "text/plain; charset=utf-8"), Compression.Fast) : before.Checkpoint,
            isNew && pointers.Current is { } current ? new SentFile(new SiteFile(current, SiteFile.Json), Compression.Fast) : before.Current,
            // The checkpoint is put up before the pointer: an incident before the version is over.
            pointers.Blocked() is { } incident && incident > edition?.Number ? incident : null,
            stopped,
            !isNew ? before.Heard : before.Heard is null ? FileTime() : Heard.Now(options.Time));
        if (!another) return;
        options.Tell?.Invoke($"Version {edition!.Number} is shown.");
        var signal = changed;
        changed = NewSignal();
        signal.TrySetResult();
        _ = Task.Run(() => Warm(state));
    }

    /// <summary>
    /// Makes the pages beside the first one before anybody asks, and packs them smaller. It lets the first readers of a version go before it, and rests as
    /// long as it worked, so that the next version does not wait for the last one's packing.
    /// </summary>
    private async Task Warm(LiveState now)
    {
        try
        {
            await Task.Delay(HeadStart, stopping.Token);
            foreach (var path in EditionFiles.Paths(now.Edition!).Where(p => p.Count(c => c == '/') <= 1).Take(100))
            {
                var begun = options.Time.GetTimestamp();
                if (!ReferenceEquals(now.Edition, state.Edition)) return;
                if (await File(now, now.Edition!.Number, path) is { } file && path.EndsWith(".html", StringComparison.Ordinal)) file.Improve();
                await Task.Delay(options.Time.GetElapsedTime(begun), stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            options.Tell?.Invoke($"A page could not be made: {e.GetType().Name}, {e.Message}");
        }
    }

    private Heard FileTime() => Heard.Before(System.IO.File.GetLastWriteTimeUtc(Path.Combine(options.Tree, "checkpoint")), options.Time);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
