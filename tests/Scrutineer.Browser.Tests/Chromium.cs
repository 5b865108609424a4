using Microsoft.Playwright;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>The browser of the tests: Debian's Chromium, with what scripts of its pages complain of.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Where it is; null: nowhere. In CI it must be there.</summary>
    public static string? Place()
    {
        var place = Places.FirstOrDefault(File.Exists);
        if (place is null && Environment.GetEnvironmentVariable("SCRUTINEER_REQUIRE_BROWSER") == "1") Assert.Fail("Chromium must be there in CI.");
        return place;
    }

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> Start(string place)
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    /// <summary>Opens a page of somebody who has nothing of an earlier one.</summary>
    /// <param name="size">Of the window.</param>
    /// <param name="errors">Takes what scripts complain of.</param>
    /// <param name="with">Changes the options.</param>
    public async Task<IPage> Open(ViewportSize size, System.Collections.Concurrent.ConcurrentQueue<string> errors, Action<BrowserNewContextOptions>? with)
    {
        var options = new BrowserNewContextOptions { ViewportSize = size };
        with?.Invoke(options);
        var page = await (await browser.NewContextAsync(options)).NewPageAsync();
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, said) =>
        {
            // A strict policy complains to the console alone.
            if (said.Type == "error" && said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) errors.Enqueue(said.Text);
        };
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
