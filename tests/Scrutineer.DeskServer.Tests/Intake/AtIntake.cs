using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Tests.Scans;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Intake;

/// <summary>What the desk makes of what the public sent.</summary>
public class AtIntake
{
    [Fact]
    public async Task A_complaint_that_is_taken_in_two_days_later_stands_in_the_record_with_the_time_at_which_it_came()
    {
        await using var office = await Sending.Office(o => o with { Results = new Uri("https://results.example/") });
        using var voter = office.Browser();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "d1");
        var receipt = await (await voter.Send("/ru/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", true), (Scanned.Png(), "A list", false))).Text();
        var arrived = (await Browser.Json(await officer.Get("/api/v1/intake/1")))["sent"]!["arrived"]!.GetValue<DateTimeOffset>();
        office.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal("complaint-late", (await voter.Send("/ru/complain", Sending.Complaint())).Refusal());
        using var later = await office.SignedIn(Role.DisputeOfficer, "d1", "officer-later");
        Assert.Equal(HttpStatusCode.SeeOther, (await later.Answer(1, "take-in")).StatusCode);

        var one = (await Browser.Json(await later.Get("/api/v1/cases"))).AsArray().Single()!;
        Assert.Equal((arrived, "territorial", "d1", "voter"), (one["filed"]!.GetValue<DateTimeOffset>(), one["forum"]!.GetValue<string>(), one["at"]!.GetValue<string>(), one["complainant"]!.GetValue<string>()));
        var state = await (await voter.Get(Sending.Address(receipt))).Text();
        Assert.Contains("data-standing=\"taken-in\"", state, StringComparison.Ordinal);
        Assert.Contains($"https://results.example/v/latest/ru/complaints/{one["case"]}.html", state, StringComparison.Ordinal);
        for (var i = 0; i < 300 && (await voter.Get($"{Sending.Address(receipt)}/proof")).Refusal() == "entry-not-public"; i++) await Task.Delay(20, LiveOffice.Cancel);
        Assert.StartsWith("c2sp.org/tlog-proof", await (await voter.Get($"{Sending.Address(receipt)}/proof")).Text(), StringComparison.Ordinal);

        var everything = await FromThePublic.Everything(office);
        Assert.DoesNotContain(Sending.Name, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Sending.Contact, everything, StringComparison.Ordinal);
        Assert.Contains("Эшик жабык эле.", everything, StringComparison.Ordinal);
        Assert.Contains("data-standing=\"taken-in\"", await (await office.Browser().Get(Sending.Address(receipt))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_or_another_sight_enters_nothing_and_keeps_what_was_written()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "d1");
        await voter.Send("/en/complain", Sending.Complaint());
        var (size, seen) = (office.Server.Desk.RecordSize, await officer.Seen(1));
        (string, string)[] written = [("form-token", officer.FormToken), ("act", "turn-back"), ("reason", "no-ground"), ("turn-back-ru", "Нет основания.")];
        var wrong = await officer.Form("/en/intake/1", [.. written, ("seen", seen), ("password", "not this one")]);
        Assert.Equal("desk-confirm-again", wrong.Refusal());
        Assert.Contains("Нет основания.", await wrong.Text(), StringComparison.Ordinal);
        Assert.Equal("decision-stale", (await officer.Form("/en/intake/1", [.. written, ("seen", new string('0', 64)), ("password", LiveOffice.Password)])).Refusal());
        Assert.Equal("decision-stale", (await officer.Form("/en/intake/1", ("form-token", officer.FormToken), ("act", "take-in"), ("seen", "x"), ("password", LiveOffice.Password))).Refusal());
        Assert.Equal(size, office.Server.Desk.RecordSize);
        Assert.True((await Browser.Json(await officer.Get("/api/v1/intake/1")))["sent"]!["standing"]!.GetValue<string>() == "received");
    }

    [Fact]
    public async Task A_complaint_is_turned_back_with_a_reason_of_the_rules_that_its_sender_reads()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "d1");
        var receipt = await (await voter.Send("/ky/complain", Sending.Complaint())).Text();
        Assert.Equal("intake-reason", (await officer.Answer(1, "turn-back", ("reason", "weather"), ("turn-back-ky", "Жок."))).Refusal());
        Assert.Equal("decision-no-reason", (await officer.Answer(1, "turn-back", ("reason", "no-ground"))).Refusal());
        Assert.Equal("intake-kind", (await officer.Answer(1, "deny", ("deny-ky", "Жок."))).Refusal());
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Answer(1, "turn-back", ("reason", "no-ground"), ("turn-back-ky", "Эшик ачык болгон."))).StatusCode);
        var state = await (await voter.Get(Sending.Address(receipt))).Text();
        Assert.Contains("data-standing=\"turned-back\"", state, StringComparison.Ordinal);
        Assert.Contains("Эшик ачык болгон.", state, StringComparison.Ordinal);
        Assert.Contains("Art. 44", state, StringComparison.Ordinal);
        Assert.Equal("decision-stale", (await officer.Answer(1, "take-in")).Refusal());
        var seen = (await Browser.Json(await officer.Get("/api/v1/intake/1")))["seen"]!.GetValue<string>();
        Assert.Equal("intake-answered", await Browser.Code(await officer.Confirmed("/api/v1/intake/1/take-in", new { seen })));
        Assert.Empty((await Browser.Json(await officer.Get("/api/v1/cases"))).AsArray());
    }

    [Fact]
    public async Task An_error_is_confirmed_or_denied_or_found_to_be_a_complaint_and_taken_in_as_one()
    {
        await using var office = await Sending.Office();
        using var reader = office.Browser();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "d1");
        var addresses = new List<string>();
        foreach (var figure in (string[])["line 1", "line 2", "line 3"])
            addresses.Add(Sending.Address(await (await reader.Send("/en/report", new() { ["unit"] = "s1", ["figure"] = figure, ["shown"] = "850", ["expected"] = "580" })).Text()));
        Assert.Equal("intake-kind", (await officer.Answer(1, "take-in")).Refusal());
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Answer(1, "confirm", ("confirm-en", "It was typed wrongly."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Answer(2, "deny", ("deny-en", "The paper says 850."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Answer(3, "is-complaint")).StatusCode);
        Assert.Contains("href=\"/en/station/s1\"", await (await officer.Get("/en/intake/1")).Text(), StringComparison.Ordinal);
        Assert.Contains("It was typed wrongly.", await (await reader.Get(addresses[0])).Text(), StringComparison.Ordinal);
        Assert.Contains("data-standing=\"not-an-error\"", await (await reader.Get(addresses[1])).Text(), StringComparison.Ordinal);
        Assert.Equal("complainant-not-entitled", (await officer.Answer(3, "take-in", ("grounds", "counting"))).Refusal());
        Assert.Equal("dispute-incomplete", (await officer.Answer(3, "take-in", ("kind", "voter"))).Refusal());
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Answer(3, "take-in", ("kind", "voter"), ("grounds", "counting"))).StatusCode);
        Assert.Contains("data-standing=\"taken-in\"", await (await reader.Get(addresses[2])).Text(), StringComparison.Ordinal);
        var list = await (await officer.Get("/en/intake")).Text();
        foreach (var (standing, count) in ((string, int)[])[("taken-in", 1), ("confirmed", 1), ("not-an-error", 1), ("turned-back", 0)]) Assert.Contains($"data-count=\"{standing}\">{count}<", list, StringComparison.Ordinal);
        var sent = (await Browser.Json(await officer.Get("/api/v1/intake"))).AsArray();
        Assert.Equal(["complaint", "report", "report"], sent.Select(s => s!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_desk_of_another_unit_sees_and_answers_nothing_of_it()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        await voter.Send("/en/complain", Sending.Complaint());
        await voter.Send("/en/complain", Sending.Complaint(("unit", "land")));
        using var stranger = await office.SignedIn(Role.DisputeOfficer, "d2");
        using var own = await office.SignedIn(Role.DisputeOfficer, "d1");
        using var above = await office.SignedIn(Role.DisputeOfficer, "land");
        Assert.Equal(["0", "1", "2"], await Task.WhenAll(((Browser[])[stranger, own, above]).Select(async b => $"{(await Browser.Json(await b.Get("/api/v1/intake"))).AsArray().Count}")));
        foreach (var path in (string[])["/en/intake/1", "/en/intake/1/sender", "/api/v1/intake/1", "/api/v1/intake/1/sender", $"/api/v1/intake/1/files/{new string('0', 64)}"]) Assert.Equal("desk-other-unit", (await stranger.Get(path)).Refusal());
        var seen = (await Browser.Json(await above.Get("/api/v1/intake/1")))["seen"]!.GetValue<string>();
        Assert.Equal("desk-other-unit", await Browser.Code(await stranger.Confirmed("/api/v1/intake/1/take-in", new { seen })));
        Assert.Equal("desk-other-unit", (await own.Get("/en/intake/2")).Refusal());
        Assert.Equal("sent-unknown", (await own.Get("/en/intake/7")).Refusal());
        Assert.Equal(HttpStatusCode.OK, (await above.Confirmed("/api/v1/intake/1/take-in", new { seen })).StatusCode);
    }

    [Fact]
    public async Task Observers_and_auditors_read_only_auditors_see_who_it_was_and_each_view_is_written_down()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", false));
        using var observer = await office.SignedIn(Role.Observer, "d1");
        using var auditor = await office.SignedIn(Role.Auditor, "d1");
        foreach (var reader in (Browser[])[observer, auditor])
        {
            var page = await (await reader.Get("/en/intake/1")).Text();
            Assert.Contains("Эшик жабык эле.", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Sending.Name, page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"act\"", page, StringComparison.Ordinal);
            Assert.Equal("desk-not-allowed", (await reader.Form("/en/intake/1", ("form-token", reader.FormToken), ("act", "take-in"))).Refusal());
        }

        var file = (await Browser.Json(await auditor.Get("/api/v1/intake/1")))["written"]!["files"]![0]!["kept"]!.GetValue<string>();
        foreach (var path in (string[])["/en/intake/1/sender", $"/en/intake/1/files/{file}"]) Assert.Equal("desk-not-allowed", (await observer.Get(path)).Refusal());
        Assert.Contains(Sending.Name, await (await auditor.Get("/en/intake/1/sender")).Text(), StringComparison.Ordinal);
        Assert.Equal("attachment", (await auditor.Get($"/en/intake/1/files/{file}")).Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("evidence-unknown", (await auditor.Get($"/en/intake/1/files/{new string('0', 64)}")).Refusal());
        Assert.Equal(2, office.Server.Desk.Audit.Read().Count(l => l.Line is { What: "SeeSealedEvidence", Refused: null }));
    }

    [Fact]
    public async Task A_stop_between_record_and_journal_enters_a_complaint_once()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "d1");
        await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", true));
        await office.Server.DisposeAsync();
        string[] journal = Directory.GetFiles(office.Paths.Private, "desk.db*");
        var before = journal.Select(File.ReadAllBytes).ToArray();
        await office.Open();
        using var first = office.Browser();
        await first.SignIn("dispute-officer-d1");
        Assert.Equal(HttpStatusCode.SeeOther, (await first.Answer(1, "take-in")).StatusCode);
        await office.Server.DisposeAsync();
        foreach (var file in Directory.GetFiles(office.Paths.Private, "desk.db*")) File.Delete(file);
        for (var i = 0; i < journal.Length; i++) File.WriteAllBytes(journal[i], before[i]);
        await office.Open();
        using var again = office.Browser();
        await again.SignIn("dispute-officer-d1");
        Assert.Equal("received", (await Browser.Json(await again.Get("/api/v1/intake/1")))["sent"]!["standing"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.SeeOther, (await again.Answer(1, "take-in")).StatusCode);
        var one = Assert.Single((await Browser.Json(await again.Get("/api/v1/cases"))).AsArray());
        Assert.Equal(one!["case"]!.GetValue<long>(), (await Browser.Json(await again.Get("/api/v1/intake/1")))["sent"]!["case"]!.GetValue<long>());
    }

    [Fact]
    public async Task Files_of_what_waits_take_only_so_much_room_and_what_has_none_is_still_taken()
    {
        await using var office = await Sending.Office();
        office.Server.Desk.MostWaiting = 1_000_000;
        using var voter = office.Browser();
        Assert.Equal("", (await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", true))).Refusal());
        office.Server.Desk.MostWaiting = 1_000;
        var full = await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", true));
        Assert.Equal(("intake-full", HttpStatusCode.ServiceUnavailable), (full.Refusal(), full.StatusCode));
        Assert.Equal("", (await voter.Send("/en/complain", Sending.Complaint())).Refusal());
    }
}
