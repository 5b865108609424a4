using System.Net;
using Scrutineer.Office;

namespace Scrutineer.Web.Bench;

internal static class Site
{
    /// <summary>The site of a record on a free port, without a limit that a load from one address would meet.</summary>
    public static async Task<SiteServer> Start(string folder)
    {
        var server = await SiteServer.StartAsync(new SiteOptions(new RecordPaths(folder).Public)
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            RequestsPerSecond = 10_000_000,
            Burst = 10_000_000,
            Tell = line => Options.Say($"  {line}"),
        });
        while (server.Version is null) await Task.Delay(20);
        return server;
    }

    public static HttpClient Client(SiteServer server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = server.Address };
}
