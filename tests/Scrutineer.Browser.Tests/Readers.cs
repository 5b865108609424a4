using Microsoft.Playwright;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>What readers do on the night: watch it change, go back in it, open a station, check the record; with a mouse, a keyboard, or no script at all.</summary>
public class Readers(Night night)
{
    [Fact]
    public async Task A_page_follows_the_count_in_place_and_nothing_that_is_read_moves()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("en/index.html"));
        var before = await page.Locator("html").GetAttributeAsync("data-version");
        await page.Locator("#units").ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("document.querySelector('#units').scrollIntoView()");
        var top = await page.EvaluateAsync<double>("document.querySelector('#units h2').getBoundingClientRect().top");
        await night.PlayOn();
        await Assertions.Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-version", before!, new() { Timeout = 20_000 });
        Assert.Equal(night.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), await page.Locator("html").GetAttributeAsync("data-version"));
        Assert.InRange(await page.EvaluateAsync<double>("document.querySelector('#units h2').getBoundingClientRect().top") - top, -2, 2);
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Updated to version");
        Assert.True(await page.Locator(".tinted").CountAsync() > 0);
        Assert.Empty(night.Errors);
    }

    [Fact]
    public async Task A_pinned_page_stays_as_it_is_and_says_that_a_newer_one_is_out()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync($"{night.Root}/v/{night.Version}/ru/unit/osh.html");
        var text = await page.Locator("main").InnerTextAsync();
        await night.PlayOn();
        var link = page.Locator(".news a");
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal(text, await page.Locator("main").InnerTextAsync());
        await link.ClickAsync();
        await page.WaitForURLAsync("**/ru/unit/osh.html");
        Assert.NotEqual(text, await page.Locator("main").InnerTextAsync());
        Assert.Empty(night.Errors);
    }

    [Fact]
    public async Task The_slider_goes_back_through_the_night()
    {
        await night.PlayOn();
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("ky/changes.html"));
        var slider = page.GetByRole(AriaRole.Slider);
        var last = await page.Locator(".night output").InnerTextAsync();
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        var earlier = await page.Locator(".night output").InnerTextAsync();
        Assert.NotEqual(last, earlier);
        Assert.Equal(earlier, await slider.GetAttributeAsync("aria-valuetext"));
    }

    [Fact]
    public async Task From_a_station_to_its_entry_its_proof_and_the_verified_record()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("en/index.html"));
        await page.Locator("#units").GetByRole(AriaRole.Link, new() { Name = "Talas" }).First.ClickAsync();
        await page.Locator("#units tbody tr", new() { HasText = "1 of 1" }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/unit/*.html");
        var proof = await page.APIRequest.GetAsync(await Href(page, "#proof a >> nth=1"));
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", await proof.TextAsync());
        var entry = await page.APIRequest.GetAsync(await Href(page, "#proof a >> nth=0"));
        Assert.Contains("protocol.reported", await entry.TextAsync());

        await page.Locator("#proof").GetByRole(AriaRole.Link, new() { Name = "Check the whole record" }).ClickAsync();
        await page.Locator("a.button").ClickAsync();
        await Assertions.Expect(page.Locator("#verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Contains("verified", await page.Locator("#verdict").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await page.Locator("#result .failed").CountAsync());
    }

    [Fact]
    public async Task Every_page_is_complete_without_a_script()
    {
        await using var withoutScript = await night.Reader(o => o.JavaScriptEnabled = false);
        await using var withScript = await night.Reader();
        var (plain, scripted) = (withoutScript.Pages[0], withScript.Pages[0]);
        foreach (var path in Accessibility.Kinds)
        {
            var address = $"{night.Root}/v/{night.Version}/en/{path}";
            await plain.GotoAsync(address);
            await scripted.GotoAsync(address);
            // A slider only shows again what a table says.
            await scripted.EvaluateAsync("document.querySelectorAll('.workbench').forEach(w => w.replaceChildren())");
            var (without, with) = (await plain.Locator("main").InnerTextAsync(), await scripted.Locator("main").InnerTextAsync());
            Assert.True(without.Length > 100, path);
            if (path != "changes.html") Assert.Equal(Words(with), Words(without));
        }

        static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_a_station_and_the_focus_is_seen()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync($"{night.Root}/v/{night.Version}/ru/index.html");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < 200 && !await page.EvaluateAsync<bool>("(document.activeElement.getAttribute('href') || '').startsWith('unit/')"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement === document.body"), await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/unit/*.html");
        Assert.Contains("Кыргызстан", await page.Locator(".crumbs").InnerTextAsync());
    }

    [Fact]
    public async Task A_table_sorts_by_a_button_in_its_head()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("en/unit/osh.html"));
        var head = page.Locator("#units thead th").Nth(2);
        await head.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        var cells = await page.Locator("#units tbody tr td:nth-child(3)").AllInnerTextsAsync();
        var numbers = cells.Where(c => c != "–").Select(c => long.Parse(string.Concat(c.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(numbers.Count > 10);
        Assert.Equal(numbers.OrderByDescending(n => n), numbers);
    }

    [Theory]
    [InlineData("ky", "Өлкө")]
    [InlineData("ru", "Страна")]
    [InlineData("en", "Country")]
    public async Task A_page_says_the_same_in_three_languages_and_leads_to_itself_in_the_others(string language, string country)
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest($"{language}/list/mekenchil.html"));
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Contains(country, await page.Locator("nav").First.InnerTextAsync());
        foreach (var other in (string[])["ky", "ru", "en"])
        {
            if (other == language) continue;
            await page.Locator($".languages a[hreflang={other}]").ClickAsync();
            await page.WaitForURLAsync($"**/{other}/list/mekenchil.html");
            await page.GoBackAsync();
        }
    }

    [Fact]
    public async Task Print_leaves_navigation_out_and_keeps_the_legal_state()
    {
        await using var reader = await night.Reader();
        var page = reader.Pages[0];
        await page.GotoAsync(night.Latest("en/index.html"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("header nav").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".band").First).ToBeVisibleAsync();
        Assert.True((await page.PdfAsync()).Length > 10_000);
    }

    private static async Task<string> Href(IPage page, string locator) =>
        await page.Locator(locator).EvaluateAsync<string>("a => a.href");
}
