using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Law;

namespace Scrutineer.Site.Maps;

/// <summary>
/// The boundaries that a map is drawn from, matched to the units of an election. An input beside the record: it decides nothing, and its SHA-256 stands
/// on the page so that the same map can be drawn again.
/// </summary>
/// <param name="Areas">The areas that belong to units, in the order of the file.</param>
/// <param name="Unmatched">Names of areas that belong to no unit; they are drawn empty and listed.</param>
/// <param name="Others">Their outlines.</param>
/// <param name="Attribution">Stands under every map.</param>
/// <param name="Albers">The projection.</param>
/// <param name="Sha256">Of the file of boundaries, hex.</param>
public sealed record Boundaries(
    ImmutableArray<UnitArea> Areas,
    ImmutableArray<string> Unmatched,
    ImmutableArray<Outline> Others,
    LocalText Attribution,
    Albers Albers,
    string Sha256)
{
    private MapShapes? shapes;

    /// <summary>The areas as they are drawn; worked out once.</summary>
    public MapShapes Shapes => shapes ??= MapShapes.Of(this);

    /// <summary>Reads boundaries and finds their units. Refuses as <see cref="BoundaryFile.Read"/> and <see cref="MapKey.Read"/> do, and <c>map-no-unit</c>, <c>map-unit-twice</c>, <c>map-unit-unknown</c>.</summary>
    /// <param name="file">GeoJSON or TopoJSON.</param>
    /// <param name="key">How its areas are found among the units; null: by a property <c>code</c>, or by a name.</param>
    /// <param name="election">The election.</param>
    public static Result<Boundaries> Read(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? key, Election election)
    {
        var found = key is { } json ? MapKey.Read(json) : MapKey.Plain;
        if (!found.IsOk) return found.Refusal!;
        if (found.Value.Units.Keys.FirstOrDefault(u => election.Units.Find(u) < 0) is { } unknown)
            return new Refusal("map-unit-unknown", $"The key of the map names the unit \"{Shown(unknown)}\", which is not among the units.");
        var read = BoundaryFile.Read(file, found.Value.Layer);
        if (!read.IsOk) return read.Refusal!;
        var (areas, unmatched, others) = (new List<UnitArea>(), new List<string>(), new List<Outline>());
        foreach (var feature in read.Value)
        {
            var unit = found.Value.UnitOf(feature, election);
            if (unit < 0)
            {
                unmatched.Add(found.Value.NameOf(feature));
                others.Add(feature.Outline);
            }
            else if (areas.Any(a => a.Unit == unit))
            {
                return new Refusal("map-unit-twice", $"Two areas of the map belong to the unit \"{election.Units[unit].Code}\"; join them in the file.");
            }
            else
            {
                areas.Add(new UnitArea(unit, feature.Outline));
            }
        }

        if (areas.Count == 0) return new Refusal("map-no-unit", "No area of the map belongs to a unit of the election; name the units in the key of the map.");
        return new Boundaries(
            [.. areas], [.. unmatched], [.. others], found.Value.Attribution,
            found.Value.Albers ?? Albers.Around(read.Value.SelectMany(f => f.Outline.Rings).SelectMany(r => r.Points)),
            Convert.ToHexStringLower(SHA256.HashData(file.Span)));
    }

    internal static string Shown(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
}

/// <summary>The outline of a unit.</summary>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Outline">Its rings.</param>
public sealed record UnitArea(int Unit, Outline Outline);

/// <summary>An area as rings: outer ones and holes alike; what lies inside an odd number of them is inside.</summary>
public sealed record Outline(ImmutableArray<Ring> Rings);

/// <summary>A closed line; the last point is not repeated.</summary>
public sealed record Ring(ImmutableArray<GeoPoint> Points);

/// <summary>A place in degrees (WGS 84).</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude);
