using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Desk;
using Scrutineer.Web;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>From the desk to the public: the live site follows the folder into which the desk publishes, and knows nothing else of it.</summary>
[Collection(typeof(AtTheDesk))]
public sealed class DeskToPublic(DeskNight night) : IDisposable
{
    [Fact]
    public async Task An_accepted_protocol_appears_in_an_open_public_page_without_reload()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        var people = await Staff("chui");
        var papers = DeskPaper.Of(night.Server!.Desk.Election, "chui");
        var paper = papers.First(p => p.HasWarning);
        // Before the first publication there is no page to be open.
        foreach (var typist in people.Typists) Type(typist, papers[0]);
        foreach (var typist in people.Typists) Type(typist, paper);
        await night.Published(night.Server.Desk.HistoryOf(people.Coordinator, papers[0].Station).Value.Max(e => e.Index));
        await using var site = await Site();
        var (station, screen) = (await night.Page(), await night.Page());
        var address = $"{site.Address}v/latest/en/unit/{paper.Station}.html";
        await station.GotoAsync(address);
        await screen.GotoAsync($"{site.Address}v/latest/en/screen/overview.html");
        await station.EvaluateAsync("window.isTheSame = true");
        await screen.EvaluateAsync("window.isTheSame = true");
        await Assertions.Expect(station.Locator("table.form")).ToHaveCountAsync(0);
        var shown = await screen.Locator("html").GetAttributeAsync("data-version");

