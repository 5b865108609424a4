using System.Text;
using System.Text.Json.Nodes;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Previous;
using Scrutineer.Interchange.Import;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using PublishedSchemas = Scrutineer.Interchange.Schemas.Schemas;

namespace Scrutineer.Schemas.Tests;

/// <summary>The JSON documents of the repository by kind, with the schema and the reader of each kind.</summary>
internal static class Documents
{
    private static readonly Dictionary<string, SchemaValidator> Validators =
        PublishedSchemas.All().ToDictionary(s => s.FileName.Split('.')[0], s => SchemaValidator.Of(s.Json));

    private static readonly string Temporary = Path.Combine(Path.GetTempPath(), $"scrutineer-mapping-{Guid.NewGuid():N}.json");

    /// <summary>Names of documents: a path in the repository, or law.md#id for the law of an example in the reference.</summary>
    public static IEnumerable<string> Names() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Shared.Repository, "elections"), "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Shared.Repository, f).Replace('\\', '/')).Where(f => KindOf(f) is not null).Order(StringComparer.Ordinal),
        .. LawExamples.All().Where(e => e.Seats is not null).Select(e => $"law.md#{e.Id}"),
        "samples/act-lot.json",
        "samples/election-every-option.json",
        "samples/law-every-option.json",
        "samples/mapping-every-option.json",
    ];

    public static string? KindOf(string name)
    {
        if (name.StartsWith("law.md#", StringComparison.Ordinal)) return "law";
        if (name.StartsWith("samples/", StringComparison.Ordinal)) return Path.GetFileName(name).Split('-')[0];
        if (name.Contains("/acts/", StringComparison.Ordinal)) return "act";
        if (name.StartsWith("elections/laws/", StringComparison.Ordinal)) return "law";
        var file = Path.GetFileNameWithoutExtension(name);
        return file is "election" or "form" or "law" or "mapping" or "previous" or "disputes" ? file : null;
    }

    public static JsonNode Load(string name)
    {
        if (name.StartsWith("law.md#", StringComparison.Ordinal)) return LawExamples.All().Single(e => e.Id == name[7..]).Json["law"]!.DeepClone();
        if (name == "samples/act-lot.json") return JsonNode.Parse(Samples.Lot)!;
        if (name == "samples/election-every-option.json") return JsonNode.Parse(Samples.Election)!;
        if (name == "samples/law-every-option.json") return JsonNode.Parse(Samples.Law)!;
        if (name == "samples/mapping-every-option.json") return JsonNode.Parse(Samples.Mapping)!;
        return JsonNode.Parse(File.ReadAllBytes(Path.Combine(Shared.Repository, name)))!;
    }

    public static SchemaValidator Validator(string kind) => Validators[kind];

    /// <summary>The code and sentence of the reader's refusal; null if it accepts.</summary>
    public static string? Refusal(string kind, JsonNode document)
    {
        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString());
        return kind switch
        {
            "act" => ActReader.Read(bytes).Refusal?.ToString(),
            "election" => ElectionHead.Read(bytes).Refusal?.ToString(),
            "form" => Form.Read(bytes).Refusal?.ToString(),
            "law" => LawReader.Read(bytes).Refusal?.ToString(),
            "mapping" => OfMapping(bytes),
            "disputes" => DisputeRulesReader.Read(bytes).Refusal?.ToString(),
            "previous" => PreviousReader.Read(bytes).Refusal?.ToString(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string? OfMapping(byte[] bytes)
    {
        File.WriteAllBytes(Temporary, bytes);
        try
        {
            return MappingReader.Read(Temporary).Refusal?.ToString();
        }
        finally
        {
            File.Delete(Temporary);
        }
    }
}
