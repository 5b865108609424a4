using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Scrutineer.DeskServer.Accounts;

namespace Scrutineer.DeskServer;

/// <summary>How a desk is served.</summary>
/// <param name="Folder">The election's folder, with its record.</param>
public sealed record DeskServerOptions(string Folder)
{
    /// <summary>Where it listens. Other machines reach it by https alone.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 8090);

    /// <summary>The certificate for https; null: http, on this machine only.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Names by which browsers reach it, beside the address and localhost. Others are refused, so that no foreign name can be pointed here.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Where the public reads the results; receipts lead to the register there. Null: they name the case alone.</summary>
    public Uri? Results { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A file of breached passwords: lines of SHA-1 in hex, sorted; null: only the commonest are known.</summary>
    public string? BreachedList { get; init; }

    /// <summary>Where the rollback guard lies; null: beside the record.</summary>
    public string? Guard { get; init; }

    /// <summary>True: publish though too few witnesses cosign, and say so in the record.</summary>
    public bool Unwitnessed { get; init; }

    /// <summary>Shortest time between two publications.</summary>
    public TimeSpan PublishEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>True: requests are logged to the standard output, one JSON object a line, without names and addresses.</summary>
    public bool Logs { get; init; }

    /// <summary>Told what happens, in one line.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>What a password costs whoever tries one.</summary>
    internal PasswordCost Cost { get; init; } = PasswordCost.Usual;
}
