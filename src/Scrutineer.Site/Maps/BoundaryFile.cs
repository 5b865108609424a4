using System.Collections.Immutable;
using System.Text.Json;
using Scrutineer.Law;

namespace Scrutineer.Site.Maps;

/// <summary>An area of a file with what the file says of it.</summary>
/// <param name="Properties">Texts and whole numbers; everything else is left out.</param>
/// <param name="Outline">Its rings.</param>
internal sealed record MapFeature(ImmutableSortedDictionary<string, string> Properties, Outline Outline);

/// <summary>Reads GeoJSON (RFC 7946) and TopoJSON: polygons with their properties, within limits that no real map of an election reaches.</summary>
internal static class BoundaryFile
{
    /// <summary>Greatest number of points, all areas together.</summary>
    public const int MostPoints = 500_000;

    /// <summary>Greatest number of areas.</summary>
    public const int MostAreas = 10_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>
    /// Reads the areas. Refuses <c>map-large</c>, <c>map-json</c>, <c>map-kind</c>, <c>map-empty</c>, <c>map-layer</c>, <c>map-geometry</c>,
    /// <c>map-coordinate</c>, <c>map-ring</c>, <c>map-arc</c>.
    /// </summary>
    public static Result<ImmutableArray<MapFeature>> Read(ReadOnlyMemory<byte> utf8, string? layer)
    {
        if (utf8.Length > MapInput.MostBytes) return new Refusal("map-large", $"The boundaries have {utf8.Length} bytes; at most {MapInput.MostBytes} are read. Simplify them first.");
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            var features = Features(document.RootElement, layer);
            return features.IsEmpty ? new Refusal("map-empty", "The boundaries hold no area.") : features;
        }
        catch (JsonException e)
        {
            return new Refusal("map-json", "The boundaries are no JSON, or nested too deeply.", Line: (int?)e.LineNumber + 1);
        }
        catch (RefusalException e)
        {
            return e.Refusal;
        }
    }

    private static ImmutableArray<MapFeature> Features(JsonElement root, string? layer) => Kind(root) switch
    {
        "FeatureCollection" => GeoJson.Read(root),
        "Topology" => TopoJson.Read(root, layer),
        var other => throw Fail("map-kind", $"Boundaries are a FeatureCollection (GeoJSON) or a Topology (TopoJSON), not \"{Boundaries.Shown(other)}\"."),
    };

    internal static string Kind(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    internal static JsonElement Member(JsonElement json, string name, JsonValueKind kind, string code) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member : throw Fail(code, $"The boundaries lack \"{name}\", or it is of another kind.");

    internal static JsonElement.ArrayEnumerator Items(JsonElement json, string code) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Fail(code, "An array of the boundaries is something else.");

    internal static ImmutableSortedDictionary<string, string> Properties(JsonElement feature)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (feature.TryGetProperty("properties", out var all) && all.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in all.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String) properties[property.Name] = property.Value.GetString()!;
                else if (property.Value.ValueKind == JsonValueKind.Number) properties[property.Name] = property.Value.GetRawText();
            }
        }

        return properties.ToImmutable();
    }

    internal static double Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var value) && double.IsFinite(value)
            ? value : throw Fail("map-coordinate", "A coordinate of the boundaries is no number.");

    internal static GeoPoint Place(double longitude, double latitude) =>
        longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90
            ? new(longitude, latitude)
            : throw Fail("map-coordinate", "A coordinate of the boundaries lies outside the earth: longitude -180 to 180, latitude -90 to 90 (WGS 84, degrees).");

    internal static RefusalException Fail(string code, string message) => new(new Refusal(code, message));

    /// <summary>A ring of a file: closed, and of at least three different points.</summary>
    internal static Ring Closed(List<GeoPoint> points)
    {
        if (points.Count < 4 || points[0] != points[^1]) throw Fail("map-ring", "A ring of the boundaries has fewer than four points, or its last is not its first.");
        points.RemoveAt(points.Count - 1);
        return new Ring([.. points]);
    }

    /// <summary>Counts the points of a file, so that none takes minutes.</summary>
    internal sealed class Budget
    {
        private int points;

        public void Take(int more)
        {
            points += more;
            if (points > MostPoints) throw Fail("map-large", $"The boundaries have more than {MostPoints} points. Simplify them first.");
        }
    }
}
