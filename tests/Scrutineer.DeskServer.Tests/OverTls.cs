using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A desk that other machines reach.</summary>
public class OverTls
{
    [Fact]
    public async Task With_https_the_cookie_is_bound_to_this_host_and_http_is_refused_for_good()
    {
        using var certificate = Certificate();
        await using var office = await LiveOffice.Start(o => o with { Certificate = certificate });
        await office.Person(Role.Typist, "d1");
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString() } }) { BaseAddress = office.Server.Address };
        Assert.Equal("https", office.Server.Address.Scheme);
        var page = await client.GetAsync("/api/v1/sign-in", LiveOffice.Cancel);
        Assert.StartsWith("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sign-in") { Content = Browser.Raw($$"""{"name":"typist-d1","password":"{{LiveOffice.Password}}"}""") };
        request.Headers.Add("X-Form-Token", (await Browser.Json(page))["formToken"]!.GetValue<string>());
        var cookie = (await client.SendAsync(request, LiveOffice.Cancel)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-desk=", StringComparison.Ordinal));
        foreach (var part in (string[])["secure", "httponly", "samesite=strict", "path=/"]) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_certificate_no_other_machine_is_listened_to()
    {
        using var record = new SmallRecord();
        Assert.Equal("desk-plain-http", (await DeskServer.StartAsync(new DeskServerOptions(record.Paths.Root) { Listen = new IPEndPoint(IPAddress.Any, 0) }, LiveOffice.Cancel)).Refusal?.Code);
    }

    internal static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
