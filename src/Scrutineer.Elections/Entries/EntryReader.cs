using System.Collections.Immutable;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;

namespace Scrutineer.Elections.Entries;

/// <summary>
/// Reads entries strictly: one form of bytes for every entry. Not safe for several threads: it remembers the names it met last, so that
/// a million entries do not hold a million copies of them.
/// </summary>
public sealed class EntryReader
{
    private string? election;
    private string? role;
    private string? key;
    private string? channel;
    private string? count;
    private string? file;
    private readonly long?[] counts = new long?[ProtocolLimits.GreatestRow];

    /// <summary>
    /// Reads one entry. Refuses with <c>entry-too-large</c>, <c>entry-not-text</c>, <c>entry-not-json</c>, <c>entry-duplicate-member</c>,
    /// <c>entry-unknown-member</c>, <c>entry-missing-member</c>, <c>entry-unknown-type</c>, <c>entry-not-canonical</c>.
    /// </summary>
    public Result<Entry> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Entry.GreatestLength)
            return new Refusal("entry-too-large", $"The entry has {bytes.Length} bytes; at most {Entry.GreatestLength} are allowed.");
        try
        {
            return Whole(bytes);
        }
        catch (CanonicalException e)
        {
            return EntryDiagnosis.Of(bytes, e);
        }
    }

    private Entry Whole(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        reader.Expect("{\"type\":"u8);
        var type = Type(ref reader);
        reader.Expect(",\"version\":1,\"election\":"u8);
        election = reader.Text(election);
        reader.Expect(",\"by\":{\"role\":"u8);
        role = Shape(ref reader, reader.Text(role), Shapes.IsRole, "a role of lower-case letters and hyphens");
        reader.Expect(",\"key\":"u8);
        var author = reader.TextOrNull(key);
        if (author is not null) key = Shape(ref reader, author, Shapes.IsKeyId, "a key id of 8 lower-case hex digits");
        reader.Expect("},\"time\":"u8);
        var time = Time(ref reader);
        reader.Expect(",\"prev\":"u8);
        var prev = reader.NumberOrNull();
        reader.Expect(",\"data\":{"u8);
        var data = Data(ref reader, type);
        reader.Expect("}}"u8);
        if (!reader.IsAtEnd) throw new CanonicalException(reader.At, "the end of the entry");
        return new Entry(election, new Author(role, author), time, prev, data);
    }

    private static string Type(ref CanonicalReader reader)
    {
        if (reader.TryTake("\"protocol.reported\""u8)) return "protocol.reported";
        var start = reader.At;
        var type = reader.Text();
        return EntryTypes.All.Contains(type) ? type : throw new CanonicalException(start, EntryDiagnosis.KnownType);
    }

    private EntryData Data(ref CanonicalReader reader, string type)
    {
        switch (type)
        {
            case "protocol.reported":
                return new ProtocolReported(Protocol(ref reader));
            case "protocol.corrected":
                var why = Said(ref reader, "\"reason\":"u8);
                reader.Expect(","u8);
                return new ProtocolCorrected(why, Protocol(ref reader));
            case "protocol.repeated":
                return new ProtocolRepeated(Protocol(ref reader));
            case "protocol.withdrawn":
                var (unit, from) = UnitAndChannel(ref reader);
                return new ProtocolWithdrawn(unit, from, Said(ref reader, ",\"reason\":"u8));
            case "protocol.accepted":
                var (at, of) = UnitAndChannel(ref reader);
                reader.Expect(",\"findings\":"u8);
                return new ProtocolAccepted(at, of, SortedTexts(ref reader), Said(ref reader, ",\"reason\":"u8));
            case "protocol.entered":
                var (entered, into) = UnitAndChannel(ref reader);
                reader.Expect(",\"method\":"u8);
                var method = Shape(ref reader, reader.Text(), EntryMethods.All.Contains, $"one of {string.Join(", ", EntryMethods.All)}");
                reader.Expect(",\"by\":"u8);
                var by = SortedTexts(ref reader);
                if (!by.All(Shapes.IsKeyId)) throw new CanonicalException(reader.At, "key ids of 8 lower-case hex digits");
                reader.Expect(",\"settled\":"u8);
                return new ProtocolEntered(entered, into, method, by, SortedTexts(ref reader));
            case "protocol.scanned":
                var (scanned, on) = UnitAndChannel(ref reader);
                reader.Expect(",\"images\":["u8);
                var images = Items(ref reader, static (ref r) => Blob(ref r));
                return images.Length > 0 ? new ProtocolScanned(scanned, on, images) : throw new CanonicalException(reader.At, "at least one image");
            default:
                return OtherEntries.Read(ref reader, type);
        }
    }

    private (string Unit, string Channel) UnitAndChannel(ref CanonicalReader reader)
    {
        reader.Expect("\"unit\":"u8);
        var unit = reader.Text();
        reader.Expect(",\"channel\":"u8);
        return (unit, channel = reader.Text(channel));
    }

    private ProtocolForm Protocol(ref CanonicalReader reader)
    {
        var (unit, of) = UnitAndChannel(ref reader);
        reader.Expect(",\"count\":"u8);
        count = reader.Text(count);
        reader.Expect(",\"received\":"u8);
        DateTimeOffset? received = reader.TryTake("null"u8) ? null : Time(ref reader);
        reader.Expect(",\"covers\":"u8);
        var covers = reader.NumberOrNull(Figures.Greatest);
        reader.Expect(",\"lines\":["u8);
        var lines = Counts(ref reader);
        reader.Expect(",\"votes\":["u8);
        var votes = Counts(ref reader);
        reader.Expect(",\"source\":"u8);
        var source = SourceOrNull(ref reader);
        reader.Expect(",\"images\":["u8);
        var images = Items(ref reader, static (ref r) => Blob(ref r));
        return new ProtocolForm(unit, of, count, received, covers, lines, votes, source, images);
    }

    private Figures Counts(ref CanonicalReader reader)
    {
        var length = 0;
        if (reader.TryTake("]"u8)) return Figures.Of([]);
        do
        {
            if (length == counts.Length) throw new CanonicalException(reader.At, $"at most {counts.Length} counts");
            counts[length++] = reader.NumberOrNull(Figures.Greatest);
        }
        while (reader.TryTake(","u8));
        reader.Expect("]"u8);
        return Figures.Of(counts.AsSpan(0, length));
    }

    private Source? SourceOrNull(ref CanonicalReader reader)
    {
        if (reader.TryTake("null"u8)) return null;
        reader.Expect("{\"file\":"u8);
        file = reader.Text(file);
        reader.Expect(",\"line\":"u8);
        var line = (int)reader.Number(int.MaxValue);
        reader.Expect("}"u8);
        return new Source(file, line);
    }

    internal delegate T Item<out T>(ref CanonicalReader reader);

    /// <summary>The items of an array whose bracket is open.</summary>
    internal static ImmutableArray<T> Items<T>(ref CanonicalReader reader, Item<T> read)
    {
        if (reader.TryTake("]"u8)) return [];
        var items = ImmutableArray.CreateBuilder<T>();
        do items.Add(read(ref reader));
        while (reader.TryTake(","u8));
        reader.Expect("]"u8);
        return items.ToImmutable();
    }

    /// <summary>An array of texts.</summary>
    internal static ImmutableArray<string> Texts(ref CanonicalReader reader)
    {
        reader.Expect("["u8);
        return Items(ref reader, static (ref r) => r.Text());
    }

    internal static ImmutableArray<string> SortedTexts(ref CanonicalReader reader)
    {
        var start = reader.At;
        var texts = Texts(ref reader);
        for (var i = 1; i < texts.Length; i++)
            if (string.CompareOrdinal(texts[i - 1], texts[i]) >= 0) throw new CanonicalException(start, "a sorted list without repetition");
        return texts;
    }

    /// <summary>A text by language, in the order of the languages' codes.</summary>
    internal static LocalText LocalTexts(ref CanonicalReader reader, bool atLeastOne)
    {
        reader.Expect("{"u8);
        if (!atLeastOne && reader.TryTake("}"u8)) return LocalText.Empty;
        var start = reader.At;
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var last = "";
        do
        {
            var language = Shape(ref reader, reader.Text(), Shapes.IsLanguage, "a language code");
            if (string.CompareOrdinal(last, language) >= 0) throw new CanonicalException(start, "languages in the order of their codes, each once");
            last = language;
            texts[language] = Said(ref reader, ":"u8);
        }
        while (reader.TryTake(","u8));
        reader.Expect("}"u8);
        return new LocalText(texts.ToImmutable());
    }

    /// <summary>A text that is not empty, after these bytes.</summary>
    internal static string Said(ref CanonicalReader reader, ReadOnlySpan<byte> member)
    {
        reader.Expect(member);
        var start = reader.At;
        var text = reader.Text();
        return text.Length > 0 ? text : throw new CanonicalException(start, "a text that is not empty");
    }

    /// <summary>A text of a certain shape.</summary>
    internal static string Shape(ref CanonicalReader reader, string text, Func<string, bool> isRight, string what) =>
        isRight(text) ? text : throw new CanonicalException(reader.At, what);

    internal static BlobReference Blob(ref CanonicalReader reader)
    {
        reader.Expect("{\"sha256\":"u8);
        var hash = Shape(ref reader, reader.Text(), Shapes.IsSha256, "64 lower-case hex digits");
        reader.Expect(",\"length\":"u8);
        var length = reader.Number();
        var type = Said(ref reader, ",\"type\":"u8);
        reader.Expect("}"u8);
        return new BlobReference(hash, length, type);
    }

    internal static DateTimeOffset Time(ref CanonicalReader reader)
    {
        var start = reader.At;
        return Shapes.Time(reader.Text()) ?? throw new CanonicalException(start, "a time as 2020-10-04T22:15:00+06:00");
    }
}

/// <summary>Bounds of what a protocol can hold.</summary>
internal static class ProtocolLimits
{
    /// <summary>More lines or lists than a ballot of any country has; an entry of 65,535 bytes holds fewer.</summary>
    public const int GreatestRow = 32_768;
}
