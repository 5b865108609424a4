using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Scrutineer.Schemas.Tests;

/// <summary>
/// Validates by the part of JSON Schema draft 2020-12 that the schemas use. A keyword outside that part is a bug of the schema
/// and throws. Stricter than the draft in one place: an integer is written with digits alone (not 1.0), as the readers demand.
/// </summary>
internal sealed class SchemaValidator(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "definitions", "format", "refTypes"];

    public static SchemaValidator Of(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The first thing that is wrong by the schema at a place in the document; null if the value is valid.</summary>
    public string? Wrong(string reference, JsonNode? value) => Wrong(new JsonObject { ["$ref"] = reference }, value, "$");

    /// <summary>The first thing that is wrong, with its path; null if the value is valid.</summary>
    public string? Wrong(JsonNode? value) => Wrong(root, value, "$");

    private string? Wrong(JsonObject schema, JsonNode? value, string at)
    {
        foreach (var (keyword, argument) in schema)
        {
            if (Annotations.Contains(keyword)) continue;
            if (Wrong(schema, keyword, argument!, value, at) is { } wrong) return wrong;
        }

        return null;
    }

    private string? Wrong(JsonObject schema, string keyword, JsonNode argument, JsonNode? value, string at)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        switch (keyword)
        {
            case "$ref":
                return Wrong(argument.GetValue<string>()["#/".Length..].Split('/').Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject(), value, at);
            case "type":
                var types = argument is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [argument.GetValue<string>()];
                return types.Any(t => IsOfType(t, kind, value)) ? null : $"{at} is not {argument.ToJsonString()}";
            case "const":
                return JsonNode.DeepEquals(argument, value) ? null : $"{at} is not {argument}";
            case "enum":
                return argument.AsArray().Any(a => JsonNode.DeepEquals(a, value)) ? null : $"{at} is none of {argument.ToJsonString()}";
            case "pattern":
                return kind != JsonValueKind.String || Regex.IsMatch(value!.GetValue<string>(), argument.GetValue<string>(), RegexOptions.ECMAScript)
                    ? null : $"{at} does not match {argument}";
            case "maxLength":
                return kind != JsonValueKind.String || value!.GetValue<string>().Length <= Number(argument) ? null : $"{at} is longer than {argument}";
            case "minimum":
                return kind != JsonValueKind.Number || Number(value!) >= Number(argument) ? null : $"{at} is less than {argument}";
            case "maximum":
                return kind != JsonValueKind.Number || Number(value!) <= Number(argument) ? null : $"{at} is more than {argument}";
            case "minItems":
                return kind != JsonValueKind.Array || value!.AsArray().Count >= Number(argument) ? null : $"{at} has too few items";
            case "maxItems":
                return kind != JsonValueKind.Array || value!.AsArray().Count <= Number(argument) ? null : $"{at} has too many items";
            case "items":
                return kind != JsonValueKind.Array
                    ? null : value!.AsArray().Select((item, i) => Wrong(argument.AsObject(), item, $"{at}[{i}]")).FirstOrDefault(w => w is not null);
            case "required":
                return kind != JsonValueKind.Object
                    ? null : argument.AsArray().Where(n => !value!.AsObject().ContainsKey(n!.GetValue<string>())).Select(n => $"{at} has no {n}").FirstOrDefault();
            case "properties":
                return kind != JsonValueKind.Object
                    ? null : value!.AsObject().Where(m => argument[m.Key] is not null)
                        .Select(m => Wrong(argument[m.Key]!.AsObject(), m.Value, $"{at}.{m.Key}")).FirstOrDefault(w => w is not null);
            case "additionalProperties":
                if (kind != JsonValueKind.Object) return null;
                var others = value!.AsObject().Where(m => schema["properties"]?[m.Key] is null);
                return argument is JsonObject each
                    ? others.Select(m => Wrong(each, m.Value, $"{at}.{m.Key}")).FirstOrDefault(w => w is not null)
                    : others.Select(m => $"{at} may not have {m.Key}").FirstOrDefault();
            case "anyOf":
                return argument.AsArray().Any(s => Wrong(s!.AsObject(), value, at) is null) ? null : $"{at} fits no form";
            case "oneOf":
                var fits = argument.AsArray().Count(s => Wrong(s!.AsObject(), value, at) is null);
                return fits == 1 ? null : $"{at} fits {fits} forms, not one";
            default:
                throw new NotSupportedException($"The schema uses \"{keyword}\", which this validator does not know.");
        }
    }

    private static bool IsOfType(string type, JsonValueKind kind, JsonNode? value) => type switch
    {
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "number" => kind == JsonValueKind.Number,
        "null" => kind == JsonValueKind.Null,
        "integer" => kind == JsonValueKind.Number && value!.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-'),
        _ => throw new NotSupportedException(type),
    };

    private static decimal Number(JsonNode json) => decimal.Parse(json.ToJsonString(), CultureInfo.InvariantCulture);
}
