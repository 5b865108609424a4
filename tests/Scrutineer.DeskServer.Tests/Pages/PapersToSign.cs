using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using UglyToad.PdfPig;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Pages;

/// <summary>Summary protocols and corrigenda as papers: what stands on them, in whose language, who gets them.</summary>
public class PapersToSign
{
    private static async Task<LiveOffice> Recorded(params string[] stations)
    {
        var office = await LiveOffice.Start();
        var desk = office.Server.Desk;
        LiveOffice.Ok(desk.SetSitting((await office.Person(Role.Coordinator, "land", "opens")).ToMember(), "land", Sitting.Open, Sitting.NotOpened));
        foreach (var login in (string[])["one", "two"])
        {
            var typist = (await office.Person(Role.Typist, "land", login)).ToMember();
            foreach (var station in stations)
            {
                LiveOffice.Ok(desk.Take(typist, station, "hand"));
                LiveOffice.Ok(desk.Finish(typist, station, "hand", new Dictionary<int, long?> { [0] = 110 + station[1], [1] = 110 + station[1], [2] = 107, [3] = 3 + station[1] }));
            }
        }

        // A publication is an entry of its own: what is compared is a record that has come to rest.
        for (var (tries, size) = (0, -1L); tries < 500 && (size != office.Server.Desk.RecordSize || office.Server.Desk.LastPublication?.IsOk != true || office.Server.Desk.LastPublication?.Value.Size != size); tries++)
        {
            size = office.Server.Desk.RecordSize;
            await Task.Delay(50, LiveOffice.Cancel);
        }

        return office;
    }

    private static async Task<string> Read(HttpResponseMessage answer)
    {
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(LiveOffice.Cancel));
        // Narrow spaces and line ends differ from page to page; what is compared is the words.
        return string.Join(' ', document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text.Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task A_summary_protocol_names_every_station_its_record_and_the_places_to_sign()
    {
        await using var office = await Recorded("s1", "s2", "s3");
        using var coordinator = await office.SignedIn(Role.Coordinator, "land");
        Assert.Contains("/en/summary/land/protocol.pdf", await (await coordinator.Get("/en/summary/land")).Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
        var text = await Read(await coordinator.Get("/en/summary/land/protocol.pdf"));
        var head = LiveOffice.Ok(office.Server.Desk.StateFor((await office.Server.Accounts.All()).Single(a => a.UserName == "coordinator-land").ToMember(), "land")).Head;
        foreach (var told in (string[])["all 3 stations", "One (s1)", "Two (s2)", "Three (s3)", "First", "Second", "159", "160", "161", "480", "Chair", "Secretary", $"{head.Size} entries", head.Root])
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains("Председатель", await Read(await coordinator.Get("/ru/summary/land/protocol.pdf")), StringComparison.Ordinal);
        Assert.Contains("Төрага", await Read(await coordinator.Get("/ky/summary/land/protocol.pdf")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_is_not_complete_says_so_and_leaves_the_missing_station_blank()
    {
        await using var office = await Recorded("s1");
        using var coordinator = await office.SignedIn(Role.Commissioner, "d1");
        var text = await Read(await coordinator.Get("/en/summary/d1/protocol.pdf"));
        Assert.Contains("1 of 2 stations", text, StringComparison.Ordinal);
        Assert.Contains("Two (s2) – – – –", text, StringComparison.Ordinal);
        Assert.Equal("desk-other-unit", (await coordinator.Get("/en/summary/land/protocol.pdf")).Refusal());
        Assert.Equal("desk-other-unit", (await coordinator.Get("/en/summary/d2/protocol.pdf")).Refusal());
    }

    [Fact]
    public async Task The_same_record_gives_the_same_file_and_one_entry_more_another()
    {
        await using var office = await Recorded("s1");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        async Task<byte[]> Made() => await (await coordinator.Get("/ky/summary/d1/protocol.pdf")).Content.ReadAsByteArrayAsync(LiveOffice.Cancel);
        var once = await Made();
        Assert.Equal(once, await Made());
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });
        Assert.NotEqual(once, await Made());
    }

    [Fact]
    public async Task A_corrigendum_tells_what_changed_why_and_whose_keys_stand_behind_it()
    {
        await using var office = await Recorded("s1");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        Assert.Equal(("corrigendum-unknown", HttpStatusCode.NotFound), (await coordinator.Get("/en/corrigendum/hand/s1/1/corrigendum.pdf") is var none ? none.Refusal() : "", none.StatusCode));
        await Correct(office, coordinator, 106, 53);
        var page = await (await coordinator.Get("/en/corrigendum/hand/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var at = page.IndexOf("/en/corrigendum/hand/s1/", StringComparison.Ordinal);
        var text = await Read(await coordinator.Get(page[at..page.IndexOf('"', at)]));
        var accounts = await office.Server.Accounts.All();
        foreach (var told in (string[])["Corrigendum: One (s1)", "counted again", "2 lines changed", "107 106 −1", "Chair", .. accounts.Where(a => a.UserName is "one" or "two" or "coordinator-d1").Select(a => a.Key)])
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains("/en/corrigendum/hand/s1", await (await coordinator.Get("/en/protocol/hand/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
        using var foreign = await office.SignedIn(Role.Coordinator, "d2");
        Assert.Equal("desk-other-unit", (await foreign.Get(page[at..page.IndexOf('"', at)])).Refusal());
    }

    private static async Task Correct(LiveOffice office, Browser coordinator, int first, int second)
    {
        var page = await (await coordinator.Get("/en/protocol/hand/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        await coordinator.Form("/en/protocol/hand/s1/correct", ("form-token", coordinator.FormToken), ("seen", TypingByForm.Seen(page)), ("code", "recount"), ("reason", "counted again"), ("password", LiveOffice.Password));
        foreach (var login in (string[])["one", "two"])
        {
            using var typist = office.Browser();
            await typist.SignIn(login);
            await typist.Form("/en/type", ("form-token", typist.FormToken), ("station", "s1"));
            await typist.Form("/en/type/hand/s1", ("form-token", typist.FormToken), ("do", "finish"), ("f0", "159"), ("f1", "159"), ("f2", $"{first}"), ("f3", $"{second}"));
        }

        var deciding = await (await coordinator.Get("/en/protocol/hand/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        await coordinator.Form("/en/protocol/hand/s1/handle", ("form-token", coordinator.FormToken), ("seen", TypingByForm.Seen(deciding)), ("reason", "so it is"), ("password", LiveOffice.Password));
    }
}
