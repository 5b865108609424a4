using Microsoft.Playwright;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>Two typists, a coordinator and a commissioner bring twenty papers into the record, by keyboard alone, in Russian and in Kyrgyz.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskByKeyboard(DeskNight night)
{
    private const string Unit = "batken";

    [Fact]
    public async Task Twenty_papers_with_every_kind_of_difference_and_finding_come_into_the_record()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        var papers = DeskPaper.Of(night.Server!.Desk.Election, Unit);
        Assert.Equal(20, papers.Count);
        foreach (var (login, role) in new[] { ("anna", Role.Typist), ("bakyt", Role.Typist), ("kanat", Role.Coordinator), ("meerim", Role.Commissioner) }) await night.Person(login, role, Unit);
        var coordinator = await night.SignedIn("kanat", "ru");
        await Open(coordinator);
        var first = await night.SignedIn("anna", "ru");
        foreach (var paper in papers) await TypeNext(first, paper, paper.First);
        var second = await night.SignedIn("bakyt", "ky");
        foreach (var paper in papers) await TypeNext(second, paper, paper.Second);

        var commissioner = await night.SignedIn("meerim", "ky");
        foreach (var paper in papers.Where(p => p.Differs)) await Settle(coordinator, paper, first, second);
        foreach (var paper in papers.Where(p => p.HasError || p.HasWarning)) await Take(coordinator, paper, "На бумаге так, лист подписан.", "handle");
        foreach (var paper in papers.Where(p => p.HasError)) await Take(commissioner, paper, "Кагаз менен салыштырдым.", "accept");

        var auditor = new StaffMember(await night.Person("aida", Role.Auditor, Unit), Role.Auditor, Unit);
        foreach (var paper in papers)
        {
            var protocol = night.Server.Desk.Sides(auditor, paper.Station).Value.Single(s => s.Channel == "hand").Protocol;
            Assert.True(protocol is not null, $"{paper.Name} is not in the record.");
            var recorded = Enumerable.Range(0, 12).Select(i => protocol.Lines[i]).Concat(Enumerable.Range(0, 17).Select(i => protocol.Votes[i]));
            Assert.Equal(paper.OnPaper.Select(Number), recorded);
        }

        // An accepted error is shown, not held back.
        await night.Published(papers.Max(p => night.Server.Desk.HistoryOf(auditor, p.Station).Value.Max(e => e.Index)));
        Assert.Empty(night.Errors);
    }

    private static long? Number(string typed) => typed.Length == 0 ? null : long.Parse(typed.Replace(" ", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private async Task Open(IPage page)
    {
        await page.GotoAsync($"{night.Root}/ru/sittings/{Unit}");
        await page.Type("#password-Open", DeskNight.Password);
        await page.Press("button.strong");
        await Assertions.Expect(page.Locator(".sub")).ToContainTextAsync("Заседание открыто");
    }

    /// <summary>Takes the next paper and types it; the form shows what is wrong before it is sent.</summary>
    private static async Task TypeNext(IPage page, DeskPaper paper, string[] numbers)
    {
        if (!page.Url.Contains("/type", StringComparison.Ordinal)) await page.GotoAsync(new Uri(new Uri(page.Url), "type").ToString());
        await page.Press("form.take button");
        Assert.EndsWith($"/type/hand/{paper.Station}", page.Url, StringComparison.Ordinal);
        Assert.Equal(29, await page.Locator("input[data-place]").CountAsync());
        Assert.Equal([""], (await page.Locator("input[data-place]").EvaluateAllAsync<string[]>("all => all.map(i => i.value)")).Distinct());
        await Fill(page, numbers);
        var isSame = numbers.SequenceEqual(paper.OnPaper);
        var errors = string.Join("\n", await page.Locator(".finding.error:visible").AllInnerTextsAsync());
        if (isSame) Assert.True(paper.HasError == errors.Length > 0, $"{paper.Name}: {errors}");
        await Finish(page, paper);
    }

    private static async Task Fill(IPage page, IEnumerable<string> numbers)
    {
        // Line by line as a clerk does: number, Enter. The last Enter leads to the button.
        await page.TypeFast(string.Concat(numbers.Select(n => n + "\n")));
        Assert.Equal("finish", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task Finish(IPage page, DeskPaper paper)
    {
        if (await page.Locator(".finding:visible").CountAsync() > 0 || await page.Locator("input[data-place]").EvaluateAllAsync<bool>("all => all.some(i => i.value === '')"))
            await page.Keyboard.PressAsync("F8");
        await page.EnterAndWait();
        Assert.True(page.Url.Contains("?done=", StringComparison.Ordinal), $"{paper.Name}: {await page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>The coordinator sends back what differs, or discards; whoever misread types it again.</summary>
    private async Task Settle(IPage coordinator, DeskPaper paper, IPage first, IPage second)
    {
        await Open(coordinator, paper);
        if (paper.IsDiscarded)
        {
            await coordinator.TabTo("details.decision summary");
            await coordinator.Keyboard.PressAsync("Enter");
            await coordinator.Press("button.danger");
            foreach (var page in (IPage[])[first, second])
            {
                await Named(page, paper);
                await Fill(page, paper.OnPaper);
                await Finish(page, paper);
            }

            return;
        }

        var wrong = Enumerable.Range(0, 29).Where(i => paper.First[i] != paper.Second[i]).ToList();
        foreach (var place in wrong) Assert.Contains(paper.First[place].Length == 0 ? "–" : paper.First[place], await coordinator.Locator("table.form").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var page in ((IPage, string[])[])[(second, paper.Second), (first, paper.First)])
        {
            if (page.Item2.SequenceEqual(paper.OnPaper)) continue;
            if (!coordinator.Url.Contains("/protocol/", StringComparison.Ordinal)) await Open(coordinator, paper);
            // The button that sends back has the focus already.
            await coordinator.EnterAndWait();
            await Named(page.Item1, paper);
            Assert.Equal(wrong.Count, await page.Item1.Locator("input[data-place]").CountAsync());
            await Fill(page.Item1, wrong.Select(w => paper.OnPaper[w]));
            await Finish(page.Item1, paper);
        }
    }

    /// <summary>From the list of what waits to one protocol.</summary>
    private async Task Open(IPage page, DeskPaper paper)
    {
        await page.GotoAsync($"{night.Root}{new Uri(page.Url).AbsolutePath[..3]}/waiting/{Unit}");
        await page.Press($"a[href$='/protocol/hand/{paper.Station}']");
    }

    private static async Task Named(IPage page, DeskPaper paper)
    {
        if (!page.Url.Contains("/type", StringComparison.Ordinal)) await page.GotoAsync(new Uri(new Uri(page.Url), "type").ToString());
        await page.Type("#station", paper.Station);
        await page.EnterAndWait();
        Assert.True(page.Url.EndsWith($"/type/hand/{paper.Station}", StringComparison.Ordinal), $"{paper.Name}: {await page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>Takes findings on, with a reason and the password.</summary>
    private async Task Take(IPage page, DeskPaper paper, string reason, string form)
    {
        await Open(page, paper);
        await page.Type("textarea", reason);
        await page.Type("#password-accept", DeskNight.Password);
        await page.Press($"form[action$='/{form}'] button.strong");
        Assert.True(page.Url.Contains("?done=", StringComparison.Ordinal), $"{paper.Name}: {await page.Locator("main").InnerTextAsync()}");
    }
}
