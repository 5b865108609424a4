using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Backups;
using Scrutineer.Office;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A protocol from paper to record through the API, and what may go wrong on the way.</summary>
public class Working
{
    private static readonly object Good = new { numbers = new Dictionary<string, long?> { ["0"] = 150, ["1"] = 150, ["2"] = 100, ["3"] = 50 } };

    [Fact]
    public async Task Two_typists_bring_a_protocol_into_the_record_and_the_second_never_sees_the_first()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Typist, "d1", "one");
        using var two = await office.SignedIn(Role.Typist, "d1", "two");
        await Sit(office);
        Assert.Equal("s1", (await Browser.Json(await one.Get("/api/v1/tasks/next")))["unit"]!.GetValue<string>());
        Assert.Equal(4, (await Browser.Json(await one.Post("/api/v1/tasks/s1/hand/take", new { })))["fields"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NoContent, (await one.Send(HttpMethod.Put, "/api/v1/tasks/s1/hand/draft", Browser.Raw("""{"typed":{"0":"15"}}"""))).StatusCode);
        Assert.Equal("typed-once", await Stage(one, "s1", Good));
        var second = await (await two.Post("/api/v1/tasks/s1/hand/take", new { })).Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.DoesNotContain("150", second, StringComparison.Ordinal);
        Assert.DoesNotContain("\"15\"", second, StringComparison.Ordinal);
        Assert.Equal("desk-not-allowed", (await two.Get("/api/v1/protocols/s1/hand")).Refusal());
        Assert.Equal("recorded", await Stage(two, "s1", Good));
        Assert.Equal("typing-not-yours", (await two.Post("/api/v1/tasks/s1/hand/finish", Good)).Refusal());
        Assert.Equal([150, 150], (await Browser.Json(await two.Get("/api/v1/sides/s1"))).AsArray().Single(s => s!["channel"]!.GetValue<string>() == "hand")!["lines"]!.AsArray().Select(n => n!.GetValue<long>()));
    }

    [Fact]
    public async Task What_differs_is_returned_and_a_decision_on_something_else_is_refused()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Typist, "d1", "one");
        using var two = await office.SignedIn(Role.Typist, "d1", "two");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await Sit(office);
        await one.Post("/api/v1/tasks/s1/hand/take", new { });
        await Stage(one, "s1", Good);
        await two.Post("/api/v1/tasks/s1/hand/take", new { });
        Assert.Equal("differing", await Stage(two, "s1", new { numbers = new Dictionary<string, long?> { ["0"] = 150, ["1"] = 150, ["2"] = 101, ["3"] = 49 } }));
        var seen = await Browser.Json(await coordinator.Get("/api/v1/protocols/s1/hand"));
        Assert.Equal([2, 3], seen["places"]!.AsArray().Select(p => p!.GetValue<int>()));
        Assert.Equal("decision-stale", (await coordinator.Post("/api/v1/protocols/s1/hand/return", new { seen = new string('0', 64) })).Refusal());
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Post("/api/v1/protocols/s1/hand/return", new { seen = seen["seen"]!.GetValue<string>() })).StatusCode);
        var replay = await coordinator.Post("/api/v1/protocols/s1/hand/return", new { seen = seen["seen"]!.GetValue<string>() });
        Assert.Equal((HttpStatusCode.Conflict, "decision-stale"), (replay.StatusCode, replay.Refusal()));
    }

    [Fact]
    public async Task The_same_report_twice_is_one_entry()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        object Report(string id, long a) => new { id, lines = new { cast = a + 1, valid = a + 1 }, votes = new { A = a, B = 1 } };
        var first = await Browser.Json(await coordinator.Post("/api/v1/reports/s1/machine", Report("message-1", 7)));
        var again = await Browser.Json(await coordinator.Post("/api/v1/reports/s1/machine", Report("message-1", 7)));
        Assert.Equal((first["index"]!.GetValue<long>(), true, false), (again["index"]!.GetValue<long>(), first["isNew"]!.GetValue<bool>(), again["isNew"]!.GetValue<bool>()));
        Assert.Equal("report-other-content", (await coordinator.Post("/api/v1/reports/s1/machine", Report("message-1", 8))).Refusal());
        Assert.Equal("report-again", (await coordinator.Post("/api/v1/reports/s1/machine", Report("message-2", 7))).Refusal());
        Assert.Equal("channel-is-typed", (await coordinator.Post("/api/v1/reports/s1/hand", Report("message-3", 7))).Refusal());
        Assert.Equal("channel-other-sender", (await coordinator.Post("/api/v1/reports/s1/observer", Report("message-4", 7))).Refusal());
        using var observer = await office.SignedIn(Role.Observer, "d1");
        Assert.Equal(HttpStatusCode.OK, (await observer.Post("/api/v1/copies/s1", Report("message-5", 9))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Post("/api/v1/recounts/s1", new { of = "A" })).StatusCode);
        Assert.Equal("recount-not-entitled", (await coordinator.Post("/api/v1/recounts/s1", new { of = "passer-by" })).Refusal());
    }

    [Theory]
    [InlineData("""{"numbers":{"0":"150"}}""", "api-body")]
    [InlineData("""{"numbers":{"0":150.0}}""", "api-body")]
    [InlineData("""{"numbers":{"0":1e2}}""", "api-body")]
    [InlineData("""{"numbers":{"0":1000000000000000000000}}""", "api-body")]
    [InlineData("""{"numbers":{"0":1000000000000000000}}""", "count-too-large")]
    [InlineData("""{"numbers":{"0":-1}}""", "count-negative")]
    [InlineData("""{"numbers":{"0":1,"0":2}}""", "api-body")]
    [InlineData("""{"numbers":{"x":1}}""", "api-body")]
    [InlineData("""{"numbers":{},"role":"coordinator"}""", "api-body")]
    [InlineData("""{"numbers":null}""", "api-body")]
    [InlineData("""{}""", "api-body")]
    [InlineData("""null""", "api-body")]
    [InlineData("""[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""", "api-body")]
    [InlineData("""{"numbers":{"0":""", "api-body")]
    public async Task A_body_that_is_not_what_is_asked_for_changes_nothing(string body, string code)
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await Sit(office);
        await typist.Post("/api/v1/tasks/s1/hand/take", new { });
        var answer = await typist.Send(HttpMethod.Post, "/api/v1/tasks/s1/hand/finish", Browser.Raw(body));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, answer.Refusal()));
        Assert.Equal("typed-once", await Stage(typist, "s1", Good));
    }

    [Fact]
    public async Task More_than_half_a_megabyte_is_refused_before_it_is_read()
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var answer = await typist.Send(HttpMethod.Put, "/api/v1/tasks/s1/hand/draft", Browser.Raw("""{"typed":{"0":"1"}}""".Replace("1", new string('1', 600_000), StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "desk-too-large"), (answer.StatusCode, answer.Refusal()));
    }

    [Theory]
    [InlineData("s1'%20OR%20'1'='1")]
    [InlineData("..%2f..%2fstaff.db")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("s1%00")]
    public async Task A_strange_unit_is_an_unknown_unit(string unit)
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "land");
        var answer = await coordinator.Get($"/api/v1/overview/{unit}");
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_of_a_district_tells_nothing_of_another()
    {
        await using var office = await LiveOffice.Start();
        using var here = await office.SignedIn(Role.Auditor, "d1");
        using var there = await office.SignedIn(Role.Observer, "d2");
        await there.Post("/api/v1/tasks/s3/hand/take", new { });
        Assert.Empty((await Browser.Json(await here.Get("/api/v1/audit"))).AsArray());
        Assert.DoesNotContain("desk-not-allowed", await (await here.Get("/en/audit")).Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
        using var all = await office.SignedIn(Role.Auditor, "land");
        Assert.Contains((await Browser.Json(await all.Get("/api/v1/audit"))).AsArray(), l => l!["unit"]?.GetValue<string>() == "s3" && l["refused"]!.GetValue<string>() == "desk-not-allowed");
        Assert.Contains("desk-not-allowed", await (await all.Get("/en/audit")).Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_is_read_from_its_end_page_by_page_and_no_line_is_missed_or_shown_twice()
    {
        await using var office = await LiveOffice.Start();
        using var auditor = await office.SignedIn(Role.Auditor, "d1");
        for (var i = 0; i < 2_450; i++) office.Server.Desk.Audit.Write($"{i % 2:x8}", "try", i % 3 == 0 ? "d2" : "s1", i % 5 == 0 ? "desk-not-allowed" : null);
        var who = new StaffMember("00000001", Role.Auditor, "d1");
        var expected = LiveOffice.Ok(office.Server.Desk.AuditFor(who, 0, int.MaxValue)).Where(l => l.Line.By == "00000001" && l.Line.Refused is not null).Select(l => l.Number).Reverse().ToList();
        Assert.True(expected.Count > 100);
        var (seen, before) = (new List<long>(), long.MaxValue);
        while (LiveOffice.Ok(office.Server.Desk.AuditBefore(who, before, 50, l => l.By == "00000001" && l.Refused is not null)) is { IsEmpty: false } lines)
        {
            seen.AddRange(lines.Select(l => l.Number));
            before = lines[^1].Number;
        }

        Assert.Equal(expected, seen);
        var page = await (await auditor.Get("/en/audit")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var next = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "/en/audit\\?before=[^\"]+").Value);
        var older = await (await auditor.Get(next)).Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Equal(400, System.Text.RegularExpressions.Regex.Matches(page + older, "<tr id=\"a-(\\d+)\"").Select(m => m.Groups[1].Value).Distinct().Count());
    }

    [Fact]
    public async Task The_document_of_the_API_has_every_route_of_the_API()
    {
        await using var office = await LiveOffice.Start();
        using var anybody = office.Browser();
        var document = await Browser.Json(await anybody.Get("/api/v1/openapi.json"));
        Assert.Equal("3.1.0", document["openapi"]!.GetValue<string>());
        foreach (var route in office.Routes().Where(r => r.Pattern.StartsWith("/api", StringComparison.Ordinal) && !r.Pattern.EndsWith("openapi.json", StringComparison.Ordinal)))
            Assert.NotNull(document["paths"]![route.Pattern]?[route.Method.ToLowerInvariant()]);
        Assert.Contains("confirm", document["paths"]!["/api/v1/sittings/{unit}"]!["post"]!["requestBody"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_to_anybody_and_tells_nothing_of_anybody()
    {
        await using var office = await LiveOffice.Start();
        using var anybody = office.Browser();
        Assert.Equal("live", await (await anybody.Get("/health/live")).Content.ReadAsStringAsync(LiveOffice.Cancel));
        var ready = await Browser.Json(await anybody.Get("/health/ready"));
        Assert.Equal(["status", "publication"], ready.AsObject().Select(m => m.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_made_at_work_is_restored_and_goes_on(bool withKeys)
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });
        using var typist = await office.SignedIn(Role.Typist, "d1", "one");
        await Sit(office);
        await typist.Post("/api/v1/tasks/s2/hand/take", new { });
        var made = await Browser.Json(await administrator.Post("/api/v1/backup", new { withKeys, keysPassword = LiveOffice.Password }));
        var folder = Path.Combine(office.Paths.Private, "backups", made["name"]!.GetValue<string>());
        Assert.False(Directory.Exists(Path.Combine(folder, "keys")));
        Assert.Equal(withKeys, File.Exists(Path.Combine(folder, "keys.sealed")));
        var secret = (await File.ReadAllTextAsync(office.Paths.LogKey, LiveOffice.Cancel)).Trim().Split('+')[^1];
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)) Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, LiveOffice.Cancel), StringComparison.Ordinal);
        // What comes later is not in it.
        await coordinator.Post("/api/v1/reports/s2/machine", new { id = "message-2", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });

        var other = new RecordPaths(Path.Combine(office.Root, "restored"));
        if (withKeys) Assert.Equal("backup-password", DeskBackup.Restore(folder, other, "another quiet hill").Refusal?.Code);
        Assert.False(Directory.Exists(other.Private));
        var size = LiveOffice.Ok(DeskBackup.Restore(folder, other, LiveOffice.Password));
        // Without keys in it, the log key comes from where it was kept.
        if (!withKeys) CopyKey(office.Paths, other);
        Assert.Equal(await File.ReadAllBytesAsync(office.Paths.LogKey, LiveOffice.Cancel), await File.ReadAllBytesAsync(other.LogKey, LiveOffice.Cancel));
        Assert.Equal(made["size"]!.GetValue<long>(), size);
        Assert.Equal("record-exists", DeskBackup.Restore(folder, other).Refusal?.Code);
        await using var restored = LiveOffice.Ok(await DeskServer.StartAsync(new DeskServerOptions(other.Root) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Clock = office.Clock, Cost = new(64, 1) }, LiveOffice.Cancel));
        using var there = new Browser(restored.Address);
        await there.SignIn("one");
        Assert.Equal("s2", (await Browser.Json(await there.Get("/api/v1/tasks/next")))["unit"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await there.Post("/api/v1/tasks/s2/hand/finish", Good)).StatusCode);
    }

    [Fact]
    public async Task A_backup_with_a_changed_file_is_not_restored_and_an_old_one_does_not_pass_a_newer_guard()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        var made = await Browser.Json(await administrator.Post("/api/v1/backup", new { withKeys = true, keysPassword = LiveOffice.Password }));
        var folder = Path.Combine(office.Paths.Private, "backups", made["name"]!.GetValue<string>());
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });
        for (var i = 0; i < 200 && office.Server.Desk.LastPublication is null; i++) await Task.Delay(20, LiveOffice.Cancel);
        Assert.True(office.Server.Desk.LastPublication?.IsOk);

        var other = new RecordPaths(Path.Combine(office.Root, "restored"));
        LiveOffice.Ok(DeskBackup.Restore(folder, other, LiveOffice.Password));
        File.Copy(office.Paths.Guard, other.Guard, overwrite: true);
        Assert.Equal("store-went-backwards", (await DeskServer.StartAsync(new DeskServerOptions(other.Root), LiveOffice.Cancel)).Refusal?.Code);

        var blob = Directory.GetFiles(Path.Combine(folder, "record.db.blobs"), "*", SearchOption.AllDirectories)[0];
        File.SetAttributes(blob, FileAttributes.Normal);
        await File.AppendAllTextAsync(blob, "x", LiveOffice.Cancel);
        Assert.Equal("backup-damaged", DeskBackup.Restore(folder, new RecordPaths(Path.Combine(office.Root, "third"))).Refusal?.Code);
        Assert.False(Directory.Exists(Path.Combine(office.Root, "third")));
    }

    [Fact]
    public async Task No_backup_has_keys_without_a_password_that_holds()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        foreach (var password in (string?[])[null, "", "twelve signs", "aaaaaaaaaaaaaaaaaaaa", new string('x', 201)])
            Assert.Equal("backup-password", (await administrator.Post("/api/v1/backup", new { withKeys = true, keysPassword = password })).Refusal());
        Assert.Empty((await Browser.Json(await administrator.Get("/api/v1/backup"))).AsArray());
    }

    private static void CopyKey(RecordPaths from, RecordPaths to)
    {
        Directory.CreateDirectory(to.Keys);
        File.Copy(from.LogKey, to.LogKey);
    }

    private static async Task Sit(LiveOffice office)
    {
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        Assert.Equal(HttpStatusCode.OK, (await commissioner.Confirmed("/api/v1/sittings/land", new { wanted = "open", seen = "not-opened" })).StatusCode);
    }

    private static async Task<string> Stage(Browser typist, string unit, object numbers)
    {
        var answer = await Browser.Json(await typist.Post($"/api/v1/tasks/{unit}/hand/finish", numbers));
        return answer["stage"]?.GetValue<string>() ?? answer.ToJsonString();
    }
}
