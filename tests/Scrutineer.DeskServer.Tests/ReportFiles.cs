using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Machine reports of many stations in one file: all of it, or nothing and why, line by line.</summary>
public class ReportFiles
{
    private const string Good = "unit,cast,valid,A,B\ns1,10,10,7,3\ns2,1 200,1200,,\n";

    private static Task<HttpResponseMessage> Send(Browser by, string text, string unit = "d1", string channel = "machine", string type = "text/csv") =>
        by.Send(HttpMethod.Post, $"/api/v1/reports/{unit}?channel={channel}", Browser.Raw(text, type));

    private static string[] Refused(JsonNode answer) => [.. answer["refused"]!.AsArray().Select(r => $"{r!["line"]} {r["code"]}")];

    private static int Reported(LiveOffice office) => ((string[])["s1", "s2", "s3"]).Sum(unit =>
        LiveOffice.Ok(office.Server.Desk.HistoryOf(new StaffMember("00000001", Role.Auditor, "land"), unit)).Count(e => e.Entry.Data is ProtocolReported));

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_what_was_there()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        Assert.Equal(2, (await Browser.Json(await Send(coordinator, Good)))["new"]!.GetValue<int>());
        var sides = await Browser.Json(await coordinator.Get("/api/v1/sides/s2"));
        Assert.Contains("1200,1200", sides.ToJsonString(), StringComparison.Ordinal);
        await office.Restart();
        using var later = office.Browser();
        await later.SignIn("coordinator-d1");
        var size = office.Server.Desk.RecordSize;
        var again = await Browser.Json(await Send(later, Good));
        Assert.Equal(0, again["new"]!.GetValue<int>());
        Assert.Equal(["2 s1", "3 s2"], again["again"]!.AsArray().Select(a => $"{a!["line"]} {a["unit"]}"));
        Assert.Equal(size, office.Server.Desk.RecordSize);
        var more = await Browser.Json(await Send(later, "﻿id;unit;votes.A;votes.B;lines.cast;lines.valid\r\n;s1;7;3;10;10\r\n"));
        Assert.Single(more["again"]!.AsArray());
    }

    [Fact]
    public async Task A_report_that_a_machine_sent_before_is_passed_over_and_a_new_one_beside_it_taken()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 10, valid = 10 }, votes = new { A = 7, B = 3 } });
        var json = """[{"id":"message-1","unit":"s1","lines":{"cast":10,"valid":10},"votes":{"A":7,"B":3}},{"id":"message-2","unit":"s2","lines":{"cast":1},"votes":{"A":1}}]""";
        var answer = await Browser.Json(await Send(coordinator, json, type: "application/json"));
        Assert.Equal((1, 1), (answer["new"]!.GetValue<int>(), answer["again"]!.AsArray().Count));
    }

    [Fact]
    public async Task One_line_in_conflict_keeps_the_whole_file_out_and_every_wrong_line_is_named()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await Send(coordinator, "unit,cast,valid,A,B\ns1,10,10,7,3\n");
        var answer = await Send(coordinator, "id,unit,cast,valid,A,B\nmessage-7,s2,1,1,1,0\nmessage-8,s1,10,10,6,4\nmessage-9,s3,1,1,1,0\nmessage-9,d1,1,1,1,0\nmessage-6,nowhere,1,1,1,0\nshort,s2,1,1,1,0\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["3 report-conflict", "4 desk-other-unit", "5 unit-no-station", "6 unit-unknown", "7 report-id"], Refused(await Browser.Json(answer)));
        Assert.Equal(["3 report-file-twice"], Refused(await Browser.Json(await Send(coordinator, "unit,cast,valid,A,B\ns2,1,1,1,0\ns2,1,1,1,0\n"))));
        Assert.Equal(1, Reported(office));
        Assert.Contains(office.Server.Desk.Audit.Read(), l => l.Line.Refused == "report-file");
        // The line that was good is not taken for sent.
        Assert.Equal(1, (await Browser.Json(await Send(coordinator, "id,unit,cast,valid,A,B\nmessage-7,s2,1,1,1,0\n")))["new"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("unit,cast,valid,A,B\ns1,x,1,1,0\ns2,１,1,1,0", "2 count-not-number;3 count-other-digits")]
    [InlineData("unit,cast,valid,A,B\nnowhere,1,1,1,0\ns1,x,1,1,0\ns3,1,1,1,0", "2 unit-unknown;3 count-not-number;4 desk-other-unit")]
    [InlineData("unit,cast,valid,A,B\ns1,-1,1,1,0\ns2,1.5,1,1,0", "2 count-negative;3 count-fraction")]
    [InlineData("unit,cast,valid,A,B\ns1,1000000000000000000,1,1,0\ns2,1,1", "2 count-too-large;3 report-file-form")]
    [InlineData("""[{"unit":"s1","lines":{"cast":-1},"votes":{}},{"unit":"s2","lines":{"x":1},"votes":{}},{"unit":"s2","lines":{},"votes":{"x":1}}]""", "1 count-negative;2 line-unknown;3 list-unknown")]
    public async Task Numbers_that_are_none_are_named_by_line(string file, string refused)
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        Assert.Equal(refused.Split(';'), Refused(await Browser.Json(await Send(coordinator, file))));
        Assert.Equal(0, Reported(office));
    }

    [Theory]
    [InlineData("", "report-file-form")]
    [InlineData("station,cast\ns1,1", "report-file-form")]
    [InlineData("unit\ns1", "report-file-column")]
    [InlineData("unit,cast,cast\ns1,1,2", "report-file-column")]
    [InlineData("unit,unit,cast\ns1,s2,2", "report-file-column")]
    [InlineData("unit,cast,C\ns1,1,2", "report-file-column")]
    [InlineData("unit,cast\n\"s1,1", "report-file-form")]
    [InlineData("unit,cast\ns\u202E1,1", "report-file-form")]
    [InlineData("""[{"unit":"s1","lines":{"cast":1,"cast":2},"votes":{}}]""", "report-file-form")]
    [InlineData("""[{"unit":"s1","lines":{"cast":"1"},"votes":{}}]""", "report-file-form")]
    [InlineData("""[{"unit":"s1","lines":{},"votes":{},"role":"x"}]""", "report-file-form")]
    [InlineData("""[null]""", "report-file-form")]
    [InlineData("""{"unit":"s1"}""", "report-file-form")]
    [InlineData("""[[[[[[""", "report-file-form")]
    public async Task A_file_that_is_no_file_of_reports_is_refused_in_a_sentence(string file, string code)
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        Assert.Equal((HttpStatusCode.BadRequest, code), await Both(Send(coordinator, file)));
        Assert.Equal(0, Reported(office));
    }

    [Fact]
    public async Task Too_many_lines_other_text_and_other_channels_are_refused()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        Assert.Equal("report-file-many", (await Send(coordinator, "unit,cast\n" + string.Concat(Enumerable.Repeat("s1,1\n", 10_001)))).Refusal());
        Assert.Equal("report-file-form", (await coordinator.Send(HttpMethod.Post, "/api/v1/reports/d1?channel=machine", new ByteArrayContent([0xC0, 0x80, 0xFF]))).Refusal());
        Assert.Equal("channel-unknown", (await Send(coordinator, Good, channel: "x")).Refusal());
        Assert.Equal(["2 channel-is-typed", "3 channel-is-typed"], Refused(await Browser.Json(await Send(coordinator, Good, channel: "hand"))));
        Assert.Equal(["2 channel-other-sender", "3 channel-other-sender"], Refused(await Browser.Json(await Send(coordinator, Good, channel: "observer"))));
        Assert.Equal(0, Reported(office));
    }

    [Fact]
    public async Task The_page_says_line_by_line_in_the_clerks_language_what_is_refused()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        var wrong = await Upload(coordinator, "unit,cast,valid,A,B\ns1,1,1,1,0\n<img src=x>,1,1,1,0\n");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "report-file"), (wrong.StatusCode, wrong.Refusal()));
        var html = await wrong.Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains("Отклонена 1 строка", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("Принято 2 отчёта", WebUtility.HtmlDecode(await (await Upload(coordinator, Good)).Content.ReadAsStringAsync(LiveOffice.Cancel)), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Upload(Browser by, string text) => by.Send(
        HttpMethod.Post, "/ru/reports/d1", new MultipartFormDataContent { { new StringContent(by.FormToken), "form-token" }, { new StringContent("machine"), "channel" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "reports", "a.csv" } }, withToken: false);

    private static async Task<(HttpStatusCode, string)> Both(Task<HttpResponseMessage> answer) => ((await answer).StatusCode, (await answer).Refusal());
}
