using System.Collections.Immutable;
using Scrutineer.Elections.Canonical;
using Scrutineer.Law;
using Scrutineer.Law.Data;

namespace Scrutineer.Elections.Entries;

/// <summary>Reads the data of entries that are not protocols.</summary>
internal static class OtherEntries
{
    public static EntryData Read(ref CanonicalReader reader, string type) => type switch
    {
        "election.opened" => Opened(ref reader),
        "act.set-aside" => SetAside(ref reader),
        "act.lot" => Lot(ref reader),
        "act.revoked" => Revoked(ref reader),
        "publication.made" => Publication(ref reader),
        "declaration.made" => new DeclarationMade(EntryReader.Said(ref reader, "\"note\":"u8)),
        "keys.changed" => new KeysChanged(EntryReader.Said(ref reader, "\"reason\":"u8), EntryReader.Said(ref reader, ",\"note\":"u8)),
        "incident.reported" => Incident(ref reader),
        "complaint.filed" => DisputeReading.Filed(ref reader),
        "complaint.moved" => DisputeReading.Moved(ref reader),
        "decision.made" => DisputeReading.Decision(ref reader),
        _ => throw new InvalidOperationException(type),
    };

    private static ElectionOpened Opened(ref CanonicalReader reader)
    {
        var origin = EntryReader.Said(ref reader, "\"origin\":"u8);
        reader.Expect(",\"definition\":"u8);
        var definition = EntryReader.Blob(ref reader);
        reader.Expect(",\"units\":"u8);
        var units = EntryReader.Blob(ref reader);
        reader.Expect(",\"form\":"u8);
        var form = EntryReader.Blob(ref reader);
        reader.Expect(",\"law\":"u8);
        var law = EntryReader.Blob(ref reader);
        return new ElectionOpened(origin, definition, units, form, law, EntryReader.Said(ref reader, ",\"policy\":"u8), EntryReader.Said(ref reader, ",\"commission\":"u8));
    }

    private static ActOfSettingAside SetAside(ref CanonicalReader reader)
    {
        reader.Expect("\"units\":"u8);
        var units = Named(ref reader);
        var (authority, reason) = AuthorityAndReason(ref reader);
        return new ActOfSettingAside(units, authority, reason);
    }

    private static ActOfLot Lot(ref CanonicalReader reader)
    {
        reader.Expect("\"among\":"u8);
        var among = Named(ref reader);
        reader.Expect(",\"drawn\":"u8);
        var drawn = Named(ref reader);
        var (authority, reason) = AuthorityAndReason(ref reader);
        reader.Expect(",\"situation\":"u8);
        return new ActOfLot(among, drawn, authority, reason, reader.TryTake("null"u8) ? null : SituationOf(ref reader));
    }

    private static ActRevoked Revoked(ref CanonicalReader reader)
    {
        reader.Expect("\"act\":"u8);
        var act = reader.Number();
        var (authority, reason) = AuthorityAndReason(ref reader);
        return new ActRevoked(act, authority, reason);
    }

    private static PublicationMade Publication(ref CanonicalReader reader)
    {
        reader.Expect("\"size\":"u8);
        var size = reader.Number();
        reader.Expect(",\"root\":"u8);
        var root = EntryReader.Shape(ref reader, reader.Text(), Shapes.IsHash, "32 bytes in base64");
        var channel = EntryReader.Said(ref reader, ",\"channel\":"u8);
        reader.Expect(",\"totals\":"u8);
        var totals = Sha256(ref reader);
        reader.Expect(",\"outcome\":"u8);
        var outcome = Sha256(ref reader);
        reader.Expect(",\"program\":"u8);
        return new PublicationMade(size, root, channel, totals, outcome, Sha256(ref reader));
    }

    private static IncidentReported Incident(ref CanonicalReader reader)
    {
        reader.Expect("\"code\":"u8);
        var code = EntryReader.Shape(ref reader, reader.Text(), Shapes.IsRole, "a code of lower-case letters and hyphens");
        var text = EntryReader.Said(ref reader, ",\"text\":"u8);
        reader.Expect(",\"details\":"u8);
        return new IncidentReported(code, text, EntryReader.Texts(ref reader));
    }

    private static (string Authority, LocalText Reason) AuthorityAndReason(ref CanonicalReader reader)
    {
        var authority = EntryReader.Said(ref reader, ",\"authority\":"u8);
        reader.Expect(",\"reason\":"u8);
        return (authority, EntryReader.LocalTexts(ref reader, atLeastOne: true));
    }

    private static ImmutableArray<string> Named(ref CanonicalReader reader)
    {
        var start = reader.At;
        var texts = EntryReader.Texts(ref reader);
        return texts.Length > 0 ? texts : throw new CanonicalException(start, "at least one name");
    }

    private static Situation SituationOf(ref CanonicalReader reader)
    {
        var step = EntryReader.Said(ref reader, "{\"step\":"u8);
        reader.Expect(",\"unit\":"u8);
        var unit = reader.TextOrNull();
        reader.Expect(",\"losing\":"u8);
        var losing = reader.Boolean();
        reader.Expect(",\"places\":"u8);
        var places = reader.Number();
        reader.Expect(",\"claims\":["u8);
        var claims = EntryReader.Items(ref reader, static (ref r) => Claim(ref r));
        reader.Expect("}"u8);
        return new Situation(step, unit, losing, places, claims);
    }

    private static TiedClaim Claim(ref CanonicalReader reader)
    {
        var name = EntryReader.Said(ref reader, "{\"name\":"u8);
        reader.Expect(",\"votes\":"u8);
        var start = reader.At;
        var text = reader.Text();
        var isExact = Rational.TryParse(text, out var votes) && votes.ToString() == text;
        if (!isExact) throw new CanonicalException(start, "an exact number as text, in lowest terms");
        reader.Expect(",\"held\":"u8);
        var held = reader.Number();
        reader.Expect("}"u8);
        return new TiedClaim(name, votes, held);
    }

    private static string Sha256(ref CanonicalReader reader) => EntryReader.Shape(ref reader, reader.Text(), Shapes.IsSha256, "64 lower-case hex digits");
}
