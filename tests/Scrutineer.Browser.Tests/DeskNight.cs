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

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly PasswordCost Cheap = new(64, 1);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The desk.</summary>
    internal DeskServer.DeskServer Server { get; private set; } = null!;

    /// <summary>Where it is. Passkeys need a name, not an address.</summary>
    public string Root => $"http://localhost:{Server.Address.Port}";

    /// <summary>A folder for another office.</summary>
    public string Folder => Path.Combine(folder, "elsewhere");

    /// <summary>What scripts of pages complained of.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = [];

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
        DemoRecord.Open(election, new DateTimeOffset(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6))).Value.Dispose();
        var started = await DeskServer.DeskServer.StartAsync(new DeskServer.DeskServerOptions(election) { Listen = new(IPAddress.Loopback, 0), Cost = Cheap, Unwitnessed = true });
        Assert.True(started.IsOk, started.Refusal?.ToString());
        Server = started.Value;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Somebody new at the desk, who has chosen his password already; his key.</summary>
    public async Task<string> Person(string login, Role role, string unit)
    {
        var made = (await Server.Accounts.Add([new NewStaff(login, "Somebody", role.Code(), unit)])).Value[0];
        await Server.Accounts.Change(made.Key, a => (a.PasswordHash, a.MustChangePassword, a.PasswordUntil) = (Argon2Hasher.Hash(Password, Cheap), false, null));
        return made.Key;
    }

    /// <summary>A new browser at the desk.</summary>
    public async Task<IPage> Page(Action<BrowserNewContextOptions>? with = null)
    {
        Assert.SkipWhen(browser is null, "needs Chromium");
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 960 } };
        with?.Invoke(options);
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Errors.Enqueue(error);
        page.Console += (_, said) =>
        {
            // A strict policy complains to the console alone.
            if (said.Type == "error" && said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Errors.Enqueue(said.Text);
        };
        return page;
    }

    /// <summary>Somebody's browser, signed in by keyboard.</summary>
    public async Task<IPage> SignedIn(string login, string language, Action<BrowserNewContextOptions>? with = null)
    {
        var page = await Page(with);
        await page.GotoAsync($"{Root}/{language}/sign-in");
        // What is typed before the field has the focus is lost.
        await Assertions.Expect(page.Locator("input[name=name]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(login);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
