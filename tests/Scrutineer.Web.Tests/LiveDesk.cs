using System.Net;
using System.Net.Sockets;
using System.Text;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Tests;
using Xunit;

namespace Scrutineer.Web.Tests;

/// <summary>A small record on disk, and its site on a free port of this machine.</summary>
internal sealed class LiveDesk : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = false });

    private LiveDesk(SmallDesk desk, SiteServer server)
    {
        (Desk, Server) = (desk, server);
        client.BaseAddress = server.Address;
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SmallDesk Desk { get; }

    public SiteServer Server { get; }

    /// <summary>With one protocol published as version 2, unless nothing is to be published.</summary>
    public static async Task<LiveDesk> Start(Func<SiteOptions, SiteOptions>? change = null, bool published = true)
    {
        var desk = new SmallDesk();
        if (published)
        {
            desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
            await desk.Publish();
        }

        var options = new SiteOptions(desk.Paths.Public) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Poll = TimeSpan.FromMilliseconds(20), RequestsPerSecond = 100_000, Burst = 100_000, Tell = line => TestContext.Current.TestOutputHelper?.WriteLine(line) };
        var live = new LiveDesk(desk, await SiteServer.StartAsync(change?.Invoke(options) ?? options, Cancel));
        if (published) await Until(() => live.Server.Version == 2);
        return live;
    }

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => await Send(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Cancel);
    }

    public async Task<string> Text(string path, params (string Name, string Value)[] headers) => await (await Get(path, headers)).Content.ReadAsStringAsync(Cancel);

    public Task<Stream> Stream(string path, string? last = null)
    {
        client.DefaultRequestHeaders.Remove("Last-Event-ID");
        if (last is not null) client.DefaultRequestHeaders.Add("Last-Event-ID", last);
        return client.GetStreamAsync(path, Cancel);
    }

    /// <summary>Sends a request line as it is, which clients would tidy up.</summary>
    public async Task<string> Raw(string requestLine, string more = "")
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Server.Address.Host, Server.Address.Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{requestLine} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n"), Cancel);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, Cancel);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 500 && !holds(); i++) await Task.Delay(20, Cancel);
        Assert.True(holds(), "It did not come true in time.");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Server.DisposeAsync();
        Desk.Dispose();
    }
}

/// <summary>A clock that is set by hand, and a steady one beside it.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public TimeSpan Steady { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Steady.Ticks;

    public void Pass(TimeSpan time)
    {
        Now += time;
        Steady += time;
    }
}
