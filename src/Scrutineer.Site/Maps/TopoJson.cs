using System.Collections.Immutable;
using System.Text.Json;
using static Scrutineer.Site.Maps.BoundaryFile;

namespace Scrutineer.Site.Maps;

/// <summary>A Topology: areas as lists of arcs that neighbours share, quantized or not.</summary>
internal static class TopoJson
{
    public static ImmutableArray<MapFeature> Read(JsonElement root, string? layer)
    {
        var budget = new Budget();
        var arcs = Arcs(root, budget);
        var objects = Member(root, "objects", JsonValueKind.Object, "map-layer").EnumerateObject().ToList();
        var chosen = layer is null ? objects : [.. objects.Where(o => o.NameEquals(layer))];
        if (chosen.Count == 0) throw Fail("map-layer", $"The boundaries have no layer \"{Boundaries.Shown(layer ?? "")}\"; there are: {string.Join(", ", objects.Take(10).Select(o => Boundaries.Shown(o.Name)))}.");
        var geometries = Kind(chosen[0].Value) == "GeometryCollection"
            ? Member(chosen[0].Value, "geometries", JsonValueKind.Array, "map-geometry").EnumerateArray().ToList()
            : [chosen[0].Value];
        var features = ImmutableArray.CreateBuilder<MapFeature>();
        foreach (var geometry in geometries)
        {
            if (geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Null) continue;
            if (features.Count == MostAreas) throw Fail("map-large", $"The boundaries have more than {MostAreas} areas.");
            features.Add(new MapFeature(Properties(geometry), Outline(geometry, arcs, budget)));
        }

        return features.ToImmutable();
    }

    private static Outline Outline(JsonElement geometry, List<List<GeoPoint>> arcs, Budget budget)
    {
        var kind = Kind(geometry);
        if (kind is not ("Polygon" or "MultiPolygon")) throw Fail("map-geometry", $"An area is a Polygon or a MultiPolygon, not \"{Boundaries.Shown(kind)}\".");
        var indices = Member(geometry, "arcs", JsonValueKind.Array, "map-geometry");
        var rings = kind == "Polygon" ? indices.EnumerateArray() : indices.EnumerateArray().SelectMany(p => Items(p, "map-geometry"));
        return new Outline([.. rings.Select(r => Ring(r, arcs, budget))]);
    }

    /// <summary>Arcs end to end; a negative index is an arc backwards (~i).</summary>
    private static Ring Ring(JsonElement json, List<List<GeoPoint>> arcs, Budget budget)
    {
        var points = new List<GeoPoint>();
        foreach (var item in Items(json, "map-ring"))
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var index) || (index < 0 ? ~index : index) >= arcs.Count)
                throw Fail("map-arc", "A ring of the boundaries names an arc that is not there.");
            var arc = arcs[index < 0 ? ~index : index];
            // An arc may be named again and again: what counts is what is drawn.
            budget.Take(arc.Count);
            var (start, step) = index < 0 ? (arc.Count - 1, -1) : (0, 1);
            for (var i = 0; i < arc.Count; i++)
            {
                var point = arc[start + step * i];
                if (i == 0 && points.Count > 0)
                {
                    if (points[^1] != point) throw Fail("map-ring", "The arcs of a ring of the boundaries do not meet.");
                    continue;
                }

                points.Add(point);
            }
        }

        return Closed(points);
    }

    private static List<List<GeoPoint>> Arcs(JsonElement root, Budget budget)
    {
        double[]? scale = null, translate = null;
        if (root.TryGetProperty("transform", out var transform))
            (scale, translate) = (Pair(Member(transform, "scale", JsonValueKind.Array, "map-coordinate")), Pair(Member(transform, "translate", JsonValueKind.Array, "map-coordinate")));
        var arcs = new List<List<GeoPoint>>();
        foreach (var json in Member(root, "arcs", JsonValueKind.Array, "map-arc").EnumerateArray())
        {
            var arc = new List<GeoPoint>();
            var (x, y) = (0.0, 0.0);
            foreach (var position in Items(json, "map-arc"))
            {
                budget.Take(1);
                var pair = Pair(position);
                // Quantized arcs give the first point and then differences, in whole steps: the sums are exact.
                (x, y) = scale is null ? (pair[0], pair[1]) : (x + pair[0], y + pair[1]);
                arc.Add(scale is null ? Place(x, y) : Place(x * scale[0] + translate![0], y * scale[1] + translate[1]));
            }

            if (arc.Count < 2) throw Fail("map-arc", "An arc of the boundaries has fewer than two points.");
            arcs.Add(arc);
        }

        return arcs;
    }

    private static double[] Pair(JsonElement json) => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() is >= 2 and <= 4
        ? [Number(json[0]), Number(json[1])]
        : throw Fail("map-coordinate", "A position of the boundaries is [longitude, latitude].");
}
