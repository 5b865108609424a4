using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Elections.Licences;

namespace Scrutineer.Interchange.Export;

/// <summary>A file of a package with what is known of its bytes.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">Their SHA-256, hex.</param>
public sealed record PackedFile(ExportFile File, long Bytes, string Sha256);

/// <summary>The package of a version: <c>datapackage.json</c> of Frictionless Data (Data Package 1, Table Schema).</summary>
public static class DataPackage
{
    public const string Path = "datapackage.json";
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>Writes the package; the stream stays open.</summary>
    public static void Write(ExportSource source, ImmutableArray<PackedFile> files, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, Indented = true, NewLine = "\n" });
        var election = source.Election;
        json.WriteStartObject();
        json.WriteString("profile", "data-package");
        json.WriteString("name", Name(election.Id));
        json.WriteString("id", Identifiers.OfVersion(election, source.Version));
        json.WriteString("title", election.Name.In("en"));
        json.WriteString("description", string.Join(" ", new[] { election.Notice.In("en"), election.LegalState.In("en") }.Where(t => t.Length > 0)));
        json.WriteString("version", source.Version.ToString(CultureInfo.InvariantCulture));
        json.WriteString("created", source.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("scrutineer:status", source.Status);
        json.WriteString("scrutineer:origin", source.Origin);
        json.WriteString("scrutineer:root", source.Root);
        json.WriteString("scrutineer:channel", source.Outcome.Channel);
        if (election.Licence is { } licence) Licence(json, licence);
        if (election.Attribution.In("en") is { Length: > 0 } attribution)
        {
            json.WriteStartArray("sources");
            json.WriteStartObject();
            json.WriteString("title", attribution);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("resources");
        foreach (var file in files) Resource(json, file);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Licence(Utf8JsonWriter json, DataLicence licence)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (licence.Spdx is { } spdx) json.WriteString("name", spdx);
        json.WriteString("path", licence.Address);
        if (licence.GivenName is { } name) json.WriteString("title", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Resource(Utf8JsonWriter json, PackedFile packed)
    {
        var file = packed.File;
        var ending = file.Path[(file.Path.LastIndexOf('.') + 1)..];
        var isCsv = ending == "csv";
        json.WriteStartObject();
        json.WriteString("name", Name(file.Path[..file.Path.LastIndexOf('.')]));
        json.WriteString("path", file.Path);
        if (isCsv) json.WriteString("profile", "tabular-data-resource");
        json.WriteString("format", ending);
        json.WriteString("mediatype", file.MediaType.Split(';')[0]);
        if (ending != "parquet") json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", packed.Bytes);
        json.WriteString("hash", $"sha256:{packed.Sha256}");
        if (file.Table is { } table)
        {
            json.WriteString("description", table.Meaning.In("en"));
            if (isCsv) Schema(json, table);
        }

        json.WriteEndObject();
    }

    private static void Schema(Utf8JsonWriter json, ExportTable table)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Kind switch
            {
                CellKind.Text => "string",
                CellKind.Count => "integer",
                CellKind.Time => "datetime",
                CellKind.Flag => "boolean",
                _ => throw new InvalidOperationException(column.Kind.ToString()),
            });
            if (column.Kind == CellKind.Time) json.WriteString("format", "any");
            json.WriteString("description", column.Meaning.In("en"));
            if (column.IsRequired)
            {
                json.WriteStartObject("constraints");
                json.WriteBoolean("required", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Names(json, "primaryKey", table.Key);
        json.WriteStartArray("foreignKeys");
        Foreign(json, table.ToUnits, "csv-units", "unit");
        Foreign(json, table.ToLists, "csv-lists", "list");
        json.WriteEndArray();
        Names(json, "missingValues", [""]);
        json.WriteEndObject();
    }

    private static void Foreign(Utf8JsonWriter json, ImmutableArray<string> columns, string resource, string key)
    {
        foreach (var column in columns)
        {
            json.WriteStartObject();
            Names(json, "fields", [column]);
            json.WriteStartObject("reference");
            json.WriteString("resource", resource);
            Names(json, "fields", [key]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Names(Utf8JsonWriter json, string member, ImmutableArray<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    /// <summary>A name of a package or resource: lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    private static string Name(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '-'));
}
