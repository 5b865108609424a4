using System.Net;
using System.Text;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Law.Data;
using Scrutineer.Office.Tests;
using Scrutineer.Site.Pages;
using Scrutineer.Web.Live;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>The site follows its record through a night with faults: never mixed, never blank, and it says when newer figures do not come.</summary>
public class Following
{
    [Fact]
    public async Task Before_anything_is_published_pages_say_so_and_come_alive_by_themselves()
    {
        await using var live = await LiveDesk.Start(published: false);
        foreach (var path in (string[])["/", "/v/latest/ru/index.html", "/v/2/ru/index.html", "/checkpoint", "/healthz"])
        {
            using var answer = await live.Get(path);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
        }

        Assert.Contains("Пока ничего не опубликовано", await live.Text("/v/latest/ru/index.html"));
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Version == 2);
        Assert.Contains("data-version=\"2\"", await live.Text("/v/latest/ru/index.html"));
    }

    [Fact]
    public async Task A_new_version_is_shown_and_the_old_one_stays()
    {
        await using var live = await LiveDesk.Start();
        var old = await live.Text("/v/2/en/index.html");
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 70, 30)));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Version == 4);
        Assert.Contains("data-version=\"4\"", await live.Text("/v/latest/en/index.html"));
        Assert.Equal(old, await live.Text("/v/2/en/index.html"));
        // The pointer is put up after the checkpoint: one look at the tree can fall between them.
        await LiveDesk.Until(() => JsonDocument.Parse(live.Server.Site.State.Current!.Plain).RootElement.GetProperty("size").GetInt64() == 4);
        Assert.Equal(4, JsonDocument.Parse(await live.Text("/current.json")).RootElement.GetProperty("size").GetInt64());
        Assert.Equal(4, JsonDocument.Parse(await live.Text("/status.json")).RootElement.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Events_carry_the_number_and_resume()
    {
        await using var live = await LiveDesk.Start(o => o with { Heartbeat = TimeSpan.FromMilliseconds(100) });
        using var fresh = new StreamReader(await live.Stream("/events"));
        Assert.Equal(["id: 2", "data: 2"], await Event(fresh));
        using var behind = new StreamReader(await live.Stream("/events", last: "1"));
        Assert.Equal(["id: 2", "data: 2"], await Event(behind));
        using var knows = new StreamReader(await live.Stream("/events", last: "2"));
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 70, 30)));
        await live.Desk.Publish();
        foreach (var reader in (StreamReader[])[fresh, behind, knows]) Assert.Equal(["id: 4", "data: 4"], await Event(reader));
        while (await fresh.ReadLineAsync(LiveDesk.Cancel) != ": alive")
        {
        }
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_and_the_end_of_one_makes_room()
    {
        await using var live = await LiveDesk.Start(o => o with { MostStreams = 1, Heartbeat = TimeSpan.FromMilliseconds(50) });
        using (var held = await live.Stream("/events"))
        {
            using var refused = await live.Get("/events");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("<main", await refused.Content.ReadAsStringAsync(LiveDesk.Cancel));
        }

        for (var i = 0; i < 500; i++)
        {
            using var head = await live.Send(HttpMethod.Head, "/events");
            if (head.StatusCode == HttpStatusCode.OK) return;
            await Task.Delay(20, LiveDesk.Cancel);
        }

        Assert.Fail("The place did not become free.");
    }

    [Fact]
    public async Task Without_the_database_and_even_without_the_tree_the_last_good_version_stays_up()
    {
        await using var live = await LiveDesk.Start();
        live.Desk.Office.Dispose();
        Directory.Delete(live.Desk.Paths.Private, recursive: true);
        Assert.Contains("data-version=\"2\"", await live.Text("/v/latest/en/index.html"));
        Directory.Move(live.Desk.Paths.Public, live.Desk.Paths.Public + ".away");
        await Task.Delay(200, LiveDesk.Cancel);
        Assert.Contains("data-version=\"2\"", await live.Text("/v/latest/ky/index.html"));
        Assert.Contains("data-version=\"2\"", await live.Text("/v/2/ru/index.html"));
        Assert.StartsWith(SmallDesk.Origin, await live.Text("/checkpoint"));
        Assert.Equal("ok\n", await live.Text("/healthz"));
        Directory.Move(live.Desk.Paths.Public + ".away", live.Desk.Paths.Public);
        await LiveDesk.Until(() => live.Server.Site.State.Stopped is null);
    }

    [Fact]
    public async Task A_publication_that_the_law_cannot_be_applied_to_is_passed_over_and_the_next_is_shown()
    {
        await using var live = await LiveDesk.Start();
        // A lot for a tie that does not arise: the law is refused, and the publication gives no seats.
        var situation = new Situation("S", null, Losing: false, 1, [new TiedClaim("A", 7, 0), new TiedClaim("B", 7, 0)]);
        var lot = live.Desk.Append(new ActOfLot(["A", "B"], ["A"], "commission", LocalText.Of("early"), situation));
        await live.Desk.Publish();
        live.Desk.Append(new ActRevoked(lot, "commission", LocalText.Of("no tie arose")));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Version == 6);
        Assert.Null(live.Server.Site.State.Stopped);
        Assert.Equal(HttpStatusCode.NotFound, (await live.Get("/v/4/en/index.html")).StatusCode);
    }

    [Fact]
    public async Task A_publisher_killed_before_its_checkpoint_changes_nothing()
    {
        using var desk = await Published();
        var tree = desk.At("mirror");
        SmallDesk.Copy(desk.Paths.Public, tree);
        using var site = new LiveSite(new SiteOptions(tree));
        site.Look();
        await Second(desk);
        foreach (var part in (string[])["tile", "blob", "results"]) SmallDesk.Copy(Path.Combine(desk.Paths.Public, part), Path.Combine(tree, part));
        site.Look();
        Assert.Equal((2, null, null), (site.State.Edition?.Number, site.State.Stopped, site.Band(site.State)));
        File.Copy(Path.Combine(desk.Paths.Public, "checkpoint"), Path.Combine(tree, "checkpoint"), overwrite: true);
        site.Look();
        Assert.Equal((4, null), (site.State.Edition?.Number, site.State.Stopped));
    }

    [Fact]
    public async Task A_checkpoint_whose_tiles_are_missing_or_cut_waits_for_them_and_says_so_after_a_while()
    {
        using var desk = await Published();
        var (tree, clock) = (desk.At("mirror"), new HandClock());
        SmallDesk.Copy(desk.Paths.Public, tree);
        using var site = new LiveSite(new SiteOptions(tree) { Time = clock });
        site.Look();
        await Second(desk);
        SmallDesk.Copy(desk.Paths.Public, tree);
        var bundle = Directory.GetFiles(Path.Combine(tree, "tile", "entries"), "5", SearchOption.AllDirectories).Single();
        var whole = File.ReadAllBytes(bundle);
        File.WriteAllBytes(bundle, whole[..(whole.Length / 2)]);
        site.Look();
        Assert.Equal((2, "site-entry-unreadable", null), (site.State.Edition?.Number, site.State.Stopped?.Code, site.Band(site.State)));
        clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal(new LiveBand.Unreadable("site-entry-unreadable"), site.Band(site.State));
        File.WriteAllBytes(bundle, whole);
        site.Look();
        Assert.Equal((4, null, null), (site.State.Edition?.Number, site.State.Stopped, site.Band(site.State)));
    }

    [Fact]
    public async Task A_poisoned_publication_is_never_shown_and_the_last_good_version_says_so()
    {
        using var desk = await Published();
        var tree = desk.At("mirror");
        SmallDesk.Copy(desk.Paths.Public, tree);
        using var site = new LiveSite(new SiteOptions(tree));
        site.Look();
        await Second(desk);
        SmallDesk.Copy(desk.Paths.Public, tree);
        var bundle = Directory.GetFiles(Path.Combine(tree, "tile", "entries"), "5", SearchOption.AllDirectories).Single();
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(bundle));
        var at = text.LastIndexOf("\"totals\":\"", StringComparison.Ordinal) + "\"totals\":\"".Length;
        File.WriteAllBytes(bundle, Encoding.Latin1.GetBytes(text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..]));
        site.Look();
        Assert.Equal((2, "site-figures-differ"), (site.State.Edition?.Number, site.State.Stopped?.Code));
        Assert.Equal(new LiveBand.Unreadable("site-figures-differ"), site.Band(site.State));
        var page = await site.File(site.State, 2, "en/index.html", site.Band(site.State));
        Assert.Contains("what follows cannot be shown here", Encoding.UTF8.GetString(page!.Plain.Span));
        Assert.Contains("data-version=\"2\"", Encoding.UTF8.GetString(page.Plain.Span));
    }

    [Fact]
    public async Task Figures_that_were_kept_back_leave_the_last_good_ones_up_with_a_band_that_leads_to_the_incident()
    {
        await using var live = await LiveDesk.Start();
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 10, 10, cast: 5)));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Site.State.Blocked == 4);
        var latest = await live.Text("/v/latest/en/index.html");
        Assert.Contains("data-version=\"2\"", latest);
        Assert.Contains("href=\"../../../incident/4/en.html\"", latest);
        Assert.Contains("href=\"../../../incident/4/en.html\"", await live.Text("/v/latest/en/text.html"));
        Assert.DoesNotContain("incident/4", await live.Text("/v/2/en/index.html"));
        Assert.DoesNotContain("incident/4", await live.Text("/v/2/en/text.html"));
        Assert.Contains("land: valid 170 is more than cast 155", await live.Text("/incident/4/en.html"));
        Assert.Equal(4, JsonDocument.Parse(await live.Text("/status.json")).RootElement.GetProperty("blocked").GetInt64());

        live.Desk.Append(new ProtocolCorrected("typing error", SmallDesk.Protocol("s2", 10, 10)));
        await live.Desk.Publish();
        await LiveDesk.Until(() => live.Server.Version == 6);
        Assert.DoesNotContain("incident/4/en.html", await live.Text("/v/latest/en/index.html"));
    }

    [Fact]
    public async Task A_silent_publisher_is_named_only_while_figures_are_expected_and_a_clock_that_jumps_is_no_silence()
    {
        using var desk = await Published();
        var clock = new HandClock();
        using var site = new LiveSite(new SiteOptions(desk.Paths.Public) { Time = clock, SilentAfter = TimeSpan.FromSeconds(60) });
        using var quiet = new LiveSite(new SiteOptions(desk.Paths.Public) { Time = clock });
        site.Look();
        quiet.Look();
        clock.Now += TimeSpan.FromHours(5);
        Assert.Null(site.Band(site.State));
        clock.Now -= TimeSpan.FromHours(9);
        Assert.Null(site.Band(site.State));
        clock.Pass(TimeSpan.FromSeconds(61));
        Assert.IsType<LiveBand.Silent>(site.Band(site.State));
        Assert.Null(quiet.Band(quiet.State));
        foreach (var (language, said) in ((string, string)[])[("en", "has not been heard since"), ("ru", "не выходила на связь"), ("ky", "акыркы жолу байланышка чыккан")])
        {
            foreach (var name in (string[])["index", "text"])
            {
                var page = await site.File(site.State, 2, $"{language}/{name}.html", site.Band(site.State));
                Assert.Contains(said, Encoding.UTF8.GetString(page!.Plain.Span));
            }
        }

        await Second(desk);
        site.Look();
        Assert.Null(site.Band(site.State));
    }

    private static async Task<SmallDesk> Published()
    {
        var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        return desk;
    }

    private static async Task Second(SmallDesk desk)
    {
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 70, 30)));
        await desk.Publish();
    }

    private static async Task<List<string>> Event(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(LiveDesk.Cancel) is { } line)
        {
            if (line.Length == 0 && lines.Count > 0) return lines;
            if (line.StartsWith("id:", StringComparison.Ordinal) || line.StartsWith("data:", StringComparison.Ordinal)) lines.Add(line);
        }

        return lines;
    }
}
