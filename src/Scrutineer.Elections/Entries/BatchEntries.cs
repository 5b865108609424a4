using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Entries;

/// <summary>Makes entries of the protocols of a folder: first ones are reported, further versions are corrections, repetitions are kept.</summary>
public static class BatchEntries
{
    /// <summary>The next entry for a protocol, given what the record holds so far.</summary>
    /// <param name="fold">The record so far.</param>
    /// <param name="units">The units.</param>
    /// <param name="batch">The batch it came with.</param>
    /// <param name="protocol">The protocol.</param>
    public static (long? Prev, EntryData Data) Of(RecordFold fold, Units.UnitTree units, Batch batch, Protocol protocol)
    {
        var unit = units[protocol.Unit].Code;
        var form = new ProtocolForm(
            unit, batch.Channel, batch.Version, protocol.Received, protocol.StationsCovered, protocol.Lines, protocol.Votes, protocol.Source, []);
        EntryData data = fold.Counting(batch.Channel, unit) switch
        {
            null => new ProtocolReported(form),
            { } counting when counting.Version == batch.Version => new ProtocolRepeated(form),
            { } counting => new ProtocolCorrected($"superseded: {counting.Version} by {batch.Version}", form),
        };
        return (fold.HeadOf(unit), data);
    }
}
