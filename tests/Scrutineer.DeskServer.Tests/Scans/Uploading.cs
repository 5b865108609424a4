using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Scans;

/// <summary>Scans sent by the form of a station's page.</summary>
public partial class Uploading
{
    private static MultipartFormDataContent Form(Browser by, HttpContent file, string channel = "hand")
    {
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return new MultipartFormDataContent { { new StringContent(by.FormToken), "form-token" }, { new StringContent(channel), "channel" }, { file, "scan", "../../evil.html" } };
    }

    [Fact]
    public async Task A_scan_is_on_the_page_of_its_station_and_runs_nothing()
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var sent = await typist.Send(HttpMethod.Post, "/ru/station/s1/scan", Form(typist, new ByteArrayContent(Scanned.Jpeg())), withToken: false);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await (await typist.Get("/ru/station/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var sha = Sha().Match(page).Value;
        var scan = await typist.Get($"/ru/scan/s1/{sha}");
        Assert.Equal("image/jpeg", scan.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", scan.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await typist.Get($"/ru/scan/s2/{sha}")).StatusCode);
    }

    [Fact]
    public async Task A_pdf_is_given_out_to_be_kept_never_to_be_opened_here()
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await typist.Send(HttpMethod.Post, "/en/station/s1/scan", Form(typist, new ByteArrayContent(Scanned.Pdf("/Type/Catalog"))), withToken: false);
        var page = await (await typist.Get("/en/station/s1")).Content.ReadAsStringAsync(LiveOffice.Cancel);
        var scan = await typist.Get($"/en/scan/s1/{Sha().Match(page).Value}");
        Assert.Equal("attachment", scan.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task The_scan_of_another_station_is_refused_in_the_clerks_language()
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await typist.Send(HttpMethod.Post, "/ky/station/s1/scan", Form(typist, new ByteArrayContent(Scanned.Png())), withToken: false);
        var again = await typist.Send(HttpMethod.Post, "/ky/station/s2/scan", Form(typist, new ByteArrayContent(Scanned.Png())), withToken: false);
        Assert.Equal("scan-other-unit", again.Refusal());
        Assert.Contains("башка участокко берилген", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(LiveOffice.Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_scan_and_a_pdf_with_a_script_come_back_with_a_sentence()
    {
        await using var office = await LiveOffice.Start();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var half = await typist.Send(HttpMethod.Post, "/ru/station/s1/scan", Form(typist, new ByteArrayContent(Scanned.Jpeg()[..300])), withToken: false);
        Assert.Equal("scan-half", half.Refusal());
        var script = await typist.Send(HttpMethod.Post, "/ru/station/s1/scan", Form(typist, new ByteArrayContent(Scanned.Pdf("/OpenAction<</S/JavaScript>>"))), withToken: false);
        Assert.Equal("scan-pdf-active", script.Refusal());
        Assert.Contains("скрипт", WebUtility.HtmlDecode(await script.Content.ReadAsStringAsync(LiveOffice.Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ru/station/s1/scan", Role.Typist, 500L << 20)]
    [InlineData("/ru/reports/d1", Role.Coordinator, 9L << 20)]
    [InlineData("/api/v1/reports/d1", Role.Coordinator, 9L << 20)]
    [InlineData("/ru/merge", Role.Commissioner, 2L << 30)]
    [InlineData("/api/v1/merges", Role.Commissioner, 2L << 30)]
    public async Task What_is_too_large_is_refused_before_it_is_read(string path, Role role, long length)
    {
        await using var office = await LiveOffice.Start();
        using var sender = await office.SignedIn(role, "d1");
        // By hand: a client of the library would insist on sending all of it.
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, office.Server.Address.Port, LiveOffice.Cancel);
        var stream = line.GetStream();
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{office.Server.Address.Port}\r\nCookie: desk={sender.Cookie("desk")!.Value}\r\nX-Form-Token: {sender.FormToken}\r\n"
            + $"Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a\"\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), LiveOffice.Cancel);
        var answer = new byte[16_384];
        var read = await stream.ReadAsync(answer, LiveOffice.Cancel);
        var text = Encoding.UTF8.GetString(answer, 0, read);
        Assert.StartsWith("HTTP/1.1 413 ", text, StringComparison.Ordinal);
        Assert.Contains("Desk-Refusal: desk-too-large", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Sha();
}
