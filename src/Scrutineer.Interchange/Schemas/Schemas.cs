using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scrutineer.Interchange.Schemas;

/// <summary>JSON Schemas (draft 2020-12) of the JSON files of an election folder, for editors and for other programs.</summary>
public static class Schemas
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every schema with the name of its file, in the order of the names. The text ends with a line break.</summary>
    public static ImmutableArray<(string FileName, string Json)> All() =>
    [
        ("act.schema.json", Write(ActSchema.Document())),
        ("disputes.schema.json", Write(DisputesSchema.Document())),
        ("election.schema.json", Write(ElectionSchema.Document())),
        ("form.schema.json", Write(FormSchema.Document())),
        ("law.schema.json", Write(LawSchema.Document())),
        ("mapping.schema.json", Write(MappingSchema.Document())),
        ("previous.schema.json", Write(PreviousSchema.Document())),
    ];

    private static string Write(JsonObject schema) => schema.ToJsonString(Readable) + "\n";
}
