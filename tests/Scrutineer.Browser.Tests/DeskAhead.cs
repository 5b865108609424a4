using Microsoft.Playwright;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A clerk whose hands are faster than the line.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskAhead(DeskNight night)
{
    private const string Unit = "issyk-kul";

    [Fact]
    public async Task What_is_typed_while_the_next_page_is_on_its_way_is_typed_into_it_and_confirms_nothing_unseen()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        var desk = night.Server!.Desk;
        var papers = DeskPaper.Of(desk.Election, Unit);
        var coordinator = new StaffMember(await night.Person("erkin", Role.Coordinator, Unit), Role.Coordinator, Unit);
        Assert.True(desk.SetSitting(coordinator, Unit, Sitting.Open, Sitting.NotOpened).IsOk);
        var typist = new StaffMember(await night.Person("ainura", Role.Typist, Unit), Role.Typist, Unit);
        var page = await night.SignedIn("ainura", "ky");
        var line = new SlowLine();
        await page.RouteAsync("**/ky/type**", line.Hold);

        // Takes the next, types the whole paper, finishes, takes the next and begins it, before the first answer comes.
        var clean = string.Concat(papers[0].OnPaper.Select(n => n + "\n"));
        await line.While(() => page.TypeFast($"\n{clean}\n\n77\n5"));
        var second = $"/type/hand/{papers[1].Station}";
        await page.WaitForURLAsync($"**{second}");
        await Assertions.Expect(page.Locator("[data-place='0']")).ToHaveValueAsync("77");
        await Assertions.Expect(page.Locator("[data-place='1']")).ToHaveValueAsync("5");
        await Assertions.Expect(page.Locator("[data-place='1']")).ToBeFocusedAsync();
        Assert.Equal("typed-once", desk.Stations(coordinator, papers[0].Station).Value[0].Stage);

        // Most lines are empty: the page that asks about it gets nothing of what was typed ahead, and a second Enter sends nothing.
        await page.Locator("#finish").FocusAsync();
        await line.While(() => page.TypeFast("\n\n\n8\n\n"));
        await Assertions.Expect(page.Locator("#on-paper")).ToBeFocusedAsync();
        Assert.EndsWith(second, page.Url, StringComparison.Ordinal);
        Assert.Equal("5", await page.Locator("[data-place='1']").InputValueAsync());
        Assert.False(await page.Locator("#on-paper").IsCheckedAsync());
        Assert.Equal(1, line.Sent(second));
        Assert.DoesNotContain(desk.Audit.Read(0, 100_000), l => l.Line.By == typist.Key && l.Line.Refused is not null);
        Assert.Empty(night.Errors);
    }

    /// <summary>A line on which answers to pages can be held.</summary>
    private sealed class SlowLine
    {
        private readonly List<string> sent = [];
        private TaskCompletionSource open = new();

        public SlowLine() => open.SetResult();

        public async Task Hold(IRoute route)
        {
            if (route.Request.Method == "POST") lock (sent) sent.Add(route.Request.Url);
            if (route.Request.IsNavigationRequest) await open.Task;
            await route.ContinueAsync();
        }

        public async Task While(Func<Task> work)
        {
            open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await work();
            open.SetResult();
        }

        public int Sent(string end)
        {
            lock (sent) return sent.Count(s => s.EndsWith(end, StringComparison.Ordinal));
        }
    }
}
