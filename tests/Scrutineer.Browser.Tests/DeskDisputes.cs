using System.Net;
using Microsoft.Playwright;
using Scrutineer.Record;
using Scrutineer.Web;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A complaint from its filing to other seats on the public page, then the final sitting: refusing, and passing with the signatures of two of three members.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskDisputes(DeskNight night)
{
    [Fact]
    public async Task A_complaint_goes_from_filing_to_other_seats_in_public_and_the_final_sitting_refuses_and_then_passes()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        await using var office = await DisputeOffice.Start();
        await using var site = await SiteServer.StartAsync(new SiteOptions(office.Server.Desk.Paths.Public) { Listen = new(IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000 }, TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        var officer = await SignedIn(night, office, "dispute-officer", "ky");
        var commissioner = await SignedIn(night, office, "commissioner", "ru");
        var reader = await night.Page();
        await Eventually(async () => await Seats(reader, site) is "4 1", "The first seats are not public.");

        // Refused with everything still there: no such station.
        await officer.GotoAsync($"{office.Root}/ky/cases/file");
        await Look(officer, "file", wrong);
        await officer.SelectOptionAsync("#kind", "voter");
        await officer.FillAsync("#name", "Асанов Усен");
        await officer.FillAsync("#initials", "А. У.");
        await officer.CheckAsync("#grounds-counting");
        await officer.FillAsync("#units", "s9");
        await officer.FillAsync("#text-ky", "Добуштар жабык эшик артында саналды.");
        await officer.SetInputFilesAsync("#file-0", new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = "names"u8.ToArray() });
        await officer.FillAsync("#what-0", "Тизме");
        await officer.CheckAsync("#sealed-0");
        await officer.ClickAsync("form.decision button.strong");
        await officer.WaitForSelectorAsync(".refusal[data-code=unit-unknown]");
        await Look(officer, "file-refused", wrong);
        Assert.Equal("Добуштар жабык эшик артында саналды.", await officer.InputValueAsync("#text-ky"));
        await officer.FillAsync("#units", "s1");
        await officer.SetInputFilesAsync("#file-0", new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = "names"u8.ToArray() });
        await officer.ClickAsync("form.decision button.strong");
        await officer.WaitForSelectorAsync("#salt");
        Assert.Matches("^[0-9a-f]{32}$", await officer.InnerTextAsync("#salt"));
        await Look(officer, "receipt", wrong);
        await officer.ClickAsync("main .links a:nth-child(2)");
        await officer.WaitForSelectorAsync("#matters .due");
        var address = officer.Url;
        await officer.SelectOptionAsync("#step", "admit");
        await officer.FillAsync("#text-ky", "Мөөнөтүндө берилген.");
        await Look(officer, "case", wrong);
        await officer.ClickAsync("form.decision button.strong");
        await officer.WaitForSelectorAsync("ol.steps");

        // The final sitting refuses while the case is open.
        await commissioner.GotoAsync($"{office.Root}/ru/declare");
        await commissioner.WaitForSelectorAsync("#open-case-open");
        Assert.Equal(0, await commissioner.Locator("#declare").CountAsync());
        await Look(commissioner, "declare-blocked", wrong);

        // The decision, by its preview.
        await commissioner.GotoAsync(address.Replace("/ky/", "/ru/", StringComparison.Ordinal));
        await commissioner.ClickAsync("main a[href*='/decide?case=']");
        await commissioner.WaitForSelectorAsync("#do-annul-units");
        await commissioner.SelectOptionAsync("#result", "upheld");
        await commissioner.FillAsync("#number", "249");
        await commissioner.CheckAsync("#found-counting");
        await commissioner.FillAsync("#finding-counting-ru", "Видно на записи.");
        await commissioner.ClickAsync("#do-annul-units summary");
        await commissioner.FillAsync("#units-annul-units", "s1");
        await commissioner.FillAsync("#reason-ru", "Подсчёт не был публичным.");
        await commissioner.FillAsync("#law", "ст. 45");
        await commissioner.FillAsync("#for", "3");
        await Look(commissioner, "decide", wrong);
        await commissioner.ClickAsync("form.decision button.strong");
        await commissioner.WaitForSelectorAsync("#seats table");
        Assert.Equal(["4", "1", "−3", "1", "4", "+3"], await commissioner.Locator("#seats tbody td").AllInnerTextsAsync());
        await Look(commissioner, "preview", wrong);
        Assert.Equal("4 1", await Seats(reader, site));
        await commissioner.FillAsync("#password-decide", DeskNight.Password);
        await commissioner.ClickAsync("#confirm button.strong");
        await commissioner.WaitForURLAsync("**/ru/cases/*");
        await Look(commissioner, "case-decided", wrong);
        await Eventually(async () => await Seats(reader, site) is "1 4", "The seats did not change in public.");
        await commissioner.GotoAsync($"{office.Root}/ru/cases");
        await Look(commissioner, "cases", wrong);

        // Nothing is left: two of three sign, each alone.
        await Eventually(async () =>
        {
            await commissioner.GotoAsync($"{office.Root}/ru/declare");
            return await commissioner.Locator("#declare").CountAsync() == 1;
        }, "The final sitting still refuses.");
        await Look(commissioner, "declare", wrong);
        var text = await commissioner.Locator("#to-sign").EvaluateAsync<string>("e => e.textContent");
        string Line(int member) => SignedNote.Sign(text, [DisputeOffice.Members[member]]).Value.ToString()[(text.Length + 1)..];
        await Declare(commissioner, Line(2));
        await commissioner.WaitForSelectorAsync(".refusal[data-code=quorum-unmet]");
        await Declare(commissioner, Line(2) + Line(0));
        await commissioner.WaitForURLAsync("**/ru/declare?done=*");
        await Look(commissioner, "declared", wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
        Assert.Empty(night.Errors);
    }

    private static async Task Declare(IPage page, string signatures)
    {
        await page.FillAsync("#signed", signatures);
        await page.FillAsync("#password-declare", DeskNight.Password);
        await page.ClickAsync("#declare button.strong");
    }

    internal static async Task<IPage> SignedIn(DeskNight night, DisputeOffice office, string login, string language)
    {
        var page = await night.Page();
        await page.GotoAsync($"{office.Root}/{language}/sign-in");
        await page.Keyboard.TypeAsync(login);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DeskNight.Password);
        await page.EnterAndWait();
        return page;
    }

    /// <summary>Seats of A and B as the public site gives them.</summary>
    private static async Task<string> Seats(IPage reader, SiteServer site)
    {
        var answer = await reader.APIRequest.GetAsync($"{site.Address}v/latest/data/outcome.json");
        if (!answer.Ok) return "";
        var seats = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!["seats"]!.AsArray();
        return string.Join(' ', ((string[])["A", "B"]).Select(list => seats.FirstOrDefault(s => s!["list"]!.GetValue<string>() == list)?["seats"]?.GetValue<long>() ?? 0));
    }

    internal static async Task Eventually(Func<Task<bool>> isSo, string otherwise)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < DeskNight.Patience / 50, otherwise);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>axe finds nothing on a page, with everything opened, and on a phone nothing scrolls sideways. With SCRUTINEER_SHOTS a picture of each width is kept.</summary>
    internal static async Task Look(IPage page, string name, List<string> wrong)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.dataset.was = d.open)");
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        wrong.AddRange((await Accessibility.Faults(page)).Select(f => $"{name} {f}"));
        foreach (var width in (int[])[320, 1200])
        {
            await page.SetViewportSizeAsync(width, 900);
            var seen = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (seen > width) wrong.Add($"{name} is {seen} pixels wide at {width}");
            if (Environment.GetEnvironmentVariable("SCRUTINEER_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }

        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = d.dataset.was === 'true')");
    }
}
