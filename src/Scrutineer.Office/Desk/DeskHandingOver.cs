using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Office.Desk;

/// <summary>A record as it is handed over.</summary>
/// <param name="Origin">Origin of its log.</param>
/// <param name="Size">Entries in it.</param>
public sealed record HandedOver(string Origin, long Size);

public sealed partial class DeskOffice
{
    /// <summary>
    /// Packs the published record into a ZIP archive: every entry, scan and signature, and nothing of the desk itself. Refuses <c>handover-unpublished</c> while
    /// entries are not published yet.
    /// </summary>
    /// <param name="who">A coordinator or commissioner.</param>
    /// <param name="to">Where it is written to; left open.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public Result<HandedOver> HandOver(StaffMember who, Stream to)
    {
        // What can change or vanish is read at one moment; the rest never changes, and nobody waits while it is packed.
        var still = InTurn<(HandedOver Made, List<(string Path, byte[]? Bytes)> Files)>(who, Operation.HandOver, who.Unit, null, () =>
        {
            var head = PublishedEntries.Head(new DirectoryFiles(Paths.Public));
            if (!head.IsOk || (long)head.Value.Size != office.Size) return RecordPacking.Unpublished;
            return (new HandedOver(head.Value.Origin, (long)head.Value.Size), RecordPacking.Still(Paths.Public));
        });
        if (!still.IsOk) return still.Refusal!;
        RecordPacking.Write(Paths.Public, still.Value.Files, to);
        Audit.Write(who.Key, "handed-over", who.Unit);
        return still.Value.Made;
    }
}
