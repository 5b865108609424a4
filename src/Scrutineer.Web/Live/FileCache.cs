using System.Collections.Concurrent;
using Scrutineer.Site.Files;

namespace Scrutineer.Web.Live;

/// <summary>Files that were made, up to a number of bytes. Each is made once, however many ask for it at the same time; who waits holds no thread.</summary>
internal sealed class FileCache(long budget) : IDisposable
{
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim making = new(Environment.ProcessorCount);
    private readonly Lock evicting = new();
    private long used;

    /// <summary>Bytes that are held.</summary>
    public long Used => Interlocked.Read(ref used);

    /// <summary>The file of a key; null: there is none, which is not remembered.</summary>
    /// <param name="key">Names it for ever: what a key has given, it gives again.</param>
    /// <param name="make">Makes it, on another thread.</param>
    /// <param name="quality">Quality of Brotli.</param>
    public Task<SentFile?> Get(string key, Func<SiteFile?> make, int quality = Compression.Fast)
    {
        if (slots.TryGetValue(key, out var known))
        {
            known.Touch();
            return known.File;
        }

        var mine = new Slot();
        var slot = slots.GetOrAdd(key, mine);
        if (ReferenceEquals(slot, mine)) _ = Task.Run(() => Make(key, slot, make, quality));
        return slot.File;
    }

    public void Dispose() => making.Dispose();

    private async Task Make(string key, Slot slot, Func<SiteFile?> make, int quality)
    {
        try
        {
            await making.WaitAsync();
            SentFile? file;
            try
            {
                file = make() is { } made ? new SentFile(made, quality) : null;
            }
            finally
            {
                making.Release();
            }

            if (file is null) slots.TryRemove(key, out _);
            else Keep(slot, file);
            slot.Set(file);
        }
        catch (Exception e)
        {
            slots.TryRemove(key, out _);
            slot.Fail(e);
        }
    }

    private void Keep(Slot slot, SentFile file)
    {
        slot.Cost = file.Cost;
        if (Interlocked.Add(ref used, file.Cost) <= budget) return;
        lock (evicting)
        {
            if (Used <= budget) return;
            foreach (var (key, old) in slots.Where(s => s.Value.Cost > 0 && s.Value != slot).OrderBy(s => s.Value.Used).ToList())
            {
                if (Used <= budget * 3 / 4) break;
                if (slots.TryRemove(key, out _)) Interlocked.Add(ref used, -old.Cost);
            }
        }
    }

    private sealed class Slot
    {
        private readonly TaskCompletionSource<SentFile?> made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<SentFile?> File => made.Task;

        public long Used { get; private set; } = Environment.TickCount64;

        public long Cost { get; set; }

        public void Touch() => Used = Environment.TickCount64;

        public void Set(SentFile? file) => made.TrySetResult(file);

        public void Fail(Exception e) => made.TrySetException(e);
    }
}
