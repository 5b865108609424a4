using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Backups;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Pages;
using Scrutineer.DeskServer.Pages.Intake;
using Scrutineer.DeskServer.Pages.Office;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.DeskServer.Tokens;
using Scrutineer.DeskServer.Watching;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer;

/// <summary>The desk over HTTP: pages and API for the staff of one office. It is the one writer of its record.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private DeskServer(WebApplication app, DeskOffice desk, StaffAccounts accounts, Uri address) => (this.app, Desk, Accounts, Address) = (app, desk, accounts, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The deciding half.</summary>
    public DeskOffice Desk { get; }

    /// <summary>The accounts.</summary>
    internal StaffAccounts Accounts { get; }

    /// <summary>What it is made of, for tests.</summary>
    internal IServiceProvider Services => app.Services;

    /// <summary>
    /// Opens the record and the desk and starts to listen and to publish. Refuses <c>desk-plain-http</c> (another machine would reach it without https), and a
    /// record that cannot be opened.
    /// </summary>
    /// <exception cref="IOException">The port is taken, or a database cannot be opened.</exception>
    public static async Task<Result<DeskServer>> StartAsync(DeskServerOptions options, CancellationToken cancellation = default)
    {
        if (options.Certificate is null && !IPAddress.IsLoopback(options.Listen.Address))
            return new Refusal("desk-plain-http", "Passwords do not go over a network in clear: give a certificate, or listen on this machine alone.");
        var paths = new RecordPaths(options.Folder);
        if (options.Guard is { } guard) paths = paths with { Guard = guard };
        var office = await RecordOffice.Open(paths, options.Clock, cancellation).ConfigureAwait(false);
        if (!office.IsOk) return office.Refusal!;
        DeskOffice desk;
        try
        {
            var opened = DeskOffice.Open(office.Value, options.Clock);
            if (!opened.IsOk)
            {
                office.Value.Dispose();
                return opened.Refusal!;
            }

            desk = opened.Value;
        }
        catch
        {
            office.Value.Dispose();
            throw;
        }

        StaffAccounts? accounts = null;
        WebApplication? app = null;
        try
        {
            accounts = await StaffAccounts.Open(paths, options.Clock, options.BreachedList, options.Cost).ConfigureAwait(false);
            app = await Build(options, desk, accounts).ConfigureAwait(false);
            await app.StartAsync(cancellation).ConfigureAwait(false);
            desk.StartPublishing(options.Unwitnessed, options.PublishEvery, options.Tell ?? (_ => { }));
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new DeskServer(app, desk, accounts, new Uri(address));
        }
        catch
        {
            if (app is not null) await app.DisposeAsync().ConfigureAwait(false);
            if (accounts is not null) await accounts.DisposeAsync().ConfigureAwait(false);
            await desk.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Answers what has begun, publishes no more, closes accounts and record.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await app.StopAsync(patience.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        await Accounts.DisposeAsync().ConfigureAwait(false);
        await Desk.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<WebApplication> Build(DeskServerOptions options, DeskOffice desk, StaffAccounts accounts)
    {
        var sessions = await SessionTable.Open(accounts, options.Clock).ConfigureAwait(false);
        var tokens = await ApiTokens.Open(accounts, options.Clock).ConfigureAwait(false);
        var (limits, passkeys, cookies) = (new SignInLimits(options.Clock), new Passkeys(accounts, options.Clock), new DeskCookies());
        var signIn = new SignIn(accounts, passkeys, sessions, limits, desk.Audit);
        // The empty builder: no settings file and no variable of the environment can add an address.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Services.AddRouting();
        // Each route has its own limit on what is sent at all.
        builder.Services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = SizeLimit.Record.MaxRequestBodySize!.Value);
        builder.Services.AddSingleton(new DeskGate(desk, sessions, tokens, cookies, new StepUp(accounts, passkeys, limits)));
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [.. options.Hosts, "localhost", "127.0.0.1", "[::1]", options.Listen.Address.ToString()]);
        Telemetry.Add(builder, options);
        var app = builder.Build();
        app.UseHostFiltering();
        if (options.Logs) app.Use(new RequestLog(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scrutineer.Desk"), options.Clock).Told);
        app.Use(DeskHeaders.Set);
        app.Use(Failures.Caught);
        app.UseRouting();
        IEndpointRouteBuilder routes = app;
        SignInRoutes.Map(routes, signIn, accounts, sessions);
        AccountRoutes.Map(routes, signIn, accounts, passkeys, sessions);
        var sent = new SentRecords(desk, options.Clock);
        var incoming = new IncomingRecords(desk, options.Clock, sent);
        var backup = new DeskBackup(desk, options.Clock);
        ApiRoutes.Map(routes, desk, backup);
        MergeRoutes.Map(routes, desk, incoming);
        SentRoutes.Map(routes, desk, sent);
        var requests = new StaffRequests(desk, accounts, sessions, options.Clock);
        await requests.TellOfCommandLine().ConfigureAwait(false);
        var staff = new StaffRoutes(desk, accounts, sessions, requests);
        staff.Map(routes);
        StaffRequestRoutes.Map(routes, requests);
        var programs = new TokenRoutes(desk, tokens);
        programs.Map(routes);
        Health.Map(routes, desk, accounts);
        DeskPages.Map(routes, desk, staff, incoming);
        var often = new AddressLimit(options.Clock, IntakePages.Pause, IntakePages.Burst);
        IntakePages.Map(routes, desk, often, options.Results);
        IntakeRoutes.Map(routes, desk, often);
        TokenPages.Map(routes, desk, programs);
        StaffRequestPages.Map(routes, desk, requests);
        BackupPages.Map(routes, desk, backup);
        app.UseEndpoints(_ => { });
        app.Run(context => DeskRefusals.Answer(context, "en", new Refusal("desk-no-page", "There is no such page.")).ExecuteAsync(context));
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, DeskServerOptions options)
    {
        kestrel.AddServerHeader = false;
        // Forms and JSON; scans have a limit of their own.
        kestrel.Limits.MaxRequestBodySize = 512 * 1_024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1_024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1_024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        kestrel.Listen(options.Listen, on =>
        {
            if (options.Certificate is { } certificate) on.UseHttps(certificate);
        });
    }
}
