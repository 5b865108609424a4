using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Data;

/// <summary>
/// What the site offers, for catalogues of open data and for search engines: DCAT 2 and schema.org in one JSON-LD document. It names the latest version; its
/// addresses are relative to itself. Sizes and digests stand in the data package: nothing has to be made before a new version can be shown.
/// </summary>
internal static class Catalogue
{
    public const string Path = "catalog.jsonld";
    private const string MediaType = "application/ld+json; charset=utf-8";

    public static SiteFile Of(Edition latest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default })) Write(json, latest);
        stream.WriteByte((byte)'\n');
        return new SiteFile(stream.ToArray(), MediaType);
    }

    private static void Write(Utf8JsonWriter json, Edition latest)
    {
        var election = latest.Election;
        json.WriteStartObject();
        json.WriteStartObject("@context");
        json.WriteString("dcat", "http://www.w3.org/ns/dcat#");
        json.WriteString("dct", "http://purl.org/dc/terms/");
        json.WriteString("schema", "https://schema.org/");
        json.WriteEndObject();
        Types(json, "dcat:Catalog", "schema:DataCatalog");
        json.WriteString("@id", "");
        Texts(json, "dct:title", election.Name);
        json.WriteStartObject("dcat:dataset");
        Types(json, "dcat:Dataset", "schema:Dataset");
        json.WriteString("@id", Identifiers.OfVersion(election, latest.Number));
        json.WriteString("dct:identifier", Identifiers.OfVersion(election, latest.Number));
        Texts(json, "dct:title", election.Name);
        Texts(json, "schema:name", election.Name);
        Texts(json, "dct:description", election.Notice.ByLanguage.IsEmpty ? election.LegalState : election.Notice);
        json.WriteString("dcat:version", latest.Number.ToString(CultureInfo.InvariantCulture));
        Typed(json, "dct:issued", "http://www.w3.org/2001/XMLSchema#dateTime", latest.Version.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Typed(json, "dct:temporal", "http://www.w3.org/2001/XMLSchema#date", election.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (election.Licence is { } licence)
        {
            Reference(json, "dct:license", licence.Address);
            Reference(json, "schema:license", licence.Address);
        }

        json.WriteString("schema:creativeWorkStatus", latest.IsDeclared ? "declared" : "preliminary");
        Reference(json, "dcat:landingPage", $"v/{latest.Number.ToString(CultureInfo.InvariantCulture)}/en/downloads.html");
        json.WriteStartArray("dcat:distribution");
        foreach (var file in Downloads.Listed(latest)) Distribution(json, latest, file);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Distribution(Utf8JsonWriter json, Edition latest, Download file)
    {
        json.WriteStartObject();
        Types(json, "dcat:Distribution", "schema:DataDownload");
        json.WriteString("dct:title", file.Path[(file.Path.LastIndexOf('/') + 1)..]);
        var address = $"v/{latest.Number.ToString(CultureInfo.InvariantCulture)}/{file.Path}";
        Reference(json, "dcat:downloadURL", address);
        Reference(json, "schema:contentUrl", address);
        json.WriteString("dcat:mediaType", file.MediaType.Split(';')[0]);
        json.WriteString("schema:encodingFormat", file.MediaType.Split(';')[0]);
        json.WriteEndObject();
    }

    private static void Types(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        json.WriteStartArray("@type");
        foreach (var type in types) json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string member, LocalText text)
    {
        json.WriteStartArray(member);
        foreach (var (language, content) in text.ByLanguage)
        {
            json.WriteStartObject();
            json.WriteString("@language", language);
            json.WriteString("@value", content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Typed(Utf8JsonWriter json, string member, string type, string value)
    {
        json.WriteStartObject(member);
        json.WriteString("@type", type);
        json.WriteString("@value", value);
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string member, string address)
    {
        json.WriteStartObject(member);
        json.WriteString("@id", address);
        json.WriteEndObject();
    }
}
