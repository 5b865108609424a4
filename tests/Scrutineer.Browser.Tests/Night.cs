using Microsoft.Playwright;
using Scrutineer.Cli.Commands;
using Scrutineer.Cli.Demo;
using Scrutineer.Interchange.Folders;
using Scrutineer.Office;
using Scrutineer.Testing;
using Scrutineer.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(Scrutineer.Browser.Tests.Night))]
// The night is one, and a browser beside a browser slows both.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Scrutineer.Browser.Tests;

/// <summary>The invented night of 4 October 2020 on a live site, in a real browser. Tests play it on; they run one after another.</summary>
public sealed class Night : IAsyncLifetime
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private IPlaywright? playwright;
    private IBrowser? browser;
    private DemoRecord? record;
    private SiteServer? server;
    private DateTimeOffset now = new(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6));

    public string Root => server!.Address.ToString().TrimEnd('/');

    /// <summary>What scripts of pages complained of.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = [];

    public long Version => server?.Version ?? 0;

    public async ValueTask InitializeAsync()
    {
        var chromium = Browsers.FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            if (Environment.GetEnvironmentVariable("SCRUTINEER_REQUIRE_BROWSER") == "1") Assert.Fail("Chromium must be there in CI.");
            return;
        }

        var definition = Path.Combine(Shared.Repository, "elections", "kg-2020");
        var (head, invented) = SimulateCommand.Invent(definition, SimulateCommand.DefaultSeed).Value;
        var election = DemoCommand.WriteFolder(definition, head, invented, folder, SimulateCommand.DefaultSeed).Value;
        record = DemoRecord.Open(election, now).Value;
        for (var hour = 0; hour < 4; hour++) await PlayOn();
        server = await SiteServer.StartAsync(new SiteOptions(new RecordPaths(election).Public) { Listen = new(System.Net.IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 });
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Takes in and publishes what arrives in the next hour of the night; waits until the site shows it.</summary>
    public async Task PlayOn()
    {
        now += TimeSpan.FromHours(1);
        var before = Version;
        var played = await record!.PlayUntil(now, publish: true, CancellationToken.None);
        Assert.True(played is { IsOk: true, Value: true }, played.Refusal?.ToString() ?? "Nothing arrived in that hour.");
        while (server is not null && Version == before) await Task.Delay(20);
    }

    /// <summary>A new reader with one open page, who has nothing of an earlier one; close it, or its pages go on following the count.</summary>
    public async Task<IBrowserContext> Reader(Action<BrowserNewContextOptions>? with = null)
    {
        Assert.SkipWhen(browser is null, "needs Chromium");
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1200, Height = 900 } };
        with?.Invoke(options);
        var context = await browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Errors.Enqueue(error);
        return context;
    }

    /// <summary>Address of a page of the latest version.</summary>
    public string Latest(string path) => $"{Root}/v/latest/{path}";

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null) await server.DisposeAsync();
        record?.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
