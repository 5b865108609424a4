using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scrutineer.Interchange.Schemas;
using Scrutineer.Site.Data.Kinds;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data;

/// <summary>The description of the API for programs: OpenAPI 3.1 with a JSON Schema of every document.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same bytes for every election.</summary>
    public static byte[] Bytes() => Encoding.UTF8.GetBytes(Document().ToJsonString(Readable) + "\n");

    private static JsonObject Document() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Scrutineer results",
            ["version"] = "1.0.0",
            ["description"] = "Every page of a results site as data. All of it is static: the same files on a server, a mirror or a disk. A version never changes; \"latest\" in place of its number gives the newest one on a live server. Documents are the same in every language. "
                + $"Within {DataPage.Api} members are added, never removed, and never change their meaning.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = ".", ["description"] = "The root of the site." }),
        ["paths"] = Paths(),
        ["components"] = new JsonObject { ["schemas"] = Schemas() },
    };

    private static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var kind in DataFiles.Kinds)
        {
            var hasCode = kind.Folder.Length > 0;
            paths[$"/v/{{version}}/data/{kind.Pattern}"] = Get(kind.Summary, $"get{kind.SchemaName}", hasCode, "application/json", To(kind.SchemaName));
        }

        foreach (var (path, media, summary) in Files) paths[path] = Get(summary, null, path.Contains("{code}", StringComparison.Ordinal), media, null);
        return paths;
    }

    /// <summary>Files that are no JSON documents of this API.</summary>
    internal static readonly (string Path, string Media, string Summary)[] Files =
    [
        ("/v/{version}/bundle.zip", "application/zip", "Everything of a version in one archive: docs/reference/bundle.md."),
        ("/v/{version}/export/{file}", "application/octet-stream", "One file of the bundle: csv/..., stations.parquet, nist-1500-100.json, eml-510.xml, datapackage.json."),
        ("/v/{version}/data/complaints.csv", "text/csv", "The register of complaints: a row a case. Several codes in one field are parted by |. Only where the election has rules of complaints."),
        ("/v/{version}/data/decisions.csv", "text/csv", "The register of decisions: a row a decision. Only where the election has rules of complaints."),
        ("/v/{version}/openapi.json", "application/json", "This document."),
        ("/v/{version}/pdf/summary-{language}.pdf", "application/pdf", "The summary of the country as a document (PDF/A-2b)."),
        ("/v/{version}/pdf/decision/{code}-{language}.pdf", "application/pdf", "A decision as a document (PDF/A-2b)."),
        ("/v/{version}/pdf/unit/{code}-{language}.pdf", "application/pdf", "The summary protocol of a unit above stations (PDF/A-2b)."),
    ];

    private static JsonObject Get(string summary, string? id, bool hasCode, string media, JsonObject? schema)
    {
        var parameters = new JsonArray(Parameter("version", "The version: how many entries it is made from, or \"latest\".", "^([1-9][0-9]*|latest)$"));
        if (hasCode) parameters.Add(Parameter("code", "Code of the unit or list, or number of the case or decision; every byte of UTF-8 but ASCII letters, digits, - and _ is written ~xx; longer than 200 bytes it is shortened (docs/reference/api.md): take it from file.", "^[A-Za-z0-9_~-]{1,200}$"));
        if (summary.Contains("(PDF/A", StringComparison.Ordinal)) parameters.Add(Parameter("language", "Language.", "^(en|ru|ky)$"));
        if (summary.StartsWith("One file", StringComparison.Ordinal)) parameters.Add(Parameter("file", "Path inside the bundle.", "^[A-Za-z0-9._/-]+$"));
        var get = new JsonObject { ["summary"] = summary };
        if (id is not null) get["operationId"] = id;
        get["parameters"] = parameters;
        get["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "The file; it never changes.", ["content"] = new JsonObject { [media] = schema is null ? new JsonObject() : new JsonObject { ["schema"] = schema } } },
            ["404"] = new JsonObject { ["description"] = "There is no such version, unit, list, case or decision." },
        };
        return new JsonObject { ["get"] = get };
    }

    private static JsonObject Parameter(string name, string description, string pattern) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "string", ["pattern"] = pattern },
    };

    private static JsonObject Schemas()
    {
        var schemas = new JsonObject();
        foreach (var (name, schema) in Shared().Concat(CountryData.Shared()).Concat(ChangesData.Shared()).Concat(FindingsData.Shared()).Concat(ComplaintsData.Shared())) schemas[name] = schema;
        foreach (var kind in DataFiles.Kinds) schemas[kind.SchemaName] = Schema.Object(kind.Summary, [.. Head(kind.Name), .. kind.Members()]);
        return schemas;
    }
}
