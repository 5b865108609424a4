using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
        "screen/map.html", "widget/votes.html", "widget/seats.html", "widget/map.html", "pictures.html", "embed.html",
    ];

    public static TheoryData<string, string, ColorScheme> Pages()
    {
        var data = new TheoryData<string, string, ColorScheme>();
        string[] languages = ["ky", "ru", "en"];
        for (var i = 0; i < Kinds.Length; i++)
            foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]) data.Add(Kinds[i], languages[(i + (int)theme) % 3], theme);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path, string language, ColorScheme theme)
    {
        var page = await night.Page(o => o.ColorScheme = theme);
        var answer = await page.GotoAsync(night.Latest($"{language}/{path}"));
        Assert.Equal(200, answer!.Status);
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(v => $"{v.Id}: {v.Help} — {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    [Fact]
    public async Task Nothing_scrolls_sideways_at_320_pixels_but_tables_that_say_so()
    {
        var page = await night.Page(o => o.ViewportSize = new() { Width = 320, Height = 700 });
        foreach (var path in Kinds)
        {
            await page.GotoAsync(night.Latest($"ru/{path}"));
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= 320, $"{path} is {wide} pixels wide");
        }
    }
}
