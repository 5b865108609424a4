using System.Net;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Tests;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Web.Live;
using Scrutineer.Web.Static;
using Scrutineer.Site.Files;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>The site as files and the live site are the same bytes.</summary>
public class Twins
{
    [Fact]
    public async Task Every_file_of_the_static_site_is_what_the_server_answers()
    {
        await using var live = await LiveDesk.Start();
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 70, 30)));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Version == 4);
        var folder = live.Desk.At("site");
        Write(live.Desk, folder);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 30, $"Only {files.Length} files.");
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(folder, file);
            using var answer = await live.Get("/" + path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
            var (expected, given) = (await File.ReadAllBytesAsync(file, LiveDesk.Cancel), await answer.Content.ReadAsByteArrayAsync(LiveDesk.Cancel));
            Assert.True(expected.AsSpan().SequenceEqual(given), path);
        }
    }

    [Fact]
    public async Task The_same_record_published_twice_gives_the_same_bytes()
    {
        await using var live = await LiveDesk.Start();
        var (one, two) = (live.Desk.At("one"), live.Desk.At("two"));
        Write(live.Desk, one);
        Write(live.Desk, two);
        var files = Directory.GetFiles(one, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length, Directory.GetFiles(two, "*", SearchOption.AllDirectories).Length);
        foreach (var file in files) Assert.True(File.ReadAllBytes(file).SequenceEqual(File.ReadAllBytes(Path.Combine(two, Path.GetRelativePath(one, file)))), file);
    }

    [Fact]
    public async Task A_file_is_made_once_however_many_ask_and_the_store_keeps_to_its_size()
    {
        var made = 0;
        using var cache = new FileCache(100_000);
        var asked = Enumerable.Range(0, 50).Select(_ => cache.Get("a", () =>
        {
            Interlocked.Increment(ref made);
            Thread.Sleep(50);
            return new SiteFile(new byte[1_000], "application/octet-stream");
        }));
        await Task.WhenAll(asked);
        Assert.Equal(1, made);
        for (var i = 0; i < 500; i++) await cache.Get($"b{i}", () => new SiteFile(new byte[1_000], "application/octet-stream"));
        Assert.InRange(cache.Used, 1_000, 100_000);
        Assert.Null(await cache.Get("none", () => null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.Get("bad", () => throw new InvalidOperationException()));
        Assert.NotNull(await cache.Get("bad", () => new SiteFile(new byte[1], "text/plain")));
    }

    private static void Write(SmallDesk desk, string folder)
    {
        var record = PublishedRecord.Open(new DirectoryFiles(desk.Paths.Public));
        StaticSite.Write(record.Value.Latest!, desk.Paths.Public, folder, compressed: false);
    }
}
