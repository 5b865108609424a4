using System.Diagnostics;
using System.Globalization;
using Scrutineer.Elections.Entries;
using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>
/// A record as large as SCRUTINEER_LARGE says (entries, for example 1000000), written to the folder SCRUTINEER_LARGE_OUT if that is given.
/// With SCRUTINEER_LARGE_PUBLICATIONS there are so many publications more, spread over the second channel.
/// </summary>
public class Large(ITestOutputHelper output)
{
    [Fact]
    public void A_large_record_verifies_and_is_counted_in_seconds()
    {
        var said = Environment.GetEnvironmentVariable("SCRUTINEER_LARGE");
        Assert.SkipWhen(string.IsNullOrEmpty(said), "SCRUTINEER_LARGE names no number of entries");
        var files = Files(int.Parse(said!, CultureInfo.InvariantCulture));
        if (Environment.GetEnvironmentVariable("SCRUTINEER_LARGE_OUT") is { Length: > 0 } dir) Write(files, dir);
        GC.Collect();
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        var report = RecordVerifier.Verify(new MemoryFiles(files), new VerifyOptions());
        output.WriteLine($"{report.Size} entries in {clock.ElapsedMilliseconds} ms, {(GC.GetTotalAllocatedBytes() - before) / 1_000_000} MB allocated");
        Assert.True(report.IsVerified, report.FirstFailed?.ToString());
    }

    /// <summary>Two channels, ten regions, three publications; every tenth protocol is corrected.</summary>
    private static Dictionary<string, byte[]> Files(int entries)
    {
        var maker = new RecordMaker(10, (entries / 22) + 1);
        var stations = maker.Definition.Stations.ToList();
        var publications = int.Parse(Environment.GetEnvironmentVariable("SCRUTINEER_LARGE_PUBLICATIONS") ?? "0", CultureInfo.InvariantCulture);
        var every = publications == 0 ? int.MaxValue : int.Max(1, stations.Count / publications);
        foreach (var channel in (string[])["machine", "hand"])
        {
            for (var i = 0; i < stations.Count && maker.Size < entries - 2; i++)
            {
                maker.AddOf(stations[i], p => new ProtocolReported(p), channel);
                if (channel == "hand" && i % every == every - 1) maker.Publish();
                if (i % 10 == 0) maker.AddOf(stations[i], p => new ProtocolCorrected("typing error", p), channel, 1);
            }

            maker.Publish(channel);
        }

        maker.Publish();
        return maker.Files();
    }

    private static void Write(Dictionary<string, byte[]> files, string dir)
    {
        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(dir, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }
}
