using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Scrutineer.DeskServer.Routes;

/// <summary>
/// A digest of exactly what somebody is about to send and to where: the <c>seen</c> of what is on the screen and everything that he wrote. A challenge for a passkey is made for one,
/// and confirms no other.
/// </summary>
internal static class Screen
{
    // What proves who sends it is no part of what is sent.
    private static readonly string[] Proofs = ["form-token", "password", "credential"];

    /// <summary>The digest of what is to be sent to an address: fields of a form, or members of JSON without <c>confirm</c>.</summary>
    public static string Of(string path, JsonNode? body)
    {
        var to = new StringBuilder("scrutineer/screen/1\n").Append(path).Append('\n');
        Add(to, body is JsonObject { Count: 0 } ? null : body);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToString())));
    }

    /// <summary>The digest of a form that was sent.</summary>
    public static string Of(string path, IFormCollection form)
    {
        var body = new JsonObject();
        foreach (var (name, values) in form)
            if (!Proofs.Contains(name)) body[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
        return Of(path, body);
    }

    /// <summary>Members sorted, strings with one kind of line end: a browser changes them when it sends a form.</summary>
    private static void Add(StringBuilder to, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                to.Append('{');
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    Add(to, JsonValue.Create(name));
                    Add(to, value);
                }

                to.Append('}');
                break;
            case JsonArray items:
                to.Append('[');
                foreach (var item in items) Add(to, item);
                to.Append(']');
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                to.Append(JsonSerializer.Serialize(text.ReplaceLineEndings("\n"))).Append(',');
                break;
            default:
                to.Append(node?.ToJsonString() ?? "null").Append(',');
                break;
        }
    }
}
