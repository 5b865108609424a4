using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.Web.Hooks;
using Scrutineer.Web.Live;
using Scrutineer.Web.Serving;

namespace Scrutineer.Web;

/// <summary>The results site over HTTP. It needs the published tree alone, and shows the last good version whatever becomes of that.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LiveSite site;
    private readonly Readers readers;
    private readonly WebhookSender hooks;

    private SiteServer(WebApplication app, LiveSite site, Readers readers, WebhookSender hooks, Uri address) =>
        (this.app, this.site, this.readers, this.hooks, Address) = (app, site, readers, hooks, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The version that is shown; null: none yet.</summary>
    public long? Version => site.State.Edition?.Number;

    internal LiveSite Site => site;

    /// <summary>Starts to listen and to follow the tree, which need not be there yet.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SiteServer> StartAsync(SiteOptions options, CancellationToken cancellation = default)
    {
        var (site, readers) = (new LiveSite(options), new Readers(options));
        // The empty builder, slimmer than the slim one: no settings file and no variable of the environment can add an address.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true).ConfigureKestrel(kestrel => Limit(kestrel, options));
        var app = builder.Build();
        try
        {
            app.Run(new SiteHandler(site, options, readers).Answer);
            site.Follow();
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new SiteServer(app, site, readers, new WebhookSender(options, site), new Uri(address));
        }
        catch
        {
            site.Dispose();
            readers.Dispose();
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends streams, answers what has begun, stops.</summary>
    public async ValueTask DisposeAsync()
    {
        // First the site: it ends the streams of events, which would hold the server open.
        site.Dispose();
        await hooks.DisposeAsync().ConfigureAwait(false);
        await app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        readers.Dispose();
    }

    private static void Limit(KestrelServerOptions kestrel, SiteOptions options)
    {
        kestrel.AddServerHeader = false;
        // Nothing can be sent to the site.
        kestrel.Limits.MaxRequestBodySize = 1_024;
        // Long addresses are answered with a page, longer ones by the server itself.
        kestrel.Limits.MaxRequestLineSize = 32 * 1_024;
        kestrel.Limits.MaxRequestBufferSize = 64 * 1_024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1_024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxConcurrentConnections = options.MostStreams + 20_000;
        kestrel.Listen(options.Listen, on => on.Protocols = HttpProtocols.Http1);
    }
}
