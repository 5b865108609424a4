using System.Net;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>Wrong and hostile requests get a plain page in the reader's language with a way on, and never anything of the program.</summary>
public class BadRequests
{
    [Theory]
    [InlineData("GET /v/99/en/index.html", 404)]
    [InlineData("GET /v/02/en/index.html", 404)]
    [InlineData("GET /v/-2/en/index.html", 404)]
    [InlineData("GET /v/99999999999999999999999/en/index.html", 404)]
    [InlineData("GET /v//en/index.html", 404)]
    [InlineData("GET /v/2", 404)]
    [InlineData("GET /v/2/de/index.html", 404)]
    [InlineData("GET /v/2/en/unit/nowhere.html", 404)]
    [InlineData("GET /v/2/en/list/Z.html", 404)]
    [InlineData("GET /v/2/en/../../../record/record.db", 404)]
    [InlineData("GET /../record/keys/log.key", 404)]
    [InlineData("GET /tile/../../record/record.db", 404)]
    [InlineData("GET /tile/entries/000.new", 404)]
    [InlineData("GET /blob/sha256/../../checkpoint", 404)]
    [InlineData("GET /v/2/%2e%2e/%2e%2e/record", 404)]
    [InlineData("GET /v/2/en%2findex.html", 404)]
    [InlineData("GET /v/2/%252e%252e/x", 400)]
    [InlineData("GET /v/2/en/a%5cb", 400)]
    [InlineData("GET /v/2/en/%1f", 400)]
    [InlineData("GET /v/2/en/%zz", 400)]
    [InlineData("GET /v/2/en/index.html%", 400)]
    [InlineData("GET /.hidden", 404)]
    [InlineData("GET /entry/99.json", 404)]
    [InlineData("GET /entry/1", 404)]
    [InlineData("GET /incident/1/en.html", 404)]
    [InlineData("GET /incident/x/en.html", 404)]
    [InlineData("GET /events/2", 404)]
    [InlineData("POST /v/2/en/index.html", 405)]
    [InlineData("DELETE /checkpoint", 405)]
    [InlineData("BREW /", 405)]
    public async Task A_wrong_address_gets_a_plain_page_with_the_right_status(string request, int status)
    {
        await using var live = await LiveDesk.Start();
        var answer = await live.Raw(request, "Accept-Language: ru\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
        Assert.Contains("/v/latest/ky/index.html".TrimStart('/'), answer);
        // A path that is refused as a whole tells no language; then the browser does.
        Assert.Matches("<html lang=\"(?:en|ru)\">", answer);
        if (request.StartsWith("GET /v/99/en", StringComparison.Ordinal)) Assert.Contains("<html lang=\"en\">", answer);
        if (request.StartsWith("GET /../", StringComparison.Ordinal)) Assert.Contains("<html lang=\"ru\">", answer);
        Assert.DoesNotContain("Scrutineer.Web", answer);
        Assert.DoesNotContain("Exception", answer);
    }

    [Theory]
    [InlineData("GET /v/2/en/%00")]
    [InlineData("GET v/2/en/index.html")]
    [InlineData("GET /v/2/en/a\\b")]
    [InlineData("GET /v/2/en/\u00e9")]
    public async Task What_is_no_address_at_all_is_refused(string request)
    {
        await using var live = await LiveDesk.Start();
        Assert.StartsWith("HTTP/1.1 400 ", await live.Raw(request));
    }

    [Fact]
    public async Task Long_queries_are_refused_and_short_ones_mean_nothing()
    {
        await using var live = await LiveDesk.Start();
        using var longer = await live.Get("/v/2/en/index.html?" + new string('a', 10_000));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, longer.StatusCode);
        Assert.Contains("<main", await longer.Content.ReadAsStringAsync(LiveDesk.Cancel));
        Assert.StartsWith("HTTP/1.1 414 ", await live.Raw("GET /" + new string('b', 60_000)));
        var used = live.Server.Site.Cache.Used;
        Assert.Equal(await live.Text("/v/2/en/index.html"), await live.Text("/v/2/en/index.html?x=<script>&y=%00"));
        Assert.Equal(await live.Text("/v/2/en/index.html"), await live.Text("/v/2/en/index.html?x=2"));
        Assert.InRange(live.Server.Site.Cache.Used, used, used + 1_000_000);
    }

    [Fact]
    public async Task Hostile_headers_change_nothing()
    {
        await using var live = await LiveDesk.Start();
        foreach (var header in (string[])["Accept-Encoding: " + new string(',', 3_000), "Accept-Language: " + new string('a', 3_000) + ";q=9", "If-None-Match: " + new string('"', 5_000), "X-Forwarded-For: x, y\r\nX-Forwarded-For: 1"])
            Assert.StartsWith("HTTP/1.1 200 ", await live.Raw("GET /v/2/en/index.html", header + "\r\n"));
        Assert.StartsWith("HTTP/1.1 431 ", await live.Raw("GET /", "X: " + new string('x', 40_000) + "\r\n"));
    }

    [Fact]
    public async Task A_station_without_a_protocol_is_a_page()
    {
        await using var live = await LiveDesk.Start();
        using var answer = await live.Get("/v/2/en/unit/s2.html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_requests_from_one_address_get_429_and_others_go_on()
    {
        await using var live = await LiveDesk.Start(o => o with { RequestsPerSecond = 5, Burst = 10, BehindProxy = true });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await live.Get("/healthz", ("X-Forwarded-For", "192.0.2.66, 192.0.2.7"));
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var other = await live.Get("/healthz", ("X-Forwarded-For", "192.0.2.7, 192.0.2.8"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }
}
