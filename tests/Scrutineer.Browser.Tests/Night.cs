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
    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private Task? begun;
    private Chromium? chromium;
    private DemoRecord? record;
    private SiteServer? server;
    private DateTimeOffset now = new(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6));

    public string Root => server!.Address.ToString().TrimEnd('/');

    /// <summary>What scripts of pages complained of.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = [];

    public long Version => server?.Version ?? 0;

    /// <summary>It begins with the first reader: tests of the desk alone need not wait for it.</summary>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    private async Task Begin()
    {
        if (Chromium.Place() is not { } place) return;
        var definition = Path.Combine(Shared.Repository, "elections", "kg-2020");
        var (head, invented) = SimulateCommand.Invent(definition, SimulateCommand.DefaultSeed).Value;
        var election = DemoCommand.WriteFolder(definition, head, invented, folder, SimulateCommand.DefaultSeed).Value;
        record = DemoRecord.Open(election, now).Value;
        for (var hour = 0; hour < 4; hour++) await PlayHour();
        server = await SiteServer.StartAsync(new SiteOptions(new RecordPaths(election).Public) { Listen = new(System.Net.IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 });
        chromium = await Chromium.Start(place);
    }

    /// <summary>Takes in and publishes what arrives in the next hour of the night; waits until the site shows it.</summary>
    public async Task PlayOn()
    {
        await Begun();
        Assert.SkipWhen(chromium is null, "needs Chromium");
        await PlayHour();
    }

    private Task Begun() => begun ??= Begin();

    private async Task PlayHour()
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
        await Begun();
        Assert.SkipWhen(chromium is null, "needs Chromium");
        return (await chromium!.Open(new() { Width = 1200, Height = 900 }, Errors, with)).Context;
    }

    /// <summary>Address of a page of the latest version.</summary>
    public string Latest(string path) => $"{Root}/v/latest/{path}";

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        record?.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
