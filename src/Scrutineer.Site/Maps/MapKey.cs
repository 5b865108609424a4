using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Site.Maps;

/// <summary>How the areas of a file of boundaries are found among the units: docs/reference/map.md.</summary>
/// <param name="Layer">Object of a TopoJSON; null: its only or first one.</param>
/// <param name="Property">The property that names an area; null: <c>code</c>, or any name.</param>
/// <param name="Units">From unit to the value of that property.</param>
/// <param name="Attribution">What stands under every map.</param>
/// <param name="Albers">The projection; null: fitted to the file.</param>
public sealed record MapKey(
    string? Layer, string? Property, ImmutableSortedDictionary<string, string> Units, LocalText Attribution, Albers? Albers)
{
    /// <summary>Nothing is told: codes and names have to be the same.</summary>
    internal static MapKey Plain { get; } = new(null, null, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal), LocalText.Empty, null);

    /// <summary>Reads the document. Refuses as the reader of JSON does, and <c>map-key-format</c>, <c>map-projection</c>.</summary>
    public static Result<MapKey> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => Of(json.Value)) : json.Refusal!;
    }

    /// <summary>Index of the unit of an area, or -1.</summary>
    internal int UnitOf(MapFeature feature, Election election)
    {
        if (Property is { } property)
        {
            if (!feature.Properties.TryGetValue(property, out var value)) return -1;
            foreach (var (unit, named) in Units)
                if (named == value) return election.Units.Find(unit);
            return Units.IsEmpty ? election.Units.Find(value) : -1;
        }

        if (feature.Properties.TryGetValue("code", out var code) && election.Units.Find(code) is >= 0 and var exact) return exact;
        var names = feature.Properties.Where(p => p.Key == "name" || p.Key.StartsWith("name_", StringComparison.Ordinal)).Select(p => p.Value).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < election.Units.All.Length; i++)
            if (!election.Units[i].IsStation && election.Units[i].Name.ByLanguage.Values.Any(names.Contains)) return i;
        return -1;
    }

    /// <summary>What an area is called where no unit is.</summary>
    internal string NameOf(MapFeature feature)
    {
        foreach (var name in (string?[])[Property, "name_en", "name", "code"])
            if (name is not null && feature.Properties.TryGetValue(name, out var value)) return value;
        return "?";
    }

    private static MapKey Of(JsonValue root)
    {
        root.Only("$schema", "format", "layer", "property", "units", "attribution", "projection");
        if (root.Need("format").AsText() != "scrutineer-map/1")
            throw root.Need("format").Fail("map-key-format", $"This program reads scrutineer-map/1, not {root.Need("format").Text}.");
        return new MapKey(
            root["layer"]?.AsText(),
            root.Need("property").AsText(),
            (root["units"]?.Expect(JsonKind.Object, "an object from unit to value").Members ?? [])
                .ToImmutableSortedDictionary(m => m.Key, m => m.Value.AsText(), StringComparer.Ordinal),
            root["attribution"] is { } said ? LocalText.Read(said) : LocalText.Empty,
            root["projection"] is { } projection ? Projection(projection) : null);
    }

    private static Albers Projection(JsonValue json)
    {
        json.Only("parallels", "centre");
        var (parallels, centre) = (json.Need("parallels").AsTexts(), json.Need("centre").AsTexts());
        if (parallels is [var south, var north] && centre is [var longitude, var latitude]
            && Degrees(south, 89) is { } s && Degrees(north, 89) is { } n && Degrees(longitude, 180) is { } x && Degrees(latitude, 89) is { } y
            && Math.Abs(s + n) > 0.01)
            return new Albers(s, n, x, y);
        throw json.Fail("map-projection", "A projection has two parallels, not opposite ones, and a centre [longitude, latitude], all as texts in degrees: {\"parallels\": [\"40\", \"42.5\"], \"centre\": [\"75\", \"41\"]}.");
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most ? value : null;
}