        var coordinator = await night.SignedIn("coordinator-at-chui", "ky");
        await coordinator.GotoAsync($"{night.Root}/ky/protocol/hand/{paper.Station}");
        await coordinator.Type("textarea", "Кагазда ушундай.");
        await coordinator.Type("#password-accept", DeskNight.Password);
        await coordinator.TabTo("form[action$='/handle'] button.strong");
        var since = Stopwatch.StartNew();
        await coordinator.Keyboard.PressAsync("Enter");
        var times = await Task.WhenAll(
            Measured(async () =>
            {
                while (!(await (await station.APIRequest.GetAsync(address)).TextAsync()).Contains("class=\"form\"", StringComparison.Ordinal)) await Task.Delay(20);
            }),
            Measured(() => Assertions.Expect(screen.Locator("html")).Not.ToHaveAttributeAsync("data-version", shown!, new() { Timeout = DeskNight.Patience })),
            Measured(() => Assertions.Expect(station.Locator("table.form")).ToBeVisibleAsync(new() { Timeout = DeskNight.Patience })));
        Assert.True(await station.EvaluateAsync<bool>("window.isTheSame === true") && await screen.EvaluateAsync<bool>("window.isTheSame === true"));
        Assert.Equal(paper.OnPaper[12], Digits(await station.Locator("table.form tbody").Nth(1).Locator("td.n").First.InnerTextAsync()));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"From Enter at the desk: answered to whoever asks {times[0]:0} ms, on an open screen {times[1]:0} ms, on an open page {times[2]:0} ms."));
        Assert.Empty(night.Errors);

        async Task<double> Measured(Func<Task> seen)
        {
            await seen().WaitAsync(TimeSpan.FromMilliseconds(DeskNight.Patience));
            return since.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public async Task Scans_given_at_the_desk_are_on_the_public_page_of_their_station_with_the_hash_that_the_record_has()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        var desk = night.Server!.Desk;
        var people = await Staff("osh");
        var paper = DeskPaper.Of(desk.Election, "osh")[0];
        var coordinator = await night.SignedIn("coordinator-at-osh", "ru");
        await Upload(coordinator, paper, new Rgb24(250, 250, 246));
        foreach (var typist in people.Typists) Type(typist, paper);
        await Upload(coordinator, paper, new Rgb24(180, 200, 220));

        var history = Ok(desk.HistoryOf(people.Coordinator, paper.Station));
        var along = history.Select(e => e.Entry.Data).OfType<ProtocolReported>().Single().Protocol.Images.Single();
        var (index, later) = history.Where(e => e.Entry.Data is ProtocolScanned).Select(e => (e.Index, ((ProtocolScanned)e.Entry.Data).Images.Single())).Single();
        Assert.NotEqual(along.Sha256, later.Sha256);

        await night.Published(index);
        await using var site = await Site();
        var page = await night.Page();
        foreach (var language in (string[])["en", "ru", "ky"])
        {
            await page.GotoAsync($"{site.Address}v/latest/{language}/unit/{paper.Station}.html");
            await Assertions.Expect(page.Locator("#scans code")).ToHaveTextAsync([along.Sha256, later.Sha256], new() { Timeout = DeskNight.Patience });
        }

        foreach (var (scan, link) in new[] { along, later }.Zip(await page.Locator("#scans a").AllAsync()))
        {
            var blob = await page.APIRequest.GetAsync(await link.EvaluateAsync<string>("a => a.href"));
            Assert.Equal(("image/png", "attachment"), (blob.Headers["content-type"], blob.Headers["content-disposition"]));
            Assert.Equal(scan.Sha256, Convert.ToHexStringLower(SHA256.HashData(await blob.BodyAsync())));
        }

        using var entry = JsonDocument.Parse(await (await page.APIRequest.GetAsync($"{site.Address}entry/{index}.json")).TextAsync());
        Assert.Contains("protocol.scanned", entry.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(later.Sha256, entry.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(night.Errors);
    }

    /// <summary>Beside a test that fails stands what the servers told.</summary>
    public void Dispose()
    {
        while (night.Told.TryDequeue(out var told)) TestContext.Current.TestOutputHelper?.WriteLine(told);
    }

    /// <summary>Gives a scan as a clerk does: the station's page, the file, the button.</summary>
    private async Task Upload(IPage page, DeskPaper paper, Rgb24 colour)
    {
        using var picture = new Image<Rgb24>(420, 594, colour);
        for (var i = 0; i < 300; i++) picture[40 + i, 60 + (i / 2)] = new Rgb24(20, 20, 60);
        using var png = new MemoryStream();
        await picture.SaveAsPngAsync(png);
        await page.GotoAsync($"{night.Root}/ru/station/{paper.Station}");
        var before = await page.Locator(".scans-list li").CountAsync();
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "скан.png", MimeType = "image/png", Buffer = png.ToArray() });
        await page.TabTo("form.upload button");
        await page.EnterAndWait();
        await Assertions.Expect(page.Locator(".scans-list li")).ToHaveCountAsync(before + 1);
    }

    /// <summary>The public site over the folder into which the desk publishes.</summary>
    private async Task<SiteServer> Site()
    {
        var site = await SiteServer.StartAsync(new SiteOptions(night.Server.Desk.Paths.Public) { Listen = new(IPAddress.Loopback, 0), RequestsPerSecond = 100_000, Burst = 100_000, Tell = night.Told.Enqueue });
        for (var tries = 0; site.Version is null; tries++)
        {
            Assert.True(tries < DeskNight.Patience / 20, "Nothing was published.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return site;
    }

    private async Task<(StaffMember Coordinator, StaffMember[] Typists)> Staff(string unit)
    {
        async Task<StaffMember> Person(string login, Role role) => new(await night.Person($"{login}-at-{unit}", role, unit), role, unit);
        var coordinator = await Person("coordinator", Role.Coordinator);
        Ok(night.Server.Desk.SetSitting(coordinator, unit, Sitting.Open, Sitting.NotOpened));
        return (coordinator, [await Person("first", Role.Typist), await Person("second", Role.Typist)]);
    }

    private void Type(StaffMember typist, DeskPaper paper)
    {
        Ok(night.Server.Desk.Take(typist, paper.Station, "hand"));
        Ok(night.Server.Desk.Finish(typist, paper.Station, "hand", paper.OnPaper.Select((n, i) => (n, i)).ToDictionary(p => p.i, p => p.n.Length == 0 ? (long?)null : long.Parse(Digits(p.n), CultureInfo.InvariantCulture))));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static T Ok<T>(Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }
}
