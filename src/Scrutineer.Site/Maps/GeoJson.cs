using System.Collections.Immutable;
using System.Text.Json;
using static Scrutineer.Site.Maps.BoundaryFile;

namespace Scrutineer.Site.Maps;

/// <summary>A FeatureCollection of Polygon and MultiPolygon (RFC 7946). Features without geometry are left out.</summary>
internal static class GeoJson
{
    public static ImmutableArray<MapFeature> Read(JsonElement root)
    {
        var budget = new Budget();
        var features = ImmutableArray.CreateBuilder<MapFeature>();
        foreach (var feature in Member(root, "features", JsonValueKind.Array, "map-geometry").EnumerateArray())
        {
            if (Kind(feature) != "Feature") throw Fail("map-geometry", "A member of \"features\" is no Feature.");
            if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null) continue;
            if (features.Count == MostAreas) throw Fail("map-large", $"The boundaries have more than {MostAreas} areas.");
            features.Add(new MapFeature(Properties(feature), Outline(geometry, budget)));
        }

        return features.ToImmutable();
    }

    private static Outline Outline(JsonElement geometry, Budget budget)
    {
        var coordinates = Member(geometry, "coordinates", JsonValueKind.Array, "map-geometry");
        var rings = Kind(geometry) switch
        {
            "Polygon" => Items(coordinates, "map-geometry").ToList(),
            "MultiPolygon" => [.. Items(coordinates, "map-geometry").SelectMany(p => Items(p, "map-geometry"))],
            var other => throw Fail("map-geometry", $"An area is a Polygon or a MultiPolygon, not \"{Boundaries.Shown(other)}\"."),
        };
        return new Outline([.. rings.Select(r => Ring(r, budget))]);
    }

    private static Ring Ring(JsonElement json, Budget budget)
    {
        var points = new List<GeoPoint>();
        foreach (var position in Items(json, "map-ring"))
        {
            budget.Take(1);
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() is < 2 or > 4) throw Fail("map-coordinate", "A position of the boundaries is [longitude, latitude].");
            points.Add(Place(Number(position[0]), Number(position[1])));
        }

        return Closed(points);
    }
}
