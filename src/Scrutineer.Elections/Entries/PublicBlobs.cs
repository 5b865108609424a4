namespace Scrutineer.Elections.Entries;

/// <summary>The files that an entry names and that are published with the record. Sealed evidence is not among them: its hash alone is public.</summary>
public static class PublicBlobs
{
    /// <summary>The files of an entry.</summary>
    public static IEnumerable<BlobReference> Of(EntryData data) => data switch
    {
        ElectionOpened opened => [opened.Definition, opened.Units, opened.Form, opened.Law],
        ProtocolReported reported => reported.Protocol.Images,
        ProtocolCorrected corrected => corrected.Protocol.Images,
        ProtocolRepeated repeated => repeated.Protocol.Images,
        ProtocolScanned scanned => scanned.Images,
        ComplaintFiled filed => Open(filed.Evidence),
        ComplaintMoved moved => Open(moved.Evidence),
        DecisionMade made => [.. made.Documents, .. made.Remedies.OfType<RepeatVote>().Select(r => r.Law).OfType<BlobReference>()],
        _ => [],
    };

    private static IEnumerable<BlobReference> Open(IEnumerable<Evidence> evidence) => evidence.Where(e => !e.IsSealed).Select(e => e.Blob);
}
