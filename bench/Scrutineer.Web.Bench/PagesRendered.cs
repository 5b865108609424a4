using System.Diagnostics;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Web.Bench;

/// <summary>Pages made a second, one thread, without compression.</summary>
internal static class PagesRendered
{
    public static int Run(string folder)
    {
        var watch = Stopwatch.StartNew();
        var edition = PublishedRecord.Open(new DirectoryFiles(new RecordPaths(folder).Public)).Value.Latest!;
        Options.Say($"Opened version {edition.Number:N0} in {watch.Elapsed.TotalSeconds:F2} s; {EditionFiles.Paths(edition).Count():N0} files.");
        var units = edition.Election.Units;
        var at = EditionFiles.Paths(edition).Where(p => p.StartsWith("en/unit/", StringComparison.Ordinal)).ToList();
        var stations = units.All.Where(u => u.Level == "station").Select(u => $"en/unit/{PathCode.Of(u.Code)}.html").ToHashSet();
        Row("country", ["en/index.html"]);
        Row("regions and districts", [.. at.Where(p => !stations.Contains(p))]);
        Row("stations", [.. at.Where(stations.Contains)]);
        Row("other pages beside the first", [.. EditionFiles.Paths(edition).Where(p => p.StartsWith("en/", StringComparison.Ordinal) && p.Count(c => c == '/') == 1 && p != "en/index.html")]);
        return 0;

        void Row(string name, List<string> paths)
        {
            if (paths.Count == 0) return;
            var (made, bytes) = (0, 0L);
            Cycle(TimeSpan.FromSeconds(2));
            (made, bytes) = (0, 0);
            var time = Cycle(TimeSpan.FromSeconds(4));
            Options.Say($"{name,-30}{made / time.TotalSeconds,9:N0}/s   {time.TotalMilliseconds / made,8:F2} ms each   {(double)bytes / made / 1000,7:F1} kB");

            TimeSpan Cycle(TimeSpan most)
            {
                var clock = Stopwatch.StartNew();
                for (var i = 0; clock.Elapsed < most; i++, made++) bytes += EditionFiles.Find(edition, paths[i % paths.Count])!.Bytes.Length;
                return clock.Elapsed;
            }
        }
    }
}
