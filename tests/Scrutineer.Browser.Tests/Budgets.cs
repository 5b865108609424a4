using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>What comes over the line when a reader opens the site for the first time (facts: portals, section 7).</summary>
public class Budgets(Night night)
{
    private const int Kilo = 1_000;

    [Fact]
    public async Task Pages_stay_within_their_budgets_and_set_no_cookie()
    {
        var told = new List<string>();
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await (await reader.NewCDPSessionAsync(page)).SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        foreach (var path in Accessibility.Kinds.Append("unit/osh.html"))
        {
            await page.GotoAsync(night.Latest($"ky/{path}"));
            var sizes = JsonSerializer.Deserialize<Dictionary<string, long>>(await page.EvaluateAsync<string>(
                "() => JSON.stringify(Object.fromEntries([performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource').filter(r => !r.name.endsWith('current.json'))].map(r => [r.name, r.encodedBodySize])))"))!;
            long Of(string end) => sizes.Where(s => s.Key.EndsWith(end, StringComparison.Ordinal)).Sum(s => s.Value);
            var (html, style, script, all) = (Of(".html"), Of(".css"), Of(".js"), sizes.Values.Sum());
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{path,-24} html {html,6}  css {style,5}  js {script,5}  all {all,6}"));
            Assert.True(html > 0 && (style > 0 || path == "text.html"), told[^1]);
            Assert.True(html <= (path == "text.html" ? 6 : 14) * Kilo, told[^1]);
            Assert.True(style <= 8 * Kilo, told[^1]);
            Assert.True(script <= 15 * Kilo, told[^1]);
            Assert.True(all <= 60 * Kilo, told[^1]);
            Assert.DoesNotContain(sizes.Keys, name => !name.StartsWith(night.Root, StringComparison.Ordinal));
        }

        Assert.Empty(await reader.CookiesAsync());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", told));
    }
}
