using Microsoft.Playwright;
using Scrutineer.Site.Tests.Data;
using Scrutineer.Web;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>The pages of a dispute: axe finds nothing in either theme, nothing scrolls sideways at 320 pixels, every way of filtering is a link, and with a script they combine.</summary>
public sealed class RegisterAccessibility(Night night) : IAsyncLifetime
{
    private static readonly string[] Disputed =
    [
        "complaints.html", "complaints/status-overdue.html", $"complaints/{DisputedRecord.Filed}.html", $"complaints/{DisputedRecord.OpenCase}.html",
        $"decisions/{DisputedRecord.Annulled}.html", $"decisions/{DisputedRecord.Recount}.html", "unit/s1.html", "unit/r1.html", "changes.html",
    ];

    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private string[] pages = [];
    private long incident;
    private SiteServer? server;

    public async ValueTask InitializeAsync()
    {
        var paths = await DisputedRecord.Write(folder);
        var (decision, kept) = await DisputedRecord.Repeat(paths);
        (pages, incident) = ([.. Disputed, $"decisions/{decision}.html", $"law/{decision}.html"], kept);
        server = await SiteServer.StartAsync(new SiteOptions(paths.Public) { Listen = new(System.Net.IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 });
    }

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_of_a_dispute_in_either_theme()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        string[] languages = ["ky", "ru", "en"];
        var found = new List<string>();
        for (var i = 0; i < pages.Length; i++)
        {
            foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                var path = $"{languages[(i + (int)theme) % 3]}/{pages[i]}";
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                var answer = await page.GotoAsync(Latest(path));
                Assert.True(answer!.Status == 200, path);
                found.AddRange(from fault in await Accessibility.Faults(page) select $"{path}, {theme}: {fault}");
            }
        }

        foreach (var language in languages)
        {
            await page.GotoAsync(Root($"incident/{incident}/{language}.html"));
            found.AddRange(from fault in await Accessibility.Faults(page) select $"incident, {language}: {fault}");
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task Nothing_of_a_dispute_scrolls_sideways_at_320_pixels_but_tables_that_say_so()
    {
        await using var reader = await night.Reader(o => o.ViewportSize = new() { Width = 320, Height = 700 });
        foreach (var language in (string[])["ru", "ky"])
        {
            foreach (var path in pages)
            {
                await reader.Pages[0].GotoAsync(Latest($"{language}/{path}"));
                var wide = await reader.Pages[0].EvaluateAsync<int>("document.documentElement.scrollWidth");
                Assert.True(wide <= 320, $"{language}/{path} is {wide} pixels wide");
                await Keep(reader.Pages[0], $"{language}-{path.Replace('/', '-')}");
            }

            await reader.Pages[0].GotoAsync(Root($"incident/{incident}/{language}.html"));
            await Keep(reader.Pages[0], $"{language}-incident");
        }
    }

    [Fact]
    public async Task Without_a_script_a_reader_filters_opens_a_case_and_comes_to_the_decision()
    {
        await using var reader = await night.Reader(o => o.JavaScriptEnabled = false);
        var page = reader.Pages[0];
        await page.GotoAsync(Latest("en/index.html"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Complaints", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "decided (2)" }).ClickAsync();
        Assert.Equal(2, await page.Locator("#cases tbody tr").CountAsync());
        await page.Locator("#cases tbody th a").Last.ClickAsync();
        await page.Locator("#decision").GetByRole(AriaRole.Link, new() { Name = "Decision 7, Central commission" }).ClickAsync();
        Assert.Contains("2 seats change hands", await page.Locator("#changed").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_a_script_filters_combine_over_all_parts_and_the_address_keeps_them()
    {
        var crowded = Path.Combine(folder, "crowded");
        var paths = await CrowdedRecord.Write(crowded);
        await using var site = await SiteServer.StartAsync(new SiteOptions(paths.Public) { Listen = new(System.Net.IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 }, TestContext.Current.CancellationToken);
        string At(string path) => $"{site.Address.ToString().TrimEnd('/')}/v/latest/ru/{path}";
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        // A record of 4,500 entries takes the site a moment to read.
        while ((await page.GotoAsync(At("complaints.html")))!.Status != 200) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(200, await page.Locator("#cases tbody tr").CountAsync());
        await page.SelectOptionAsync("#by-forum", "forum-court");
        await page.SelectOptionAsync("#by-kind", "kind-voter");
        await page.SelectOptionAsync("#by-unit", "unit-r3");
        // Every 7th case lies before the court, every 3rd is a voter's, and its unit is the remainder of 7 i by 450.
        var expected = Enumerable.Range(0, CrowdedRecord.Cases).Count(i => i % 7 == 0 && i % 3 == 0 && i * 7 % 450 % 9 == 3);
        await page.WaitForFunctionAsync("n => document.querySelectorAll('#cases tbody tr').length === n", expected);
        Assert.Equal($"Показано: {expected} из {CrowdedRecord.Cases}.", await page.Locator(".shown").InnerTextAsync());
        Assert.True(await page.Locator("#cases .parts").IsHiddenAsync());
        Assert.EndsWith("complaints.html?forum=forum-court&kind=kind-voter&unit=unit-r3", page.Url, StringComparison.Ordinal);
        Assert.Empty(await Accessibility.Faults(page));

        // Whoever is sent the address sees the same; the links of the rows lead to their cases.
        var other = await reader.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.WaitForFunctionAsync("n => document.querySelectorAll('#cases tbody tr').length === n", expected);
        var first = other.Locator("#cases tbody th a").First;
        var number = await first.InnerTextAsync();
        await first.ClickAsync();
        Assert.EndsWith($"/ru/complaints/{number}.html", other.Url, StringComparison.Ordinal);

        // From the page of one view the others are added; taken away, everything is there again.
        await page.GotoAsync(At("complaints/forum-court.html"));
        await page.SelectOptionAsync("#by-status", "status-decided");
        await page.WaitForFunctionAsync("n => document.querySelectorAll('#cases tbody tr').length === n", Enumerable.Range(0, CrowdedRecord.Cases).Count(i => i % 7 == 0 && i % 4 == 2 && i % 9 != 1));
        Assert.EndsWith("/ru/complaints.html?status=status-decided&forum=forum-court", page.Url, StringComparison.Ordinal);
        await page.SelectOptionAsync("#by-status", "");
        await page.SelectOptionAsync("#by-forum", "");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#cases tbody tr').length === 200");
        Assert.False(await page.Locator("#cases .parts").IsHiddenAsync());
        await Keep(page, "register");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>With SCRUTINEER_SHOTS a picture of each width is kept.</summary>
    private static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCRUTINEER_SHOTS") is not { Length: > 0 } shots) return;
        foreach (var width in (int[])[1200, 320])
        {
            await page.SetViewportSizeAsync(width, 700);
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"{name}-{width}.png"), FullPage = true });
        }
    }

    private string Root(string path) => $"{server!.Address.ToString().TrimEnd('/')}/{path}";

    private string Latest(string path) => $"{server!.Address.ToString().TrimEnd('/')}/v/latest/{path}";
}
