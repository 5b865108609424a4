using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Tests;
using Scrutineer.Web.Hooks;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>Who is told of new versions, and how the message is known to be ours.</summary>
public class Hooks
{
    private const string Secret = "a secret that is long";

    [Fact]
    public async Task A_new_version_is_told_signed_and_tried_again_until_it_is_taken()
    {
        using var receiver = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        receiver.Prefixes.Add(address);
        receiver.Start();
        await using var live = await LiveDesk.Start(o => o with { Webhooks = [new Webhook(new Uri(address + "hook"), Secret)], WebhookPause = TimeSpan.FromMilliseconds(20) });
        live.Desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 70, 30)));
        // The version that is shown at the start is not told; let the sender see it first.
        await Task.Delay(1_500, LiveDesk.Cancel);
        await live.Desk.Publish();
        foreach (var status in (int[])[500, 302, 204])
        {
            var call = await receiver.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30), LiveDesk.Cancel);
            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body, LiveDesk.Cancel);
            var signature = call.Request.Headers[WebhookSignature.Header]!;
            var seconds = signature[2..signature.IndexOf(',', StringComparison.Ordinal)];
            Assert.InRange(long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.ASCII.GetBytes(seconds + "."), .. body.ToArray()]);
            Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(expected)}", signature);
            var told = JsonDocument.Parse(body.ToArray()).RootElement;
            Assert.Equal((4, 4, "t:test"), (told.GetProperty("version").GetInt64(), told.GetProperty("size").GetInt64(), told.GetProperty("election").GetString()));
            call.Response.StatusCode = status;
            if (status == 302) call.Response.RedirectLocation = "http://192.0.2.1/";
            call.Response.Close();
        }

        Assert.Contains("data-version=\"4\"", await live.Text("/v/latest/en/index.html"));
    }

    [Theory]
    [InlineData("""[]""", null)]
    [InlineData("""[{"url":"https://news.example/hook","secret":"a secret that is long"}]""", null)]
    [InlineData("""[{"url":"http://127.0.0.1:9000/","secret":"a secret that is long"}]""", null)]
    [InlineData("""[{"url":"http://news.example/","secret":"a secret that is long"}]""", "webhooks-address")]
    [InlineData("""[{"url":"file:///etc/passwd","secret":"a secret that is long"}]""", "webhooks-address")]
    [InlineData("""[{"url":"https://user:word@news.example/","secret":"a secret that is long"}]""", "webhooks-address")]
    [InlineData("""[{"url":"https://news.example/","secret":"short"}]""", "webhooks-secret")]
    [InlineData("""[{"url":"https://news.example/"}]""", "webhooks-format")]
    [InlineData("""[{"url":"https://news.example/","secret":"a secret that is long","more":1}]""", "webhooks-format")]
    [InlineData("""{"url":1}""", "webhooks-format")]
    [InlineData("""[""", "webhooks-format")]
    public void A_file_of_webhooks_is_read_strictly(string json, string? code) =>
        Assert.Equal(code, WebhookFile.Read(Encoding.UTF8.GetBytes(json)).Refusal?.Code);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
