using System.Collections.Immutable;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law.Data;

namespace Scrutineer.Elections.Entries;

/// <summary>Writes entries in their one form.</summary>
public static class EntryWriter
{
    /// <summary>The bytes of an entry. Whether it is too large is seen when it is read again (<c>entry-too-large</c>).</summary>
    public static byte[] Write(Entry entry)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"type\":"u8);
        to.Text(EntryTypes.Of(entry.Data));
        to.Raw(",\"version\":1,\"election\":"u8);
        to.Text(entry.Election);
        to.Raw(",\"by\":{\"role\":"u8);
        to.Text(entry.By.Role);
        to.Raw(",\"key\":"u8);
        to.TextOrNull(entry.By.Key);
        to.Raw("},\"time\":"u8);
        to.Text(Shapes.Text(entry.Time));
        to.Raw(",\"prev\":"u8);
        to.NumberOrNull(entry.Prev);
        to.Raw(",\"data\":{"u8);
        Data(to, entry.Data);
        to.Raw("}}"u8);
        return to.ToArray();
    }

    private static void Data(CanonicalWriter to, EntryData data)
    {
        switch (data)
        {
            case ElectionOpened opened:
                Member(to, "origin", opened.Origin);
                Blob(to, ",\"definition\":"u8, opened.Definition);
                Blob(to, ",\"units\":"u8, opened.Units);
                Blob(to, ",\"form\":"u8, opened.Form);
                Blob(to, ",\"law\":"u8, opened.Law);
                Next(to, "policy", opened.Policy);
                Next(to, "commission", opened.Commission);
                break;
            case ProtocolReported reported:
                Protocol(to, reported.Protocol);
                break;
            case ProtocolCorrected corrected:
                Member(to, "reason", corrected.Reason);
                to.Raw(","u8);
                Protocol(to, corrected.Protocol);
                break;
            case ProtocolRepeated repeated:
                Protocol(to, repeated.Protocol);
                break;
            case ProtocolWithdrawn withdrawn:
                UnitAndChannel(to, withdrawn);
                Next(to, "reason", withdrawn.Reason);
                break;
            case ProtocolAccepted accepted:
                UnitAndChannel(to, accepted);
                Texts(to, ",\"findings\":"u8, accepted.Findings);
                Next(to, "reason", accepted.Reason);
                break;
            case ProtocolEntered entered:
                UnitAndChannel(to, entered);
                Next(to, "method", entered.Method);
                Texts(to, ",\"by\":"u8, entered.By);
                Texts(to, ",\"settled\":"u8, entered.Settled);
                break;
            case ProtocolScanned scanned:
                UnitAndChannel(to, scanned);
                Images(to, scanned.Images);
                break;
            case ActEntry act:
                Act(to, act);
                break;
            case DisputeEntry dispute:
                DisputeWriter.Write(to, dispute);
                break;
            case PublicationMade made:
                to.Raw("\"size\":"u8);
                to.Number(made.Size);
                Next(to, "root", made.Root);
                Next(to, "channel", made.Channel);
                Next(to, "totals", made.Totals);
                Next(to, "outcome", made.Outcome);
                Next(to, "program", made.Program);
                break;
            case DeclarationMade declared:
                Member(to, "note", declared.Note);
                break;
            case KeysChanged changed:
                Member(to, "reason", changed.Reason);
                Next(to, "note", changed.Note);
                break;
            case IncidentReported incident:
                Member(to, "code", incident.Code);
                Next(to, "text", incident.Text);
                Texts(to, ",\"details\":"u8, incident.Details);
                break;
            default:
                throw new InvalidOperationException(data.GetType().Name);
        }
    }

    private static void Protocol(CanonicalWriter to, ProtocolForm protocol)
    {
        Member(to, "unit", protocol.Unit);
        Next(to, "channel", protocol.Channel);
        Next(to, "count", protocol.Count);
        to.Raw(",\"received\":"u8);
        to.TextOrNull(protocol.Received is { } time ? Shapes.Text(time) : null);
        to.Raw(",\"covers\":"u8);
        to.NumberOrNull(protocol.Covers);
        Counts(to, ",\"lines\":["u8, protocol.Lines);
        Counts(to, ",\"votes\":["u8, protocol.Votes);
        to.Raw(",\"source\":"u8);
        if (protocol.Source is { } source)
        {
            to.Raw("{"u8);
            Member(to, "file", source.File);
            to.Raw(",\"line\":"u8);
            to.Number(source.Line);
            to.Raw("}"u8);
        }
        else
        {
            to.Raw("null"u8);
        }

        Images(to, protocol.Images);
    }

    private static void Images(CanonicalWriter to, ImmutableArray<BlobReference> images) => Array(to, ",\"images\":["u8, images, static (to, image) => Blob(to, [], image));

    private static void Act(CanonicalWriter to, ActEntry act)
    {
        var situation = default(Situation);
        switch (act)
        {
            case ActOfSettingAside aside:
                Texts(to, "\"units\":"u8, aside.Units);
                break;
            case ActOfLot lot:
                Texts(to, "\"among\":"u8, lot.Among);
                Texts(to, ",\"drawn\":"u8, lot.Drawn);
                situation = lot.Situation;
                break;
            case ActRevoked revoked:
                to.Raw("\"act\":"u8);
                to.Number(revoked.Act);
                break;
            default:
                throw new InvalidOperationException(act.GetType().Name);
        }

        Next(to, "authority", act.Authority);
        Texts(to, ",\"reason\":"u8, act.Reason);
        if (act is not ActOfLot) return;
        to.Raw(",\"situation\":"u8);
        if (situation is null) to.Raw("null"u8);
        else Tie(to, situation);
    }

    private static void Tie(CanonicalWriter to, Situation situation)
    {
        to.Raw("{"u8);
        Member(to, "step", situation.Step);
        to.Raw(",\"unit\":"u8);
        to.TextOrNull(situation.Unit);
        to.Raw(",\"losing\":"u8);
        to.Boolean(situation.Losing);
        to.Raw(",\"places\":"u8);
        to.Number(situation.Places);
        to.Raw(",\"claims\":["u8);
        for (var i = 0; i < situation.Claims.Length; i++)
        {
            to.Raw(i == 0 ? "{"u8 : ",{"u8);
            Member(to, "name", situation.Claims[i].Name);
            Next(to, "votes", situation.Claims[i].Votes.ToString());
            to.Raw(",\"held\":"u8);
            to.Number(situation.Claims[i].Held);
            to.Raw("}"u8);
        }

        to.Raw("]}"u8);
    }

    private static void UnitAndChannel(CanonicalWriter to, UnitEntry entry)
    {
        Member(to, "unit", entry.Unit);
        Next(to, "channel", entry.Channel);
    }

    private static void Counts(CanonicalWriter to, ReadOnlySpan<byte> member, Figures counts)
    {
        to.Raw(member);
        for (var i = 0; i < counts.Length; i++)
        {
            if (i > 0) to.Raw(","u8);
            to.NumberOrNull(counts[i]);
        }

        to.Raw("]"u8);
    }

    internal static void Texts(CanonicalWriter to, ReadOnlySpan<byte> member, ImmutableArray<string> texts)
    {
        to.Raw(member);
        Array(to, "["u8, texts, static (to, text) => to.Text(text));
    }

    /// <summary>A text by language.</summary>
    internal static void Texts(CanonicalWriter to, ReadOnlySpan<byte> member, LocalText texts)
    {
        to.Raw(member);
        to.Raw("{"u8);
        var isFirst = true;
        foreach (var (language, text) in texts.ByLanguage)
        {
            if (!isFirst) to.Raw(","u8);
            isFirst = false;
            Member(to, language, text);
        }

        to.Raw("}"u8);
    }

    /// <summary>The items of an array whose opening bracket is the last of these bytes.</summary>
    internal static void Array<T>(CanonicalWriter to, ReadOnlySpan<byte> member, ImmutableArray<T> items, Action<CanonicalWriter, T> write)
    {
        to.Raw(member);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) to.Raw(","u8);
            write(to, items[i]);
        }

        to.Raw("]"u8);
    }

    internal static void Blob(CanonicalWriter to, ReadOnlySpan<byte> member, BlobReference blob)
    {
        to.Raw(member);
        to.Raw("{"u8);
        Member(to, "sha256", blob.Sha256);
        to.Raw(",\"length\":"u8);
        to.Number(blob.Length);
        Next(to, "type", blob.MediaType);
        to.Raw("}"u8);
    }

    internal static void Next(CanonicalWriter to, string name, string text)
    {
        to.Raw(","u8);
        Member(to, name, text);
    }

    internal static void Member(CanonicalWriter to, string name, string text)
    {
        to.Text(name);
        to.Raw(":"u8);
        to.Text(text);
    }
}
