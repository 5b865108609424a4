using System.Net;
using Microsoft.Playwright;
using Scrutineer.Web;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A voter finds an error on the results site, files a complaint without an account, and reads what became of it; the officer takes it into the register.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskIntake(DeskNight night)
{
    [Fact]
    public async Task A_voter_files_the_officer_takes_it_in_and_the_receipt_and_the_public_register_show_the_case()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        await using var office = await DisputeOffice.Start();
        await using var site = await SiteServer.StartAsync(
            new SiteOptions(office.Server.Desk.Paths.Public) { Listen = new(IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000, Intake = new Uri(office.Root + "/") }, TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        var voter = await night.Page();
        await DeskDisputes.Eventually(async () => (await voter.APIRequest.GetAsync($"{site.Address}v/latest/ky/complaints.html")).Ok, "Nothing is public.");

        // From the results site to the form, in the reader's language.
        await voter.GotoAsync($"{site.Address}v/latest/ky/report-error.html");
        await DeskDisputes.Look(voter, "site-report-error", wrong);
        await voter.ClickAsync("#forms a");
        await voter.WaitForURLAsync("**/ky/report");
        await DeskDisputes.Look(voter, "open-report", wrong);
        await voter.GotoAsync($"{site.Address}v/latest/ky/complaints.html");
        await voter.ClickAsync("#forms a");
        await voter.WaitForURLAsync("**/ky/complain");
        await DeskDisputes.Look(voter, "open-complain", wrong);

        // Refused with everything still there: no such station.
        await voter.SelectOptionAsync("#kind", "voter");
        await voter.FillAsync("#name", "Асанов Усен");
        await voter.FillAsync("#contact", "usen@example.org");
        await voter.FillAsync("#unit", "s9");
        await voter.FillAsync("#text", "Добуштар жабык эшик артында саналды.");
        await voter.ClickAsync("form.decision button.strong");
        await voter.WaitForSelectorAsync(".refusal[data-code=unit-unknown]");
        await DeskDisputes.Look(voter, "open-refused", wrong);
        Assert.Equal(("Добуштар жабык эшик артында саналды.", "Асанов Усен"), (await voter.InputValueAsync("#text"), await voter.InputValueAsync("#name")));
        await voter.FillAsync("#unit", "s1");
        await voter.ClickAsync("fieldset.evidence details:first-of-type summary");
        await voter.SetInputFilesAsync("#file-0", new FilePayload { Name = "door.png", MimeType = "image/png", Buffer = await Picture() });
        await voter.FillAsync("#what-0", "Эшик");
        await voter.CheckAsync("#public-0");
        await voter.ClickAsync("form.decision button.strong");
        await voter.WaitForSelectorAsync("#address");
        await DeskDisputes.Look(voter, "open-receipt", wrong);
        Assert.Matches("^[0-9a-f]{64}$", await voter.InnerTextAsync("#sha"));
        await voter.ClickAsync("#address");
        await voter.WaitForSelectorAsync("[data-standing=received]");
        await DeskDisputes.Look(voter, "open-state", wrong);

        // The officer takes it in.
        var officer = await DeskDisputes.SignedIn(night, office, "dispute-officer", "ru");
        await officer.GotoAsync($"{office.Root}/ru/intake");
        Assert.Equal("1", await officer.InnerTextAsync("#complaints [data-count=received]"));
        await DeskDisputes.Look(officer, "intake", wrong);
        await officer.ClickAsync("#complaints tbody a");
        await officer.WaitForSelectorAsync("#take-in");
        await DeskDisputes.Look(officer, "intake-item", wrong);
        await officer.FillAsync("#password-take-in", DeskNight.Password);
        await officer.ClickAsync("#take-in button.strong");
        await officer.WaitForSelectorAsync("[data-standing=taken-in]");
        await DeskDisputes.Look(officer, "intake-taken", wrong);
        await officer.ClickAsync("main .links a[href*='/cases/']");
        await officer.WaitForSelectorAsync("#matters");
        var number = officer.Url.Split('/')[^1];

        // The sender reads the number; the public register lists the case.
        await voter.ReloadAsync();
        Assert.Contains(number, await voter.InnerTextAsync("[data-standing=taken-in]"), StringComparison.Ordinal);
        await DeskDisputes.Look(voter, "open-taken", wrong);
        await DeskDisputes.Eventually(async () => (await (await voter.APIRequest.GetAsync($"{site.Address}v/latest/ky/complaints.html")).TextAsync()).Contains($"complaints/{number}.html", StringComparison.Ordinal), "The register does not list the case.");
        var page = await voter.APIRequest.GetAsync($"{site.Address}v/latest/ky/complaints/{number}.html");
        var told = await page.TextAsync();
        Assert.Contains("Добуштар жабык эшик артында саналды.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Асанов", told, StringComparison.Ordinal);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
        Assert.Empty(night.Errors);
    }

    private static async Task<byte[]> Picture()
    {
        using var picture = new Image<Rgb24>(60, 80, new Rgb24(240, 240, 230));
        using var png = new MemoryStream();
        await picture.SaveAsPngAsync(png);
        return png.ToArray();
    }
}
