using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, in both themes; nothing scrolls sideways at 320 pixels.</summary>
public class Accessibility(Night night)
{
    /// <summary>One page of every kind.</summary>
    internal static readonly string[] Kinds =
    [
        "index.html", "map.html", "progress.html", "outcome.html", "channels.html", "findings.html", "changes.html", "downloads.html", "verify.html", "about.html",
        "report-error.html", "text.html", "unit/talas.html", "unit/01001.html", "list/birimdik.html", "screen/overview.html", "screen/bar.html",
        "screen/map.html", "widget/votes.html", "widget/seats.html", "widget/map.html", "pictures.html", "embed.html", "whatif.html", "complaints.html",
    ];

    // Run in the page itself: the wrapper for this browser opens another window for each run, which takes longer than the run.
    private const string Run =
        """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
          });
          if (found.passes.length < 10) return ['axe looked at nothing'];
          return found.violations.map(v => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each page in two of the three languages in turn, one in each theme. One window for all: to open one takes longer than to look at a page.</summary>
    [Fact]
    public async Task Axe_finds_nothing_on_any_page_in_either_theme()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        string[] languages = ["ky", "ru", "en"];
        var found = new List<string>();
        for (var i = 0; i < Kinds.Length; i++)
        {
            foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                var path = $"{languages[(i + (int)theme) % 3]}/{Kinds[i]}";
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                var answer = await page.GotoAsync(night.Latest(path));
                Assert.True(answer!.Status == 200, path);
                found.AddRange(from fault in await Faults(page) select $"{path}, {theme}: {fault}");
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task Axe_sees_a_picture_without_words_and_words_without_contrast()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("en/about.html"));
        await page.EvaluateAsync("() => { const main = document.querySelector('main'); main.append(new Image()); main.querySelector('p').style.color = '#999'; }");
        var found = await Faults(page);
        Assert.Contains(found, f => f.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    private const string Widest =
        "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 320).map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`).slice(-4).join(' | ')";

    [Fact]
    public async Task Nothing_scrolls_sideways_at_320_pixels_but_tables_that_say_so()
    {
        await using var reader = await night.Reader(o => o.ViewportSize = new() { Width = 320, Height = 700 });
        var page = reader.Pages[0];
        foreach (var path in Kinds)
        {
            await page.GotoAsync(night.Latest($"ru/{path}"));
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= 320, $"{path} is {wide} pixels wide: {await page.EvaluateAsync<string>(Widest)}");
            Assert.True((await page.Locator("main").InnerTextAsync()).Length > 100, $"{path} shows nothing so narrow");
        }
    }

    /// <summary>What axe finds on a page.</summary>
    internal static async Task<string[]> Faults(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
