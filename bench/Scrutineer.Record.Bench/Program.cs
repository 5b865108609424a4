using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Scrutineer.Record.Bench;
using Scrutineer.Store;

// dotnet run -c Release --project bench/Scrutineer.Record.Bench [--count 1000000] [--length 1024] [--batch 1000] [--folder DIR]
var (count, length, batch) = ((ulong)Option("--count", 1_000_000), Option("--length", 1024), Option("--batch", 1000));
var above = Array.IndexOf(args, "--folder") is >= 0 and var at ? args[at + 1] : Path.GetTempPath();
count -= count % (ulong)batch;
var folder = Path.Combine(above, $"scrutineer-bench-{Environment.ProcessId}");
Directory.CreateDirectory(folder);
try
{
    Say($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}{Load()}");
    Say($"{count:N0} entries of {length} bytes in batches of {batch:N0}, one thread.");
    Console.WriteLine();
    Say($"{"",-34}{"seconds",9}{"entries/s",12}{"MB/s",8}{"x hash",8}{"x plain",8}");

    var entries = new Entries(batch, length);
    Store("warm-up", SqliteOptions.Durable, ulong.Min(count, 20_000));
    var plain = Yardsticks.Append(Path.Combine(folder, "plain"), entries, count, batch, sync: false);
    var hash = Yardsticks.Hash(Path.Combine(folder, "plain"));
    var synced = Yardsticks.Append(Path.Combine(folder, "plain"), entries, count, batch, sync: true);
    File.Delete(Path.Combine(folder, "plain"));
    Row($"yardstick: {hash.Name}", hash.Time, null);
    Row("yardstick: plain append", plain, null);
    Row("record, unsynced", Store("unsynced", SqliteOptions.Durable with { Synchronous = false }, count), plain);
    Row("yardstick: plain append + fsync", synced, null);
    Row("record, durable", Store("durable", SqliteOptions.Durable, count), synced);
    Say($"{Environment.NewLine}Garbage collections: {GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)}.{Load()}");
    return 0;

    TimeSpan Store(string name, SqliteOptions options, ulong many)
    {
        var path = Path.Combine(folder, name, "record.db");
        var watch = Stopwatch.StartNew();
        using (var store = SqliteStore.Open(path, StoreAccess.Create, options).Value)
        {
            for (ulong index = 0; index < many; index += (ulong)batch)
                if (store.Append(entries.From(index), index).Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
        }

        watch.Stop();
        var opening = Stopwatch.StartNew();
        using (var store = SqliteStore.Open(path, StoreAccess.Write, options).Value) opening.Stop();
        if (many == count) Say($"{"  opened again",-34}{opening.Elapsed.TotalSeconds,9:F2}");
        Directory.Delete(Path.Combine(folder, name), recursive: true);
        return watch.Elapsed;
    }

    void Row(string what, TimeSpan time, TimeSpan? beside) => Say(
        $"{what,-34}{time.TotalSeconds,9:F2}{count / time.TotalSeconds,12:N0}{count * (ulong)length / time.TotalSeconds / 1e6,8:N0}{time / hash.Time,8:F1}{(beside is { } other ? time / other : 1),8:F1}");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var found ? int.Parse(args[found + 1], CultureInfo.InvariantCulture) : otherwise;

static string Load() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
