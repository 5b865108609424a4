using System.Collections.Immutable;
using System.Net;
using Scrutineer.Site.Maps;
using Scrutineer.Web.Hooks;

namespace Scrutineer.Web;

/// <summary>How a site is served.</summary>
/// <param name="Tree">Folder of the published record; it need not be there yet.</param>
public sealed record SiteOptions(string Tree)
{
    /// <summary>Where it listens.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>The boundaries that maps are drawn from; null: tiles are drawn.</summary>
    public MapInput? Map { get; init; }

    /// <summary>Where the public files complaints and reports errors by a form: the address of the office's desk. Null: pages say where to write.</summary>
    public Uri? Intake { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often the tree is looked at.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many bytes of pages are kept.</summary>
    public long CacheBytes { get; init; } = 256L << 20;

    /// <summary>For how long a publisher may be silent before pages say so; null: nothing new is expected.</summary>
    public TimeSpan? SilentAfter { get; init; }

    /// <summary>True: readers are told apart by the address that a proxy on this machine names last in <c>X-Forwarded-For</c>.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Requests a second from one address, and how many at once before that counts.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>How many requests of one address may come at once.</summary>
    public int Burst { get; init; } = 400;

    /// <summary>How many readers may hold a stream of events.</summary>
    public int MostStreams { get; init; } = 10_000;

    /// <summary>How often a stream of events says that it is alive.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Who is told of each new version.</summary>
    public ImmutableArray<Webhook> Webhooks { get; init; } = [];

    /// <summary>The first pause before a webhook is tried again; it doubles.</summary>
    public TimeSpan WebhookPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Told what happens, in one line.</summary>
    public Action<string>? Tell { get; init; }
}
