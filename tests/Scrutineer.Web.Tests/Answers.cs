using System.IO.Compression;
using System.Net;
using Scrutineer.Web.Live;
using Scrutineer.Web.Serving;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>Headers, codings, languages: what a reader and the stores between get.</summary>
public class Answers
{
    private static readonly string[] Everything =
    [
        "/", "/v/latest/en/index.html", "/v/2/ky/index.html", "/v/2/lists.css", "/checkpoint", "/current.json", "/status.json", "/healthz", "/index.html", "/nothing", "/v/7/ru/index.html",
        "/incident/1/en.html", "/verifier.html", "/entry/1.json",
    ];

    [Fact]
    public async Task Every_answer_carries_the_safe_headers_and_no_cookie()
    {
        await using var live = await LiveDesk.Start();
        foreach (var path in Everything)
        {
            using var answer = await live.Get(path);
            Assert.Contains("default-src 'none'", Header(answer, "Content-Security-Policy"));
            Assert.EndsWith("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.Contains("camera=()", Header(answer, "Permissions-Policy"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
            Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
            Assert.Equal("*", Header(answer, "Timing-Allow-Origin"));
            Assert.NotEqual("", Header(answer, "Cache-Control"));
            Assert.Equal("", Header(answer, "Server") + Header(answer, "Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_version_is_kept_for_ever_and_the_latest_for_a_second_with_the_same_bytes()
    {
        await using var live = await LiveDesk.Start();
        using var version = await live.Get("/v/2/ru/index.html");
        using var latest = await live.Get("/v/latest/ru/index.html");
        Assert.Equal("public, max-age=31536000, immutable", Header(version, "Cache-Control"));
        Assert.Equal("public, max-age=1, stale-while-revalidate=30", Header(latest, "Cache-Control"));
        Assert.Equal(await version.Content.ReadAsByteArrayAsync(LiveDesk.Cancel), await latest.Content.ReadAsByteArrayAsync(LiveDesk.Cancel));
        Assert.Equal(Header(version, "ETag"), Header(latest, "ETag"));
        Assert.Equal("Accept-Encoding", Header(version, "Vary"));
    }

    [Theory]
    [InlineData("/v/2/en/index.html")]
    [InlineData("/v/latest/en/index.html")]
    [InlineData("/current.json")]
    [InlineData("/checkpoint")]
    [InlineData("/index.html")]
    [InlineData("/results/2/totals.json")]
    public async Task Who_has_it_already_gets_304(string path)
    {
        await using var live = await LiveDesk.Start();
        using var first = await live.Get(path, ("Accept-Encoding", "br"));
        var tag = Header(first, "ETag");
        foreach (var asked in (string[])[tag, $"\"other\", {tag}", "*", tag.Replace("W/", "")])
        {
            using var again = await live.Get(path, ("If-None-Match", asked));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(Header(first, "Cache-Control"), Header(again, "Cache-Control"));
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(LiveDesk.Cancel));
        }

        using var other = await live.Get(path, ("If-None-Match", "\"0123\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Compressed_forms_hold_the_same_page_and_HEAD_tells_their_length()
    {
        await using var live = await LiveDesk.Start();
        var plain = await (await live.Get("/v/2/ky/index.html")).Content.ReadAsByteArrayAsync(LiveDesk.Cancel);
        using var brotli = await live.Get("/v/2/ky/index.html", ("Accept-Encoding", "gzip, br"));
        using var gzip = await live.Get("/v/2/ky/index.html", ("Accept-Encoding", "gzip"));
        Assert.Equal(("br", "gzip"), (Header(brotli, "Content-Encoding"), Header(gzip, "Content-Encoding")));
        Assert.Equal(plain, Read(new BrotliStream(await brotli.Content.ReadAsStreamAsync(LiveDesk.Cancel), CompressionMode.Decompress)));
        Assert.Equal(plain, Read(new GZipStream(await gzip.Content.ReadAsStreamAsync(LiveDesk.Cancel), CompressionMode.Decompress)));
        using var head = await live.Send(HttpMethod.Head, "/v/2/ky/index.html");
        Assert.Equal(plain.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(LiveDesk.Cancel));
    }

    [Theory]
    [InlineData(null, "Plain")]
    [InlineData("", "Plain")]
    [InlineData("br", "Brotli")]
    [InlineData("gzip, deflate, br, zstd", "Brotli")]
    [InlineData("gzip;q=1.0, br;q=0.5", "Gzip")]
    [InlineData("br;q=0, gzip", "Gzip")]
    [InlineData("*", "Brotli")]
    [InlineData("*;q=0.5, br;q=0", "Gzip")]
    [InlineData("identity, br;q=0.2", "Plain")]
    [InlineData("br;q=7, gzip;q=x", "Plain")]
    [InlineData(";;;,,,", "Plain")]
    public void The_coding_is_the_one_that_the_reader_likes_best(string? accepted, string expected) => Assert.Equal(expected, Codings.Best(accepted).ToString());

    [Theory]
    [InlineData(null, "ky")]
    [InlineData("de", "ky")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "ru")]
    [InlineData("de, en-GB;q=0.7, ru;q=0.3", "en")]
    [InlineData("ky;q=0.1, ru;q=0", "ky")]
    public async Task The_root_leads_to_the_language_of_the_reader(string? accepted, string language)
    {
        Assert.Equal(language, Languages.Best(accepted));
        await using var live = await LiveDesk.Start();
        using var answer = await live.Get("/", accepted is null ? [] : [("Accept-Language", accepted)]);
        Assert.Equal((HttpStatusCode.Found, $"v/latest/{language}/index.html", "Accept-Language"), (answer.StatusCode, Header(answer, "Location"), Header(answer, "Vary")));
    }

    [Fact]
    public async Task Blobs_are_attachments_in_a_sandbox_and_a_page_of_another_site_may_ask_with_a_tag()
    {
        await using var live = await LiveDesk.Start();
        var blob = Path.GetFileName(Directory.GetFiles(live.Desk.At("election", "public", "blob", "sha256"))[0]);
        using var answer = await live.Get($"/blob/sha256/{blob}");
        Assert.Equal("attachment", Header(answer, "Content-Disposition"));
        Assert.Contains("sandbox", Header(answer, "Content-Security-Policy"));
        Assert.Contains("immutable", Header(answer, "Cache-Control"));
        using var asked = await live.Send(HttpMethod.Options, "/current.json", ("Origin", "https://news.example"), ("Access-Control-Request-Method", "GET"));
        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD"), (asked.StatusCode, Header(asked, "Access-Control-Allow-Methods")));
    }

    private static byte[] Read(Stream from)
    {
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
