using Microsoft.Playwright;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>axe finds nothing on any kind of page of the desk, in both themes and all languages, and nothing scrolls sideways on a phone.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskAccessibility(DeskNight night)
{
    /// <summary>One page of every kind, and who looks at it.</summary>
    private static (Role Role, string Path)[] Kinds(DeskScene scene) =>
    [
        (Role.Coordinator, "waiting/talas"), (Role.Coordinator, $"protocol/hand/{scene.Stations[2]}"), (Role.Coordinator, $"protocol/hand/{scene.Stations[3]}"),
        (Role.Coordinator, $"protocol/hand/{scene.Stations[5]}"), (Role.Coordinator, $"protocol/hand/{scene.Stations[1]}"), (Role.Coordinator, $"protocol/machine/{scene.Stations[1]}"), (Role.Coordinator, $"corrigendum/hand/{scene.Stations[0]}"),
        (Role.Coordinator, "wall/talas"), (Role.Coordinator, $"station/{scene.Stations[1]}"), (Role.Coordinator, "sittings/talas"), (Role.Coordinator, "summary/talas"), (Role.Coordinator, "me"),
        (Role.Coordinator, "reports/talas"), (Role.Coordinator, "handover"), (Role.Commissioner, "handover"), (Role.Administrator, "tokens"), (Role.Administrator, "backup"),
        (Role.Commissioner, $"protocol/hand/{scene.Stations[4]}"), (Role.Typist, "type"), (Role.Typist, $"type/hand/{scene.Stations[6]}"), (Role.Administrator, "staff"), (Role.Administrator, "audit"),
        (Role.Observer, $"station/{scene.Stations[0]}"), (Role.Observer, "cases/file"), (Role.DisputeOfficer, "cases/file"), (Role.DisputeOfficer, "cases"), (Role.DisputeOfficer, "intake"), (Role.Commissioner, "decide"),
        (Role.Commissioner, "declare"),
    ];

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        var scene = await DeskScene.Make(night);
        var record = await scene.Elsewhere(night.Folder, TestContext.Current.CancellationToken);
        string[] languages = ["ky", "ru", "en"];
        var wrong = new List<string>();
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var guest = await night.Page(o => o.ColorScheme = theme);
            await guest.GotoAsync($"{night.Root}/ky/sign-in?refused=sign-in-refused");
            wrong.AddRange(await Wrong(guest));
            foreach (var of in Kinds(scene).Select((kind, i) => (kind.Role, kind.Path, i)).GroupBy(k => k.Role))
            {
                var page = await night.SignedIn($"{of.Key.Code()}-at-{DeskScene.Unit}", "ru", o => o.ColorScheme = theme);
                if (of.Key == Role.Commissioner) wrong.AddRange(await Merging(page, record));
                if (of.Key == Role.Coordinator) wrong.AddRange(await Reporting(page));
                if (of.Key == Role.Administrator) wrong.AddRange(await Asking(page));
                foreach (var (_, path, i) in of)
                {
                    await page.SetViewportSizeAsync(1280, 960);
                    var answer = await page.GotoAsync($"{night.Root}/{languages[(i + (int)theme) % 3]}/{path}");
                    Assert.True(answer!.Status == 200, $"{path}: {answer.Status}");
                    await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
                    wrong.AddRange(await Wrong(page));
                    await page.SetViewportSizeAsync(360, 740);
                    var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                    if (width > 360) wrong.Add($"{path} is {width} pixels wide");
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
        Assert.Empty(night.Errors);
    }

    /// <summary>The record of another office, given in the browser: what is new, and both versions of what conflicts.</summary>
    private async Task<IEnumerable<string>> Merging(IPage page, byte[] record)
    {
        await page.GotoAsync($"{night.Root}/ru/handover");
        await page.SetInputFilesAsync("#record", new FilePayload { Name = "record.zip", MimeType = "application/zip", Buffer = record });
        await page.ClickAsync("form.upload button");
        await page.WaitForURLAsync("**/ru/merge/*");
        Assert.Equal(1, await page.Locator("table.form").CountAsync());
        return await Both(page, "merge");
    }

    /// <summary>A file of reports with lines that are refused.</summary>
    private async Task<IEnumerable<string>> Reporting(IPage page)
    {
        await page.GotoAsync($"{night.Root}/ky/reports/talas");
        await page.SetInputFilesAsync("#reports", new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = "unit,birimdik\nnowhere,5\ntalas,x\n"u8.ToArray() });
        await page.ClickAsync("form.upload button");
        await page.WaitForSelectorAsync(".refusal");
        return await Both(page, "reports-refused");
    }

    /// <summary>A confirmation that is wrong: the page comes back.</summary>
    private async Task<IEnumerable<string>> Asking(IPage page)
    {
        await page.GotoAsync($"{night.Root}/ru/tokens");
        await page.FillAsync("#token", "Сервер машин");
        await page.FillAsync("#password-make", "a wrong password");
        await page.ClickAsync("form.decision button.strong");
        await page.WaitForSelectorAsync(".refusal");
        Assert.Equal("Сервер машин", await page.InputValueAsync("#token"));
        return await Both(page, "tokens-again");
    }

    private static async Task<IEnumerable<string>> Both(IPage page, string name)
    {
        await page.SetViewportSizeAsync(1280, 960);
        var wrong = (await Wrong(page)).ToList();
        await page.SetViewportSizeAsync(360, 740);
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > 360) wrong.Add($"{name} is {width} pixels wide");
        return wrong;
    }

    private static async Task<IEnumerable<string>> Wrong(IPage page) => (await Accessibility.Faults(page)).Select(f => $"{page.Url} {f}");
}
