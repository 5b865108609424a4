using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Api;

/// <summary>The description of the API for programs: OpenAPI 3.1, made from the routes themselves.</summary>
internal static partial class OpenApi
{
    /// <summary>The document of all routes that say what they take and give.</summary>
    public static JsonObject Document(IEnumerable<Endpoint> endpoints)
    {
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.OrderBy(e => e.Metadata.GetMetadata<DeskRoute>()?.Pattern, StringComparer.Ordinal))
        {
            if (endpoint.Metadata.GetMetadata<DeskRoute>() is not { } route || endpoint.Metadata.GetMetadata<ApiDoc>() is not { } doc) continue;
            if (paths[route.Pattern] is not JsonObject path) paths[route.Pattern] = path = [];
            path[route.Method.ToLowerInvariant()] = Of(route, doc);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Scrutineer desk",
                ["version"] = "1.0.0",
                ["description"] = "Numbers are whole. A refusal is application/problem+json with a stable code. A person sends the session's cookie and, with all but GET, X-Form-Token; a program sends a token.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "__Host-desk" },
                },
                ["schemas"] = new JsonObject
                {
                    ["Problem"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("title", "status", "code"),
                        ["properties"] = new JsonObject { ["title"] = Text(), ["status"] = new JsonObject { ["type"] = "integer" }, ["code"] = Text(), ["line"] = new JsonObject { ["type"] = "integer" }, ["path"] = Text() },
                    },
                },
            },
        };
    }

    private static JsonObject Of(DeskRoute route, ApiDoc doc)
    {
        var operation = new JsonObject { ["summary"] = doc.Summary };
        if (route.Operation is { } what) operation["description"] = $"For {string.Join(", ", Roles.All.Where(r => Permissions.Allows(r, what)).Select(r => r.Code()))}.{(route.AsksAgain ? " Asks again: a member confirm with password or credential; not for tokens." : "")}";
        else if (route.AsksAgain) operation["description"] = "Asks again: a member confirm with password or credential.";
        operation["security"] = route.IsOpen ? new JsonArray()
            : route.AsksAgain || route.Operation is null ? new JsonArray(new JsonObject { ["session"] = new JsonArray() })
            : new JsonArray(new JsonObject { ["session"] = new JsonArray() }, new JsonObject { ["token"] = new JsonArray() });
        var parameters = Part().Matches(route.Pattern).Select(m => (JsonNode)new JsonObject { ["name"] = m.Groups[1].Value, ["in"] = "path", ["required"] = true, ["schema"] = Text() }).ToArray();
        if (parameters.Length > 0) operation["parameters"] = new JsonArray(parameters);
        if (Body(route, doc) is { } body) operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [doc.MediaType ?? "application/json"] = new JsonObject { ["schema"] = body } } };
        var good = doc.Answer is null ? new JsonObject { ["description"] = "Done." } : new JsonObject { ["description"] = "Done.", ["content"] = Json(doc.Answer) };
        operation["responses"] = new JsonObject
        {
            [doc.Answer is null ? "204" : "200"] = good,
            ["default"] = new JsonObject { ["description"] = "Refused.", ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } } },
        };
        return operation;
    }

    private static JsonNode? Body(DeskRoute route, ApiDoc doc)
    {
        if (doc.MediaType is not null) return new JsonObject();
        var schema = doc.Body is null ? null : Schema(doc.Body);
        if (!route.AsksAgain || schema is not (null or JsonObject)) return schema;
        var body = schema as JsonObject ?? new JsonObject { ["type"] = "object" };
        if (body["properties"] is not JsonObject properties) body["properties"] = properties = [];
        properties["confirm"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["password"] = Text(), ["credential"] = new JsonObject() } };
        return body;
    }

    private static JsonObject Json(Type type) => new() { ["application/json"] = new JsonObject { ["schema"] = Schema(type) } };

    private static JsonNode Schema(Type type) => type == typeof(JsonElement) ? new JsonObject() : ApiJson.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    private static JsonObject Text() => new() { ["type"] = "string" };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Part();
}
