using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>
/// A witness over HTTP (c2sp.org/tlog-witness): <c>POST /add-checkpoint</c>, and <c>GET /SHA-256-of-origin/checkpoint</c> for monitors. Every answer that
/// carries a cosignature was on the disk before.
/// </summary>
public sealed class WitnessServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WitnessFolder folder;

    private WitnessServer(WebApplication app, WitnessFolder folder, Uri address) => (this.app, this.folder, Address) = (app, folder, address);

    /// <summary>Where it listens: the submission prefix and the monitoring prefix.</summary>
    public Uri Address { get; }

    /// <summary>Takes the folder and starts to listen. Refused: as <see cref="WitnessFolder.Open"/>.</summary>
    /// <exception cref="IOException">The folder cannot be used, or the port is taken.</exception>
    /// <exception cref="ArgumentException">Two logs have the same origin: a bug of the caller.</exception>
    public static async Task<Result<WitnessServer>> StartAsync(WitnessOptions options, CancellationToken cancellation = default)
    {
        var folder = WitnessFolder.Open(options.Folder, options.Cosigner.Verifier);
        if (!folder.IsOk) return folder.Refusal!;
        WebApplication? app = null;
        try
        {
            app = Build(options, folder.Value);
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new WitnessServer(app, folder.Value, new Uri(address));
        }
        catch
        {
            if (app is not null) await app.DisposeAsync().ConfigureAwait(false);
            folder.Value.Dispose();
            throw;
        }
    }

    /// <summary>Answers what has begun, stops, and leaves the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        folder.Dispose();
    }

    private static WebApplication Build(WitnessOptions options, WitnessFolder folder)
    {
        // The empty builder, slimmer than the slim one: no settings file and no variable of the environment can add an address.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options.Listen));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var handlers = new WitnessHandlers(new WitnessDesk(options, folder), folder, options.Tell);
        app.MapPost("/add-checkpoint", (RequestDelegate)handlers.AddCheckpoint);
        app.MapGet("/{hash:length(64)}/checkpoint", (RequestDelegate)handlers.Checkpoint);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, IPEndPoint listen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = WitnessOptions.MaxBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 8 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = 256;
        kestrel.Listen(listen, on => on.Protocols = HttpProtocols.Http1);
    }
}
