using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scrutineer.Schemas.Tests;

/// <summary>A document with one thing changed.</summary>
/// <param name="What">delete, add, word, number, kind.</param>
/// <param name="Path">Where, with [] for every index.</param>
/// <param name="Document">The changed document.</param>
internal sealed record Mutation(string What, string Path, JsonNode Document);

/// <summary>
/// Every change of one place: a member deleted, an unknown member added, a text replaced by a word that nobody knows,
/// a number replaced by -1 and by 1.5, a value replaced by one of another kind.
/// </summary>
internal static class Mutations
{
    private const string Word = "no such word!";

    public static IEnumerable<Mutation> Of(JsonNode document)
    {
        foreach (var place in Places(document, []))
        {
            var node = At(document, place);
            if (node is JsonObject) yield return Make("add", document, place, n => n.AsObject().Add("no-such-member", 1));
            if (place.Count == 0) continue;
            if (place[^1] is string name) yield return Make("delete", document, place[..^1], n => n.AsObject().Remove(name), name);
            var kind = node?.GetValueKind();
            if (kind == JsonValueKind.String) yield return Make("word", document, place, n => n.ReplaceWith(Word));
            if (kind == JsonValueKind.Number)
            {
                yield return Make("number", document, place, n => n.ReplaceWith(-1));
                yield return Make("number", document, place, n => n.ReplaceWith(1.5m));
            }

            yield return Make("kind", document, place, n => n.ReplaceWith(kind is JsonValueKind.True or JsonValueKind.False ? new JsonArray(7) : (JsonNode)true));
        }
    }

    private static IEnumerable<List<object>> Places(JsonNode? node, List<object> at)
    {
        yield return at;
        var below = node switch
        {
            JsonObject json => json.SelectMany(m => Places(m.Value, [.. at, m.Key])),
            JsonArray list => list.SelectMany((item, i) => Places(item, [.. at, i])),
            _ => [],
        };
        foreach (var place in below) yield return place;
    }

    private static Mutation Make(string what, JsonNode document, List<object> place, Action<JsonNode> change, string? member = null)
    {
        var copy = document.DeepClone();
        change(At(copy, place)!);
        List<object> named = member is null ? place : [.. place, member];
        return new Mutation(what, "$" + string.Concat(named.Select(p => p is string name ? $".{name}" : "[]")), copy);
    }

    private static JsonNode? At(JsonNode document, List<object> place) =>
        place.Aggregate((JsonNode?)document, (node, step) => step is string name ? node![name] : node![(int)step]);
}
