using System.Text.Json.Nodes;

namespace Scrutineer.Interchange.Schemas;

/// <summary>
/// The few words of JSON Schema (draft 2020-12) that the files of an election folder need. A schema written with them says
/// what the readers accept; what a reader checks beyond the shape of one file (names that must exist elsewhere) is said in descriptions.
/// </summary>
internal static class Schema
{
    /// <summary>A number as law files write it: <c>12</c>, <c>3.25</c>, <c>3.25%</c>, <c>9/10</c>; not below 0.</summary>
    public const string NumberText = "^([0-9]*\\.)?[0-9]+%?$|^[0-9]+/0*[1-9][0-9]*%?$";

    /// <summary>A whole document.</summary>
    public static JsonObject Document(string urn, string title, string description, JsonObject body, JsonObject? definitions = null)
    {
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:scrutineer:schema:{urn}",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (name, value) in body.ToList())
        {
            body.Remove(name);
            document[name] = value;
        }

        if (definitions is not null) document["$defs"] = definitions;
        return document;
    }

    /// <summary>An object with these members and no others. Names that end with <c>!</c> are required.</summary>
    public static JsonObject Object(string description, params (string Name, JsonNode Schema)[] members)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, schema) in members)
        {
            var isRequired = name.EndsWith('!');
            var plain = isRequired ? name[..^1] : name;
            properties[plain] = schema;
            if (isRequired) required.Add(plain);
        }

        var json = Described(new JsonObject { ["type"] = "object" }, description);
        json["properties"] = properties;
        if (required.Count > 0) json["required"] = required;
        json["additionalProperties"] = false;
        return json;
    }

    /// <summary>An object with members of any name, all of one kind.</summary>
    public static JsonObject Map(string description, JsonNode values) =>
        Described(new JsonObject { ["type"] = "object", ["additionalProperties"] = values }, description);

    public static JsonObject Text(string description) => Described(new JsonObject { ["type"] = "string" }, description);

    public static JsonObject Text(string description, string pattern) =>
        Described(new JsonObject { ["type"] = "string", ["pattern"] = pattern }, description);

    /// <summary>One of a closed list of words.</summary>
    public static JsonObject Word(string description, params string[] words) =>
        Described(new JsonObject { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) }, description);

    /// <summary>Exactly this word.</summary>
    public static JsonObject Only(string description, JsonNode value) => Described(new JsonObject { ["const"] = value }, description);

    public static JsonObject Flag(string description) => Described(new JsonObject { ["type"] = "boolean" }, description);

    /// <summary>A whole number from 0.</summary>
    public static JsonObject Count(string description, long? most = null)
    {
        var json = Described(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, description);
        if (most is { } limit) json["maximum"] = limit;
        return json;
    }

    /// <summary>An exact number: a text such as "5%" or "9/10", or a plain number.</summary>
    public static JsonObject Exact(string description) => AnyOf(
        description,
        new JsonObject { ["type"] = "string", ["pattern"] = NumberText },
        new JsonObject { ["type"] = "number", ["minimum"] = 0 });

    public static JsonObject List(string description, JsonNode items, bool some = false)
    {
        var json = Described(new JsonObject { ["type"] = "array", ["items"] = items }, description);
        if (some) json["minItems"] = 1;
        return json;
    }

    /// <summary>One text, or a list of texts.</summary>
    public static JsonObject Texts(string description, Func<JsonObject>? item = null, bool some = false)
    {
        item ??= () => new JsonObject { ["type"] = "string" };
        var list = new JsonObject { ["type"] = "array", ["items"] = item() };
        if (some) list["minItems"] = 1;
        return AnyOf(description, item(), list);
    }

    /// <summary>A text in several languages, or one text for all.</summary>
    public static JsonObject Local(string description) => AnyOf(
        description,
        new JsonObject { ["type"] = "string" },
        new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } });

    public static JsonObject AnyOf(string description, params JsonNode[] forms) =>
        Described(new JsonObject { ["anyOf"] = new JsonArray(forms) }, description);

    public static JsonObject OneOf(string description, params JsonNode[] forms) =>
        Described(new JsonObject { ["oneOf"] = new JsonArray(forms) }, description);

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonObject SchemaLink() => Text("Address of this schema, for editors. Programs do not read it.");

    private static JsonObject Described(JsonObject json, string description)
    {
        if (description.Length > 0) json["description"] = description;
        return json;
    }
}
