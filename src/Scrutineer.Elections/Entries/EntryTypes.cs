namespace Scrutineer.Elections.Entries;

/// <summary>The names of the entry types, as they stand in the bytes.</summary>
public static class EntryTypes
{
    /// <summary>Every type there is.</summary>
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "election.opened", "protocol.reported", "protocol.corrected", "protocol.repeated", "protocol.withdrawn", "protocol.accepted",
        "protocol.entered", "protocol.scanned",
        "act.set-aside", "act.lot", "act.revoked", "publication.made", "declaration.made", "complaint.filed", "complaint.moved", "decision.made", "keys.changed", "incident.reported",
    };

    /// <summary>The type name of an entry.</summary>
    public static string Of(EntryData data) => data switch
    {
        ElectionOpened => "election.opened",
        ProtocolReported => "protocol.reported",
        ProtocolCorrected => "protocol.corrected",
        ProtocolRepeated => "protocol.repeated",
        ProtocolWithdrawn => "protocol.withdrawn",
        ProtocolAccepted => "protocol.accepted",
        ProtocolEntered => "protocol.entered",
        ProtocolScanned => "protocol.scanned",
        ActOfSettingAside => "act.set-aside",
        ActOfLot => "act.lot",
        ActRevoked => "act.revoked",
        PublicationMade => "publication.made",
        DeclarationMade => "declaration.made",
        KeysChanged => "keys.changed",
        ComplaintFiled => "complaint.filed",
        ComplaintMoved => "complaint.moved",
        DecisionMade => "decision.made",
        IncidentReported => "incident.reported",
        _ => throw new InvalidOperationException(data.GetType().Name),
    };
}
