using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.DeskServer.Pages.Intake;
using Scrutineer.DeskServer.Tests.Scans;
using Scrutineer.Office;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Intake;

/// <summary>Complaints and reports of errors by whoever has no account.</summary>
public class FromThePublic
{
    [Fact]
    public async Task A_voter_files_without_an_account_and_gets_a_number_a_time_a_hash_and_an_address()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var size = office.Server.Desk.RecordSize;
        var answer = await voter.Send("/ky/complain", Sending.Complaint());
        var receipt = await answer.Text();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, answer.Refusal());
        Assert.Contains("номери 1", receipt, StringComparison.Ordinal);
        var address = Sending.Address(receipt);
        Assert.Equal(43, address.Split('/')[^1].Length);
        var state = await (await voter.Get(address)).Text();
        Assert.Contains("data-standing=\"received\"", state, StringComparison.Ordinal);
        var paper = await (await voter.Get($"{address}/paper")).Content.ReadAsByteArrayAsync(LiveOffice.Cancel);
        var sha = Convert.ToHexStringLower(SHA256.HashData(paper));
        Assert.All((string[])[receipt, state], page => Assert.Contains(sha, page, StringComparison.Ordinal));
        Assert.Contains("Эшик жабык эле.", Encoding.UTF8.GetString(paper), StringComparison.Ordinal);
        Assert.Equal(size, office.Server.Desk.RecordSize);
        // The name stands on nothing that the address opens; with the salt its owner shows to be the one.
        Assert.All((string[])[receipt, state, Encoding.UTF8.GetString(paper)], text => Assert.DoesNotContain(Sending.Name, text, StringComparison.Ordinal));
        var salt = System.Text.RegularExpressions.Regex.Match(receipt, "id=\"salt\">([0-9a-f]{32})<").Groups[1].Value;
        Assert.Contains(RecordOffice.Commitment(Convert.FromHexString(salt), Sending.Name), Encoding.UTF8.GetString(paper), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "unit-unknown", "unit", "s99" },
        { "complainant-not-entitled", "kind", "passer-by" },
        { "complainant-unnamed", "name", "" },
        { "ground-unknown", "ground", "weather" },
        { "list-unknown", "list", "Z" },
        { "dispute-incomplete", "text", "" },
        { "sent-long", "contact", new string('9', 501) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_rules_do_not_allow_is_refused_in_the_readers_language_and_nothing_typed_is_lost(string code, string field, string value)
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var written = Sending.Complaint(("figure", ""), (field, value));
        foreach (var language in (string[])["ky", "ru", "en"])
        {
            var answer = await voter.Send($"/{language}/complain", written);
            Assert.Equal(code, answer.Refusal());
            var page = await answer.Text();
            Assert.Contains(Words.DeskWords.OfCode(language, code)!, page, StringComparison.Ordinal);
            foreach (var name in (string[])["unit", "name", "contact", "text"])
                if (written[name].Length > 0) Assert.Contains(written[name], page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_last_day_a_complaint_is_late_and_says_by_which_article()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        office.Clock.Pass(TimeSpan.FromDays(2));
        var answer = await voter.Send("/ru/complain", Sending.Complaint());
        Assert.Equal(("complaint-late", HttpStatusCode.Conflict), (answer.Refusal(), answer.StatusCode));
        var page = await answer.Text();
        Assert.Contains("Art. 44(2)", page, StringComparison.Ordinal);
        Assert.Contains("Эшик жабык эле.", page, StringComparison.Ordinal);
        // The country has another forum, with another limit.
        Assert.Equal("", (await voter.Send("/ru/complain", Sending.Complaint(("unit", "land")))).Refusal());
    }

    [Fact]
    public async Task Files_are_looked_at_as_scans_are()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        Assert.Equal("scan-kind", (await voter.Send("/en/complain", Sending.Complaint(), ("text"u8.ToArray(), "A note", false))).Refusal());
        Assert.Equal("scan-pdf-active", (await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "A paper", false))).Refusal());
        Assert.Equal("dispute-incomplete", (await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "", false))).Refusal());
        var received = await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", true));
        Assert.Equal("", received.Refusal());
        Assert.All(Directory.GetFiles(office.Paths.Sealed), f => Assert.DoesNotContain("flat 7", Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_an_error_needs_a_unit_a_figure_and_what_should_be_there()
    {
        await using var office = await Sending.Office();
        using var reader = office.Browser();
        Dictionary<string, string> Report(string unit, string figure) => new() { ["unit"] = unit, ["figure"] = figure, ["shown"] = "850", ["expected"] = "580 on the paper" };
        Assert.Equal("unit-unknown", (await reader.Send("/en/report", Report("s99", "line 3"))).Refusal());
        var refused = await reader.Send("/ky/report", Report("s1", ""));
        Assert.Equal("report-incomplete", refused.Refusal());
        Assert.Contains("580 on the paper", await refused.Text(), StringComparison.Ordinal);
        Assert.Contains("/en/sent/", await (await reader.Send("/en/report", Report("s1", "line 3"))).Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"s2\"", await (await reader.Get("/en/report?unit=s2")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_and_one_that_is_too_old_comes_back_with_what_was_written()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var (token, once) = await voter.Open("/en/complain");
        voter.Site = "cross-site";
        Assert.Equal("desk-cross-site", (await voter.SendAs("/en/complain", token, once, Sending.Complaint())).Refusal());
        voter.Site = "same-origin";
        var old = await voter.SendAs("/en/complain", "old", once, Sending.Complaint());
        Assert.Equal("desk-form-token", old.Refusal());
        Assert.Contains("Эшик жабык эле.", await old.Text(), StringComparison.Ordinal);
        Assert.Contains(token, await old.Text(), StringComparison.Ordinal);
        Assert.Equal("", (await voter.SendAs("/en/complain", token, once, Sending.Complaint())).Refusal());
    }

    [Fact]
    public async Task One_address_sends_only_so_often_and_what_was_written_is_not_lost()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var (token, once) = await voter.Open("/en/complain");
        for (var i = 0; i < IntakePages.Burst; i++) Assert.Equal("unit-unknown", (await voter.SendAs("/en/complain", token, once, Sending.Complaint(("unit", "s99")))).Refusal());
        var refused = await voter.SendAs("/en/complain", token, once, Sending.Complaint());
        Assert.Equal(("sent-too-often", HttpStatusCode.TooManyRequests), (refused.Refusal(), refused.StatusCode));
        Assert.Contains("Эшик жабык эле.", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal("sent-too-often", (await voter.SendAs("/en/report", token, once, [])).Refusal());
        var large = await voter.SendAs("/en/complain", token, once, Sending.Complaint(), (new byte[1_000_000], "Large", false));
        Assert.Equal("sent-too-often", large.Refusal());
        Assert.DoesNotContain("<form", await large.Text(), StringComparison.Ordinal);
        office.Clock.Pass(IntakePages.Pause);
        Assert.Equal("", (await voter.SendAs("/en/complain", token, once, Sending.Complaint())).Refusal());
    }

    [Theory]
    [InlineData("/en/complain", 31 << 20)]
    [InlineData("/en/report", 600_000)]
    public async Task What_is_too_large_is_refused_before_it_is_read(string path, int length)
    {
        await using var office = await Sending.Office();
        // By hand: a client of the library would insist on sending all of it.
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, office.Server.Address.Port, LiveOffice.Cancel);
        var stream = line.GetStream();
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{office.Server.Address.Port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n--x\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), LiveOffice.Cancel);
        var answer = new byte[16_384];
        var text = Encoding.UTF8.GetString(answer, 0, await stream.ReadAsync(answer, LiveOffice.Cancel));
        Assert.StartsWith("HTTP/1.1 413 ", text, StringComparison.Ordinal);
        Assert.Contains("Desk-Refusal: desk-too-large", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_kept_once_and_another_text_is_another()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var (token, once) = await voter.Open("/en/complain");
        var first = Sending.Address(await (await voter.SendAs("/en/complain", token, once, Sending.Complaint())).Text());
        Assert.Equal(first, Sending.Address(await (await voter.SendAs("/en/complain", token, once, Sending.Complaint())).Text()));
        Assert.NotEqual(first, Sending.Address(await (await voter.SendAs("/en/complain", token, once, Sending.Complaint(("text", "Another")))).Text()));
        var (_, other) = await voter.Open("/en/complain");
        Assert.NotEqual(first, Sending.Address(await (await voter.SendAs("/en/complain", token, other, Sending.Complaint())).Text()));
    }

    [Fact]
    public async Task The_address_of_one_opens_nothing_of_another_and_no_number_opens_anything()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var one = Sending.Address(await (await voter.Send("/en/complain", Sending.Complaint())).Text());
        var two = Sending.Address(await (await voter.Send("/en/complain", Sending.Complaint())).Text());
        Assert.Contains("Number 1", await (await voter.Get(one)).Text(), StringComparison.Ordinal);
        Assert.Contains("Number 2", await (await voter.Get(two)).Text(), StringComparison.Ordinal);
        foreach (var guess in (string[])["1", "2", new string('A', 43), one.Split('/')[^1][..42], one.Split('/')[^1] + "A", HashOf(one)])
            foreach (var rest in (string[])["", "/paper", "/proof"])
                Assert.Equal(("sent-unknown", HttpStatusCode.NotFound), await Both(voter.Get($"/en/sent/{guess}{rest}")));
        Assert.Equal("sent-unknown", (await voter.Get($"{one}/proof")).Refusal());
        // What is kept of the address is its hash alone.
        Assert.DoesNotContain(one.Split('/')[^1], await Everything(office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_is_there_after_a_restart_and_in_a_backup()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        var address = Sending.Address(await (await voter.Send("/en/complain", Sending.Complaint(), (Scanned.Jpeg(), "The box", false))).Text());
        using var administrator = await office.SignedIn(Scrutineer.Desk.People.Role.Administrator, "land");
        Assert.Equal(HttpStatusCode.OK, (await administrator.Post("/api/v1/backup", new { withKeys = false })).StatusCode);
        var backup = Assert.Single(Directory.GetDirectories(Path.Combine(office.Paths.Private, "backups")));
        Assert.Equal(Directory.GetFiles(office.Paths.Sealed).Select(Path.GetFileName).Order(), Directory.GetFiles(Path.Combine(backup, "sealed")).Select(Path.GetFileName).Order());
        await office.Restart();
        using var later = office.Browser();
        Assert.Contains("data-standing=\"received\"", await (await later.Get(address)).Text(), StringComparison.Ordinal);
        Assert.Contains("Number 2", await (await later.Send("/en/complain", Sending.Complaint())).Text() is var second ? await (await later.Get(Sending.Address(second))).Text() : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_name_or_address_is_in_the_journal_or_the_audit_trail()
    {
        await using var office = await Sending.Office();
        using var voter = office.Browser();
        Assert.Equal("", (await voter.Send("/en/complain", Sending.Complaint())).Refusal());
        Assert.Equal("unit-unknown", (await voter.Send("/en/complain", Sending.Complaint(("unit", Sending.Name)))).Refusal());
        var everything = await Everything(office);
        Assert.DoesNotContain(Sending.Name, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Sending.Contact, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Эшик", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_takes_the_same_with_the_same_refusals()
    {
        await using var office = await Sending.Office();
        using var program = office.Browser();
        var form = await Browser.Json(await program.Get("/api/v1/intake/form"));
        Assert.Equal(["voter", "list", "observer"], form["complainants"]!.AsArray().Select(c => c!["code"]!.GetValue<string>()));
        object Complaint(string unit) => new { language = "ky", unit, complainant = "voter", ground = "counting", text = "Эшик жабык эле.", name = Sending.Name, id = "message-1", files = new[] { new { data = Scanned.Jpeg(), text = "The box" } } };
        Assert.Equal("desk-form-token", await Browser.Code(await program.Post("/api/v1/intake/complaints", Complaint("s1"))));
        program.FormToken = form["formToken"]!.GetValue<string>();
        Assert.Equal("unit-unknown", await Browser.Code(await program.Post("/api/v1/intake/complaints", Complaint("s99"))));
        Assert.Equal("api-body", await Browser.Code(await program.Post("/api/v1/intake/complaints", new { language = "ky" })));
        var receipt = await Browser.Json(await program.Post("/api/v1/intake/complaints", Complaint("s1")));
        Assert.Equal(receipt["token"]!.GetValue<string>(), (await Browser.Json(await program.Post("/api/v1/intake/complaints", Complaint("s1"))))["token"]!.GetValue<string>());
        Assert.Equal("received", (await Browser.Json(await program.Get($"/api/v1/sent/{receipt["token"]}")))["standing"]!.GetValue<string>());
        Assert.Equal("sent-unknown", await Browser.Code(await program.Get("/api/v1/sent/1")));
        Assert.Equal(2, (await Browser.Json(await program.Post("/api/v1/intake/reports", new { language = "en", unit = "s1", figure = "line 3", shown = "850", expected = "580" })))["number"]!.GetValue<long>());
        var paths = (await Browser.Json(await program.Get("/api/v1/openapi.json")))["paths"]!.AsObject();
        Assert.All((string[])["/api/v1/intake/complaints", "/api/v1/intake/reports", "/api/v1/intake/form", "/api/v1/sent/{token}", "/api/v1/intake", "/api/v1/intake/{key}/take-in", "/api/v1/intake/{key}/answer"], p => Assert.True(paths.ContainsKey(p), p));
        Assert.Empty(paths["/api/v1/intake/complaints"]!["post"]!["security"]!.AsArray());
    }

    private static string HashOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Split('/')[^1])));

    /// <summary>Everything that the office keeps but what is sealed: journal, record, blobs, accounts, what is public.</summary>
    internal static async Task<string> Everything(LiveOffice office)
    {
        await office.Server.DisposeAsync();
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(office.Paths.Root, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(office.Paths.Sealed, StringComparison.Ordinal)))
            all.Append(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, LiveOffice.Cancel)));
        await office.Open();
        return all.ToString();
    }

    private static async Task<(string, HttpStatusCode)> Both(Task<HttpResponseMessage> answer) => ((await answer).Refusal(), (await answer).StatusCode);
}
