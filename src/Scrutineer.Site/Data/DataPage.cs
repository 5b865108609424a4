using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Export;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Data;

/// <summary>One JSON document in the making: the head that all have, and the few forms in which figures leave the house.</summary>
internal sealed class DataPage : IDisposable
{
    /// <summary>Name and version of the API: a member is never removed and never changes its meaning within it.</summary>
    public const string Api = "scrutineer-data/1";

    private readonly MemoryStream stream = new();
    private readonly DataKind kind;
    private readonly string path;

    public DataPage(Edition edition, DataKind kind, string path)
    {
        Edition = edition;
        this.kind = kind;
        this.path = path;
        Json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false });
    }

    public Edition Edition { get; }

    public Election Election => Edition.Election;

    public Utf8JsonWriter Json { get; }

    /// <summary>Writes what every document begins with.</summary>
    public void Begin()
    {
        var (version, publication) = (Edition.Version, (PublicationMade)Edition.Record[Edition.Version.Index].Data);
        Json.WriteStartObject();
        Json.WriteString("api", Api);
        Json.WriteString("kind", kind.Name);
        Json.WriteStartObject("election");
        Json.WriteString("id", Edition.Id);
        Names("name", Election.Name);
        Json.WriteString("date", Election.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Json.WriteBoolean("test", Edition.IsTest);
        Json.WriteEndObject();
        Json.WriteStartObject("version");
        Json.WriteNumber("number", version.Number);
        Json.WriteString("id", Identifiers.OfVersion(Election, version.Number));
        Json.WriteNumber("publication", version.Index);
        Time("time", version.Time);
        Json.WriteString("channel", version.Channel);
        Json.WriteString("origin", Edition.Record.Origin);
        Json.WriteString("root", publication.Root);
        Json.WriteString("status", Edition.IsDeclared ? "declared" : "preliminary");
        Json.WriteBoolean("partial", Edition.Result.IsPartial);
        Json.WriteEndObject();
        Names("notice", Election.Notice);
        Names("legal_state", Election.LegalState);
        Names("attribution", Election.Attribution);
        Json.WriteStartObject("pages");
        var up = string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/') + 1));
        foreach (var language in Wordbook.Languages) Json.WriteString(language, $"{up}{language}/{path}.html");
        Json.WriteEndObject();
    }

    /// <summary>The bytes of the document.</summary>
    public byte[] End()
    {
        Json.WriteEndObject();
        Json.Flush();
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>A text in all languages it has; null: it has none.</summary>
    public void Names(string member, LocalText text)
    {
        if (text.ByLanguage.IsEmpty)
        {
            Json.WriteNull(member);
            return;
        }

        Json.WriteStartObject(member);
        foreach (var (language, content) in text.ByLanguage) Json.WriteString(language, content);
        Json.WriteEndObject();
    }

    public void Count(string member, long? count)
    {
        if (count is { } known) Json.WriteNumber(member, known);
        else Json.WriteNull(member);
    }

    public void Count(string member, BigInteger count)
    {
        Json.WritePropertyName(member);
        Json.WriteRawValue(count.ToString(CultureInfo.InvariantCulture));
    }

    public void Text(string member, string? text)
    {
        if (text is null) Json.WriteNull(member);
        else Json.WriteString(member, text);
    }

    public void Time(string member, DateTimeOffset? time) => Text(member, time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>A share with both of its numbers, its base, and the sign of one that cannot be.</summary>
    public void Share(string member, Share? share)
    {
        if (share is not { } known)
        {
            Json.WriteNull(member);
            return;
        }

        Json.WriteStartObject(member);
        Json.WriteNumber("numerator", known.Numerator);
        Json.WriteNumber("denominator", known.Denominator);
        Json.WriteString("of", known.Of);
        Json.WriteString("percent", known.Percent);
        Json.WriteBoolean("impossible", known.IsImpossible);
        Json.WriteEndObject();
    }

    /// <summary>An array of objects.</summary>
    public void Each<T>(string member, IEnumerable<T> items, Action<T> write)
    {
        Json.WriteStartArray(member);
        foreach (var item in items)
        {
            Json.WriteStartObject();
            write(item);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    /// <summary>An array of texts.</summary>
    public void Texts(string member, IEnumerable<string> texts)
    {
        Json.WriteStartArray(member);
        foreach (var text in texts) Json.WriteStringValue(text);
        Json.WriteEndArray();
    }

    public void Dispose()
    {
        Json.Dispose();
        stream.Dispose();
    }
}
