using System.Net;
using Microsoft.Playwright;
using Scrutineer.Cli.Commands;
using Scrutineer.Cli.Demo;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Office;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>Tests that share one desk.</summary>
[CollectionDefinition]
public class AtTheDesk : ICollectionFixture<DeskNight>;

/// <summary>The desk of an empty record of 4 October 2020, with the form, lists and 2,475 stations of that day, and people at it.</summary>
public sealed class DeskNight : IAsyncLifetime
{
    /// <summary>Everybody's password here.</summary>
    public const string Password = "kettle under a quiet hill";

    /// <summary>How long a page may take, in milliseconds: others may be at work on the machine, and nothing here is a measurement.</summary>
    public const int Patience = 60_000;

    private static readonly PasswordCost Cheap = new(64, 1);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private Chromium? chromium;

    /// <summary>The desk.</summary>
    internal DeskServer.DeskServer Server { get; private set; } = null!;

    /// <summary>Where it is. Passkeys need a name, not an address.</summary>
    public string Root => $"http://localhost:{Server.Address.Port}";

    /// <summary>A folder for another office.</summary>
    public string Folder => Path.Combine(folder, "elsewhere");

    /// <summary>What scripts of pages complained of.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>What the desk, and sites beside it, told whoever runs them.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Told { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Place() is not { } place) return;
        var definition = Path.Combine(Shared.Repository, "elections", "kg-2020");
        var (head, invented) = SimulateCommand.Invent(definition, SimulateCommand.DefaultSeed).Value;
        var election = DemoCommand.WriteFolder(definition, head, invented, folder, SimulateCommand.DefaultSeed).Value;
        DemoRecord.Open(election, new DateTimeOffset(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6))).Value.Dispose();
        var started = await DeskServer.DeskServer.StartAsync(new DeskServer.DeskServerOptions(election) { Listen = new(IPAddress.Loopback, 0), Cost = Cheap, Unwitnessed = true, Tell = Told.Enqueue });
        Assert.True(started.IsOk, started.Refusal?.ToString());
        Server = started.Value;
        chromium = await Chromium.Start(place);
    }

    /// <summary>Somebody new at the desk, who has chosen his password already; his key.</summary>
    public async Task<string> Person(string login, Role role, string unit)
    {
        var made = (await Server.Accounts.Add([new NewStaff(login, "Somebody", role.Code(), unit)])).Value[0];
        await Server.Accounts.Change(made.Key, a => (a.PasswordHash, a.MustChangePassword, a.PasswordUntil) = (Argon2Hasher.Hash(Password, Cheap), false, null));
        return made.Key;
    }

    /// <summary>Waits until an entry of the record is public; no figures may be kept back.</summary>
    public async Task Published(long index)
    {
        for (var tries = 0; Server.Desk.LastPublication is not { IsOk: true, Value: var last } || last.Size <= index; tries++)
        {
            Assert.True(tries < Patience / 20, "It is not published.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Empty(Server.Desk.LastPublication!.Value.Value.Broken.Select(b => b.Sentence));
        Assert.Null(Server.Desk.LastPublication?.Value.Blocked);
    }

    /// <summary>A new browser at the desk.</summary>
    public async Task<IPage> Page(Action<BrowserNewContextOptions>? with = null)
    {
        Assert.SkipWhen(chromium is null, "needs Chromium");
        var page = await chromium!.Open(new() { Width = 1280, Height = 960 }, Errors, with);
        page.Context.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>Somebody's browser, signed in by keyboard.</summary>
    public async Task<IPage> SignedIn(string login, string language, Action<BrowserNewContextOptions>? with = null)
    {
        var page = await Page(with);
        await page.GotoAsync($"{Root}/{language}/sign-in");
        await page.Keyboard.TypeAsync(login);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.EnterAndWait();
        Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
