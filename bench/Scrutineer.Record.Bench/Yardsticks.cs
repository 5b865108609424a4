using System.Diagnostics;
using System.Security.Cryptography;
using Scrutineer.Store;

namespace Scrutineer.Record.Bench;

/// <summary>What the machine does with the same bytes without a record.</summary>
internal static class Yardsticks
{
    /// <summary>Appends the batches to one file, each with an fsync or none of them.</summary>
    public static TimeSpan Append(string path, Entries entries, ulong count, int batch, bool sync)
    {
        var watch = Stopwatch.StartNew();
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        long at = 0;
        for (ulong index = 0; index < count; index += (ulong)batch)
        {
            entries.From(index);
            RandomAccess.Write(file, entries.Bytes.Span, at);
            at += entries.Bytes.Length;
            if (sync) Durable.Sync(file);
        }

        return watch.Elapsed;
    }

    /// <summary>sha256sum over the file; where there is no such program, the hash of the runtime.</summary>
    public static (string Name, TimeSpan Time) Hash(string path)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sha256sum", [path]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return ("sha256sum", watch.Elapsed);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            watch.Restart();
            using var file = File.OpenRead(path);
            SHA256.HashData(file);
            return ("SHA-256 of the runtime", watch.Elapsed);
        }
    }
}
