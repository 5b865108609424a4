using System.Collections.Immutable;
using System.Net;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>What a witness needs to know.</summary>
/// <param name="Logs">The logs that it cosigns, each origin once.</param>
/// <param name="Cosigner">Its key. One key belongs to one witness with one folder.</param>
/// <param name="Folder">The path of its memory; see <see cref="WitnessFolder"/>.</param>
public sealed record WitnessOptions(ImmutableArray<WitnessLog> Logs, Cosigner Cosigner, string Folder)
{
    /// <summary>The most bytes that a request may have.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>Where it listens: this machine only, at a free port. Put a reverse proxy with TLS in front of it, or name another address.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>The clock whose time goes into cosignatures.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is told of every request to cosign, after it was answered or failed. Must not throw; is called by several threads.</summary>
    public Action<WitnessEvent>? Tell { get; init; }
}

/// <summary>A request to cosign and what came of it: for the diary of whoever runs the witness. A 422 is worth a look: a log may show two histories.</summary>
/// <param name="Origin">The log; null if the request could not be read.</param>
/// <param name="Status">The status that was answered.</param>
/// <param name="Sentence">The size that was cosigned, or why not.</param>
public sealed record WitnessEvent(string? Origin, int Status, string Sentence);
