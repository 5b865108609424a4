using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Sending;
using Scrutineer.DeskServer.Tests.Pages;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A working office sends its record to the centre over the network.</summary>
public class Sending
{
    private static async Task<string> Token(LiveOffice centre, Role role = Role.Coordinator, string unit = "land", string login = "keeps-tokens")
    {
        using var administrator = await centre.SignedIn(Role.Administrator, "land", login);
        return (await Browser.Json(await administrator.Confirmed("/api/v1/tokens", new { name = "office", role = role.Code(), unit, days = 3 })))["token"]!.GetValue<string>();
    }

    private static async Task<Result<Sent>> Send(LiveOffice office, string centre, string token, X509Certificate2Collection? trusted = null)
    {
        using var sender = LiveOffice.Ok(RecordSender.To(centre, token, trusted, TimeSpan.FromMilliseconds(20)));
        while (true)
        {
            var sent = await sender.Send(office.Paths, null, LiveOffice.Cancel);
            if (sent.Refusal?.Code != "handover-unpublished") return sent;
            await Task.Delay(20, LiveOffice.Cancel);
        }
    }

    private static string At(LiveOffice office) => office.Server.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_record_that_is_sent_waits_for_a_commissioner_and_sent_again_it_says_what_came_of_it()
    {
        await using var office = await HandingOver.Office("far-", ("s1", 7), ("s2", 1_234));
        await using var centre = await HandingOver.Office("near-", ("s2", 1_231));
        var token = await Token(centre);
        var first = LiveOffice.Ok(await Send(office, At(centre), token));
        Assert.Equal((1, 0), (first.New, first.Same));
        Assert.Equal([("s2", "hand")], first.Conflicts);
        Assert.True(first.Bytes > 0);
        var again = LiveOffice.Ok(await Send(office, At(centre), token));
        Assert.Equal((0L, 1, first.Key), (again.Bytes, again.New, again.Key));

        using var commissioner = await centre.SignedIn(Role.Commissioner, "land");
        var waiting = WebUtility.HtmlDecode(await (await commissioner.Get("/en/handover")).Content.ReadAsStringAsync(LiveOffice.Cancel));
        Assert.Contains($"/en/merge/{first.Key}", waiting, StringComparison.Ordinal);
        var page = await (await commissioner.Get($"/en/merge/{first.Key}")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var taken = await commissioner.Form($"/en/merge/{first.Key}", ("form-token", commissioner.FormToken), ("seen", TypingByForm.Seen(page)), ("password", LiveOffice.Password));
        Assert.EndsWith("?taken=1", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        var after = LiveOffice.Ok(await Send(office, At(centre), token));
        Assert.Equal((0L, 0, 1, 1), (after.Bytes, after.New, after.Same, after.Conflicts.Length));
    }

    [Fact]
    public async Task A_cut_transfer_goes_on_where_it_was_cut_and_what_is_damaged_is_refused()
    {
        await using var office = await HandingOver.Office("far-", ("s1", 7));
        await using var centre = await HandingOver.Office("near-");
        using var program = centre.Browser();
        program.Bearer = await Token(centre);
        _ = await HandingOver.Packed(office);
        using var packed = new MemoryStream();
        LiveOffice.Ok(Office.RecordPacking.Pack(office.Paths, packed));
        var archive = packed.ToArray();
        var key = Convert.ToHexStringLower(SHA256.HashData(archive));
        Assert.Equal(HttpStatusCode.OK, (await Put(program, key, 0, archive[..1000])).StatusCode);
        Assert.Equal(("sent-offset", HttpStatusCode.Conflict), await Put(program, key, 0, archive[..1000]) is var twice ? (twice.Refusal(), twice.StatusCode) : default);
        Assert.Equal("sent-offset", (await Put(program, key, 2000, archive[2000..])).Refusal());
        Assert.Equal(1000, (await Browser.Json(await program.Get($"/api/v1/records/{key}")))["length"]!.GetValue<long>());
        await centre.Restart();
        var sent = LiveOffice.Ok(await Send(office, At(centre), program.Bearer));
        Assert.Equal((archive.Length - 1000, key), (sent.Bytes, sent.Key));

        using var other = centre.Browser();
        other.Bearer = program.Bearer;
        var wrong = new string('a', 64);
        Assert.Equal(HttpStatusCode.OK, (await Put(other, wrong, 0, archive)).StatusCode);
        Assert.Equal("sent-damaged", (await other.Post($"/api/v1/records/{wrong}/finish", new { })).Refusal());
        Assert.Equal("merge-unknown", (await other.Post($"/api/v1/records/{wrong}/finish", new { })).Refusal());
        foreach (var hostile in (string[])["..", "..%2F..%2Fstaff", new string('A', 64)]) Assert.False((await Put(other, hostile, 0, [1])).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Nobody_sends_without_a_coordinators_token_and_a_district_offers_nothing_of_another()
    {
        await using var office = await HandingOver.Office("far-", ("s1", 7), ("s3", 5));
        await using var centre = await HandingOver.Office("near-");
        Assert.Equal("token-refused", (await Send(office, At(centre), "scrutineer_none")).Refusal?.Code);
        Assert.Equal("desk-not-allowed", (await Send(office, At(centre), await Token(centre, Role.Auditor, "land", "one"))).Refusal?.Code);
        Assert.Equal(1, LiveOffice.Ok(await Send(office, At(centre), await Token(centre, Role.Coordinator, "d2", "two"))).New);
        Assert.DoesNotContain(centre.Server.Desk.Audit.Read(), l => l.Line.What.StartsWith("protocol", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://example.org", "send-address")]
    [InlineData("ftp://127.0.0.1", "send-address")]
    [InlineData("https://a:b@example.org", "send-address")]
    [InlineData("https://example.org/somewhere", "send-address")]
    [InlineData("centre", "send-address")]
    public void Other_machines_are_reached_by_https_alone(string centre, string code)
    {
        Assert.Equal(code, RecordSender.To(centre, "scrutineer_x").Refusal?.Code);
        Assert.Equal("send-token", RecordSender.To("https://example.org", "a\r\nHost: b").Refusal?.Code);
    }

    [Fact]
    public async Task A_certificate_is_verified_unless_it_is_the_one_that_was_named()
    {
        using var certificate = OverTls.Certificate();
        using var another = OverTls.Certificate();
        await using var office = await HandingOver.Office("far-", ("s1", 7));
        await using var centre = await LiveOffice.Start();
        var made = await Token(centre);
        await centre.Server.DisposeAsync();
        await centre.Open(o => o with { Certificate = certificate });
        Assert.Equal("send-unreachable", (await Send(office, At(centre), made)).Refusal?.Code);
        Assert.Equal("send-unreachable", (await Send(office, At(centre), made, [another])).Refusal?.Code);
        Assert.Equal(1, LiveOffice.Ok(await Send(office, At(centre), made, [certificate])).New);
    }

    [Fact]
    public async Task A_centre_that_does_not_answer_is_tried_again_and_then_named()
    {
        await using var office = await HandingOver.Office("far-", ("s1", 7));
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal("send-unreachable", (await Send(office, $"http://127.0.0.1:{port}", "scrutineer_x")).Refusal?.Code);
    }

    private static Task<HttpResponseMessage> Put(Browser by, string key, long from, byte[] part) => by.Send(HttpMethod.Put, $"/api/v1/records/{key}/{from}", new ByteArrayContent(part));
}
