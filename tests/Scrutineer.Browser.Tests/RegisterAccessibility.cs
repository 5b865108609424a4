using Microsoft.Playwright;
using Scrutineer.Site.Tests.Data;
using Scrutineer.Web;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>The pages of a dispute: axe finds nothing in either theme, nothing scrolls sideways at 320 pixels, every way of filtering is a link.</summary>
public sealed class RegisterAccessibility(Night night) : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "complaints.html", "complaints/status-overdue.html", $"complaints/{DisputedRecord.Filed}.html", $"complaints/{DisputedRecord.OpenCase}.html",
        $"decisions/{DisputedRecord.Annulled}.html", $"decisions/{DisputedRecord.Recount}.html", "unit/s1.html", "unit/r1.html", "changes.html",
    ];

    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private SiteServer? server;

    public async ValueTask InitializeAsync()
    {
        var paths = await DisputedRecord.Write(folder);
        server = await SiteServer.StartAsync(new SiteOptions(paths.Public) { Listen = new(System.Net.IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 });
    }

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_of_a_dispute_in_either_theme()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        string[] languages = ["ky", "ru", "en"];
        var found = new List<string>();
        for (var i = 0; i < Pages.Length; i++)
        {
            foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                var path = $"{languages[(i + (int)theme) % 3]}/{Pages[i]}";
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                var answer = await page.GotoAsync(Latest(path));
                Assert.True(answer!.Status == 200, path);
                found.AddRange(from fault in await Accessibility.Faults(page) select $"{path}, {theme}: {fault}");
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task Nothing_of_a_dispute_scrolls_sideways_at_320_pixels_but_tables_that_say_so()
    {
        await using var reader = await night.Reader(o => o.ViewportSize = new() { Width = 320, Height = 700 });
        foreach (var language in (string[])["ru", "ky"])
        {
            foreach (var path in Pages)
            {
                await reader.Pages[0].GotoAsync(Latest($"{language}/{path}"));
                var wide = await reader.Pages[0].EvaluateAsync<int>("document.documentElement.scrollWidth");
                Assert.True(wide <= 320, $"{language}/{path} is {wide} pixels wide");
            }
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

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private string Latest(string path) => $"{server!.Address.ToString().TrimEnd('/')}/v/latest/{path}";
}
