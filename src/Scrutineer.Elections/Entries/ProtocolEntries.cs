using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Entries;

/// <summary>What a protocol says, before its unit and channel are looked up.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Count">Name of the version of the count it came with.</param>
/// <param name="Received">When it arrived, as claimed; null: not known.</param>
/// <param name="Covers">For a summary: how many stations; null: all of the unit.</param>
/// <param name="Lines">Counts of the form's lines.</param>
/// <param name="Votes">Votes by list in ballot order.</param>
/// <param name="Source">File and line it was read from; null: none.</param>
/// <param name="Images">Scans.</param>
public sealed record ProtocolForm(
    string Unit,
    string Channel,
    string Count,
    DateTimeOffset? Received,
    long? Covers,
    Figures Lines,
    Figures Votes,
    Source? Source,
    ImmutableArray<BlobReference> Images)
{
    public bool Equals(ProtocolForm? other) => other is not null
        && (Unit, Channel, Count, Received, Covers, Source) == (other.Unit, other.Channel, other.Count, other.Received, other.Covers, other.Source)
        && Lines == other.Lines && Votes == other.Votes && Images.SequenceEqual(other.Images);

    public override int GetHashCode() => HashCode.Combine(Unit, Channel, Lines, Votes);
}

/// <summary>An entry in the history of a unit.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Channel">Code of the channel.</param>
public abstract record UnitEntry(string Unit, string Channel) : EntryData;

/// <summary>A unit's protocol, for the first time in its channel.</summary>
public sealed record ProtocolReported(ProtocolForm Protocol) : UnitEntry(Protocol.Unit, Protocol.Channel);

/// <summary>Replaces the protocol that counts.</summary>
/// <param name="Reason">Why, for the public; never empty.</param>
/// <param name="Protocol">The new protocol.</param>
public sealed record ProtocolCorrected(string Reason, ProtocolForm Protocol) : UnitEntry(Protocol.Unit, Protocol.Channel);

/// <summary>A second protocol of the same unit, channel and count: kept for the finding, not counted.</summary>
public sealed record ProtocolRepeated(ProtocolForm Protocol) : UnitEntry(Protocol.Unit, Protocol.Channel);

/// <summary>The protocol that counts, counts no more.</summary>
/// <param name="Reason">Why, for the public; never empty.</param>
public sealed record ProtocolWithdrawn(string Unit, string Channel, string Reason) : UnitEntry(Unit, Channel);

/// <summary>Somebody has looked at the findings of the protocol that counts and lets it stand. Changes no figure.</summary>
/// <param name="Findings">Codes of the findings, sorted by their bytes, each once.</param>
/// <param name="Reason">Why it stands; never empty.</param>
public sealed record ProtocolAccepted(string Unit, string Channel, ImmutableArray<string> Findings, string Reason) : UnitEntry(Unit, Channel)
{
    public bool Equals(ProtocolAccepted? other) => other is not null
        && (Unit, Channel, Reason) == (other.Unit, other.Channel, other.Reason) && Findings.SequenceEqual(other.Findings);

    public override int GetHashCode() => HashCode.Combine(Unit, Channel, Reason);
}

/// <summary>How the protocol that counts came into the record. Changes no figure.</summary>
/// <param name="Method">One of <see cref="EntryMethods"/>.</param>
/// <param name="By">Key ids of those who entered it, sorted by their bytes, each once. Two or more for double entry: whoever typed a figure that counts.</param>
/// <param name="Settled">Codes of the lines and lists that were typed again because the two differed, sorted by their bytes, each once.</param>
public sealed record ProtocolEntered(string Unit, string Channel, string Method, ImmutableArray<string> By, ImmutableArray<string> Settled) : UnitEntry(Unit, Channel)
{
    public bool Equals(ProtocolEntered? other) => other is not null
        && (Unit, Channel, Method) == (other.Unit, other.Channel, other.Method) && By.SequenceEqual(other.By) && Settled.SequenceEqual(other.Settled);

    public override int GetHashCode() => HashCode.Combine(Unit, Channel, Method, By.Length, Settled.Length);
}

/// <summary>Scans of the protocol that counts, which came after it. Changes no figure.</summary>
/// <param name="Images">The scans; at least one.</param>
public sealed record ProtocolScanned(string Unit, string Channel, ImmutableArray<BlobReference> Images) : UnitEntry(Unit, Channel)
{
    public bool Equals(ProtocolScanned? other) => other is not null && (Unit, Channel) == (other.Unit, other.Channel) && Images.SequenceEqual(other.Images);

    public override int GetHashCode() => HashCode.Combine(Unit, Channel, Images.Length);
}

/// <summary>The ways in which a protocol is entered.</summary>
public static class EntryMethods
{
    /// <summary>Typed from paper by two different people who did not see each other's figures.</summary>
    public const string DoubleEntry = "double-entry";

    /// <summary>Reported by a counting machine or another program.</summary>
    public const string Machine = "machine";

    /// <summary>Sent in by an observer or a party, from a copy.</summary>
    public const string Copy = "copy";

    /// <summary>Taken over from the record of another office.</summary>
    public const string HandedOver = "handed-over";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [DoubleEntry, Machine, Copy, HandedOver];
}
