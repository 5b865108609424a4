using System.Diagnostics;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Web.Bench;

/// <summary>A reader walks through a country, each page asked for the first time.</summary>
internal static class Browsing
{
    public static async Task<int> Run(string folder, Options options)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await Site.Start(folder);
        Options.Say($"Shown {watch.Elapsed.TotalSeconds:F1} s after the start.");
        var edition = PublishedRecord.Open(new DirectoryFiles(new RecordPaths(folder).Public)).Value.Latest!;
        var paths = EditionFiles.Paths(edition).Where(p => p.StartsWith("en/", StringComparison.Ordinal)).ToList();
        var walk = paths.Where(p => p.Count(c => c == '/') == 1)
            .Concat(Some(paths.Where(p => p.StartsWith("en/unit/", StringComparison.Ordinal)).ToList(), options.Number("--pages", 300)))
            .Concat(edition.Election.Units.All.Where(u => u.Level is not ("station" or "country")).Take(60).Select(u => $"en/unit/{PathCode.Of(u.Code)}.html")).Distinct().ToList();
        using var client = Site.Client(server);
        await client.GetByteArrayAsync(new Uri("/v/latest/en/index.html", UriKind.Relative));
        // Once in another language, so that the code is compiled as it is after a minute of readers.
        foreach (var path in walk.Take(60)) await client.GetByteArrayAsync(new Uri("/v/latest/ru/" + path[3..], UriKind.Relative));
        await Task.Delay(5_000);
        var times = new List<(double Time, string Path)>();
        foreach (var path in walk)
        {
            var clock = Stopwatch.StartNew();
            await client.GetByteArrayAsync(new Uri("/v/latest/" + path, UriKind.Relative));
            times.Add((clock.Elapsed.TotalMilliseconds, path));
        }

        Options.Say($"{edition.Election.Units.All.Count(u => u.Level == "station"):N0} stations, {paths.Count:N0} files a language, {walk.Count} asked for the first time");
        Options.Say($"p50 {Spread.At(times.Select(t => t.Time), 0.5):F1} ms   p99 {Spread.At(times.Select(t => t.Time), 0.99):F1} ms   most {times.Max(t => t.Time):F1} ms; above 100 ms: {times.Count(t => t.Time > 100)}");
        foreach (var (time, path) in times.OrderByDescending(t => t.Time).Take(8)) Options.Say($"  {time,8:F1} ms  {path}");
        return 0;
    }

    private static IEnumerable<string> Some(List<string> all, int most) => all.Where((_, i) => i % int.Max(1, all.Count / most) == 0);
}
