using System.Net;
using System.Text.Json.Nodes;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Complaints and decisions over HTTP: the same on pages and by the API.</summary>
public class Disputing
{
    private static readonly string[] OneStation = ["s1"];

    private static object Complaint(string unit = "s1", string forum = "central", string at = "land", string kind = "voter", string[]? asks = null, object[]? evidence = null) => new
    {
        forum,
        at,
        complainant = new { kind, name = "Somebody" },
        grounds = new[] { "counting" },
        units = new[] { unit },
        text = new { en = "Ballots were counted behind doors." },
        asks = asks ?? [],
        evidence = evidence ?? [],
    };

    private static JsonObject Decision(string number, object[] remedies, string? seen = null, long? of = null)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(new
        {
            forum = "central",
            at = "land",
            number,
            result = of is null ? "own-motion" : "upheld",
            reason = new { en = "So it was found." },
            law = "Art. 45",
            votes = new { @for = 3 },
            remedies,
        })!.AsObject();
        if (of is not null) (body["case"], body["findings"]) = (of, new JsonArray(new JsonObject { ["ground"] = "counting", ["found"] = true, ["text"] = new JsonObject { ["en"] = "Found." } }));
        if (seen is not null) body["seen"] = seen;
        return body;
    }

    public static TheoryData<string, string, string, string, string, string[]> Filings => new()
    {
        { "complaint-late", "Art. 44(2)", "s1", "territorial@d1", "voter", [] },
        { "complainant-not-entitled", "Art. 44", "s1", "central@land", "passer-by", [] },
        { "unit-unknown", "s99", "s99", "central@land", "voter", [] },
        { "forum-not-competent", "Art. 37", "s3", "territorial@d1", "voter", [] },
        { "forum-not-competent", "Art. 37", "s1", "territorial@d1", "voter", ["annul-result"] },
        { "forum-not-competent", "Art. 50", "s1", "court@land", "voter", [] },
        { "ground-unknown", "counting", "s1", "central@land", "voter", ["ground"] },
    };

    [Theory]
    [MemberData(nameof(Filings))]
    public async Task A_complaint_that_the_rules_do_not_allow_is_refused_with_its_article_on_the_page_and_by_the_API(string code, string says, string unit, string seat, string kind, string[] asks)
    {
        await using var office = await LiveOffice.Start();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "land");
        var (size, ground) = (office.Server.Desk.RecordSize, asks is ["ground"] ? "weather" : "counting");
        if (asks is ["ground"]) asks = [];
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Complaint(unit, seat.Split('@')[0], seat.Split('@')[1], kind, asks))!;
        body["grounds"] = new JsonArray(ground);
        var answer = await officer.Send(HttpMethod.Post, "/api/v1/cases", Browser.Raw(body.ToJsonString()));
        var problem = await Browser.Json(answer);
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Contains(says, problem["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var page = await officer.Form("/en/cases/file", [
            ("form-token", officer.FormToken), ("seat", seat), ("kind", kind), ("grounds", ground), ("units", unit), ("text-ky", "Эшик жабык эле."), .. asks.Select(a => ("asks", a))]);
        Assert.Equal((code, answer.StatusCode), (page.Refusal(), page.StatusCode));
        var html = await page.Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(says), html, StringComparison.Ordinal);
        Assert.Contains("Эшик жабык эле.", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{unit}\"", html, StringComparison.Ordinal);
        Assert.Equal(size, office.Server.Desk.RecordSize);
    }

    [Fact]
    public async Task A_file_with_another_hash_than_was_said_is_refused_and_one_with_the_right_one_is_sealed()
    {
        await using var office = await LiveOffice.Start();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "land");
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        var wrong = new { data = new byte[] { 1, 2 }, text = "A list", @sealed = true, sha256 = new string('a', 64) };
        Assert.Equal("evidence-hash", await Browser.Code(await officer.Post("/api/v1/cases", Complaint(evidence: [wrong]))));
        using var form = new MultipartFormDataContent { { new StringContent(officer.FormToken), "form-token" } };
        foreach (var (name, value) in ((string, string)[])[("seat", "central@land"), ("kind", "voter"), ("grounds", "counting"), ("units", "s1"), ("text-en", "Text"), ("what-0", "A list"), ("sha-0", new string('a', 64)), ("sealed-0", "yes")])
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent([1, 2]), "file-0", "list.bin");
        var refused = await officer.Send(HttpMethod.Post, "/en/cases/file", form, withToken: false);
        Assert.Equal("evidence-hash", refused.Refusal());
        Assert.Contains("value=\"A list\"", await refused.Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);

        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([1, 2]));
        var receipt = await Browser.Json(await officer.Post("/api/v1/cases", Complaint(evidence: [new { data = new byte[] { 1, 2 }, text = "A list", @sealed = true, sha256 = sha }])));
        Assert.Equal(32, receipt["salt"]!.GetValue<string>().Length);
        var path = $"/api/v1/cases/{receipt["case"]}/sealed/{sha}";
        Assert.Equal([1, 2], await (await officer.Get(path)).Content.ReadAsByteArrayAsync(LiveOffice.Cancel));
        Assert.Equal("desk-not-allowed", (await commissioner.Get(path)).Refusal());
        Assert.Single(office.Server.Desk.Audit.Read(), l => l.Line is { What: "SeeSealedEvidence", Refused: null });
    }

    [Fact]
    public async Task What_a_decision_cannot_order_is_refused_with_its_article_on_the_page_and_by_the_API()
    {
        await using var office = await LiveOffice.Start();
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        await Decided(commissioner, Decision("1", [new { @do = "annul-units", units = OneStation }]));
        var soon = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (string Code, string Says, object Remedy, (string, string)[] Fields)[] all =
        [
            ("already-annulled", "s1", new { @do = "annul-units", units = new[] { "s1" } }, [("units-annul-units", "s1")]),
            ("revoke-nothing", "0", new { @do = "revoke", entry = 0 }, [("entry", "0")]),
            ("repeat-too-early", "Art. 63", new { @do = "repeat-vote", units = new[] { "s1" }, on = soon }, [("units-repeat-vote", "s1"), ("repeat-on", soon)]),
            ("repeat-nothing", "s2", new { @do = "repeat-vote", units = new[] { "s2" }, on = soon }, [("units-repeat-vote", "s2"), ("repeat-on", soon)]),
            ("clock-unknown", "mending", new { @do = "suspend", clock = "mending" }, [("suspend", "mending")]),
            ("list-unknown", "Z", new { @do = "void-votes", units = new[] { "s2" }, list = "Z" }, [("units-void-votes", "s2"), ("void-list", "Z")]),
            ("remedy-day", "soon", new { @do = "repeat-vote", units = new[] { "s1" }, on = "soon" }, [("units-repeat-vote", "s1"), ("repeat-on", "soon")]),
        ];
        foreach (var (code, says, remedy, fields) in all)
        {
            var problem = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/preview", Browser.Raw(Decision("2", [remedy]).ToJsonString())));
            Assert.Equal(code, problem["code"]!.GetValue<string>());
            Assert.Contains(says, problem["title"]!.GetValue<string>(), StringComparison.Ordinal);
            var page = await commissioner.Form("/ru/decide/preview", [
                ("form-token", commissioner.FormToken), ("seat", "central@land"), ("result", "own-motion"), ("number", "2"), ("reason-ru", "Так установлено."), ("law", "ст. 45"), ("for", "3"), .. fields]);
            Assert.Equal(code, page.Refusal());
            var html = await page.Content.ReadAsStringAsync(LiveOffice.Cancel);
            Assert.Contains(says, html, StringComparison.Ordinal);
            Assert.Contains("Так установлено.", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_decision_is_made_from_its_preview_alone_and_a_wrong_password_keeps_what_was_written()
    {
        await using var office = await LiveOffice.Start();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "land");
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        var number = (await Browser.Json(await officer.Post("/api/v1/cases", Complaint())))["case"]!.GetValue<long>();
        Assert.Equal(HttpStatusCode.OK, (await officer.Post($"/api/v1/cases/{number}/steps", new { step = "admit", text = new { en = "In time." } })).StatusCode);
        (string, string)[] written =
        [
            ("form-token", commissioner.FormToken), ("case", $"{number}"), ("seat", "central@land"), ("result", "upheld"), ("number", "249"), ("found-counting", "yes"), ("finding-counting-en", "Seen on video."),
            ("units-annul-units", "s1"), ("reason-en", "It was not public."), ("law", "Art. 45"), ("for", "2"), ("voted-against", "1"),
        ];
        var preview = await (await commissioner.Form("/en/decide/preview", written)).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var seen = System.Text.RegularExpressions.Regex.Match(preview, "name=\"seen\" value=\"([0-9a-f]{64})\"").Groups[1].Value;
        Assert.Equal(64, seen.Length);
        var wrong = await commissioner.Form("/en/decide", [.. written, ("seen", seen), ("password", "not this one")]);
        Assert.Equal("desk-confirm-again", wrong.Refusal());
        Assert.Contains("Seen on video.", await wrong.Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
        Assert.Equal("decision-stale", (await commissioner.Form("/en/decide", [.. written.Where(w => w.Item1 != "law"), ("law", "Art. 1"), ("seen", seen), ("password", LiveOffice.Password)])).Refusal());
        Assert.Equal(HttpStatusCode.SeeOther, (await commissioner.Form("/en/decide", [.. written, ("seen", seen), ("password", LiveOffice.Password)])).StatusCode);
        var one = await Browser.Json(await officer.Get($"/api/v1/cases/{number}"));
        Assert.Equal(("upheld", "decided"), (one["result"]!.GetValue<string>(), one["stage"]!.GetValue<string>()));
        var page = await (await commissioner.Get($"/en/cases/{number}")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains("Annul the results of units", page, StringComparison.Ordinal);
        Assert.Contains("For: 2, against: 1, abstained: 0.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_case_and_the_API_name_the_fewest_stations_that_change_something()
    {
        await using var office = await LiveOffice.Start();
        using var officer = await office.SignedIn(Role.DisputeOfficer, "land");
        Typed(office, "s1", 850, 0);
        Typed(office, "s2", 150, 400);
        var number = (await Browser.Json(await officer.Post("/api/v1/cases", Complaint())))["case"]!.GetValue<long>();
        JsonNode impact;
        do impact = await Browser.Json(await officer.Get($"/api/v1/cases/{number}/impact"));
        while (impact["looking"]!.GetValue<bool>());
        Assert.Equal(OneStation, impact["fewest"]!["stations"]!.AsArray().Select(s => s!.GetValue<string>()));
        Assert.Equal(1, impact["fewest"]!["atLeast"]!.GetValue<long>());
        var html = await (await officer.Get($"/en/cases/{number}")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains("Annulling 1 of them changes something. It takes no fewer.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("still being looked for", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_a_dispute_officer_files_and_moves_and_never_decides()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var program = office.Browser();
        program.Bearer = (await Browser.Json(await administrator.Confirmed("/api/v1/tokens", new { name = "portal", role = "dispute-officer", unit = "land", days = 3 })))["token"]!.GetValue<string>();
        var number = (await Browser.Json(await program.Post("/api/v1/cases", Complaint())))["case"]!.GetValue<long>();
        Assert.Equal(HttpStatusCode.OK, (await program.Post($"/api/v1/cases/{number}/steps", new { step = "admit", text = new { en = "In time." } })).StatusCode);
        Assert.Equal("desk-not-allowed", (await program.Send(HttpMethod.Post, "/api/v1/decisions", Browser.Raw(Decision("1", [], new string('0', 64), number).ToJsonString()))).Refusal());
        Assert.Equal("api-body", await Browser.Code(await program.Send(HttpMethod.Post, "/api/v1/cases", Browser.Raw("""{"forum":"central"}"""))));
    }

    [Theory]
    [InlineData("""[{"do":"annul-everything"}]""", "api-body")]
    [InlineData("""[{"units":["s1"]}]""", "api-body")]
    [InlineData("""[{}]""", "remedy-unknown")]
    [InlineData("""[{"do":"annul-units","units":["s1"],"entry":4}]""", "api-body")]
    [InlineData("""[{"do":"annul-units"}]""", "api-body")]
    [InlineData("""[{"units":["s1"],"do":"annul-units","do":"annul-result"}]""", "api-body")]
    [InlineData("""[null]""", "api-body")]
    [InlineData("""[{"do":"annul-units","units":[null]}]""", "api-body")]
    public async Task A_remedy_is_read_strictly(string remedies, string code)
    {
        await using var office = await LiveOffice.Start();
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        var body = Decision("1", []);
        var text = body.ToJsonString().Replace("\"remedies\":[]", $"\"remedies\":{remedies}", StringComparison.Ordinal);
        Assert.Equal(code, await Browser.Code(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/preview", Browser.Raw(text))));
    }

    private static void Typed(LiveOffice office, string unit, long a, long b)
    {
        var desk = office.Server.Desk;
        _ = desk.SetSitting(new StaffMember("0000000c", Role.Coordinator, "land"), "land", Sitting.Open, Sitting.NotOpened);
        foreach (var typist in (StaffMember[])[new("0000000a", Role.Typist, "land"), new("0000000b", Role.Typist, "land")])
        {
            LiveOffice.Ok(desk.Take(typist, unit, "hand"));
            LiveOffice.Ok(desk.Finish(typist, unit, "hand", new Dictionary<int, long?> { [0] = a + b, [1] = a + b, [2] = a, [3] = b }));
        }
    }

    private static async Task Decided(Browser commissioner, JsonObject decision)
    {
        var plan = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/preview", Browser.Raw(decision.ToJsonString())));
        decision["seen"] = plan["seen"]!.GetValue<string>();
        var made = await commissioner.Confirmed("/api/v1/decisions", decision);
        Assert.True(made.StatusCode == HttpStatusCode.OK, $"{made.Refusal()}");
    }
}
