using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Scrutineer.Site.Maps;

/// <summary>An area ready to be drawn.</summary>
/// <param name="Unit">Index of the unit; -1: it belongs to none.</param>
/// <param name="Path">Its path in tenths of the picture's units: whole numbers are shortest.</param>
/// <param name="X">Middle of the largest circle in it.</param>
/// <param name="Y">Middle of the largest circle in it.</param>
/// <param name="Room">Radius of that circle.</param>
public sealed record MapShape(int Unit, string Path, double X, double Y, double Room);

/// <summary>Boundaries projected, fitted to a width and simplified to what the eye can tell apart there.</summary>
/// <param name="Shapes">The areas, large ones first, so that a city inside a region lies over it.</param>
/// <param name="Height">Of the picture.</param>
public sealed record MapShapes(ImmutableArray<MapShape> Shapes, double Height)
{
    /// <summary>Width of the picture; more than as much again is cut off from its height.</summary>
    public const double Width = 1000;

    private const double Margin = 6;
    private const double Tolerance = 7; // tenths

    /// <summary>Shapes of all areas.</summary>
    public static MapShapes Of(Boundaries boundaries)
    {
        List<(int Unit, Outline Outline)> areas = [.. boundaries.Areas.Select(a => (a.Unit, a.Outline)), .. boundaries.Others.Select(o => (-1, o))];
        var projected = areas.Select(a => a.Outline.Rings.Select(r => r.Points.Select(boundaries.Albers.Project).ToList()).ToList()).ToList();
        var all = projected.SelectMany(a => a).SelectMany(r => r).ToList();
        var (west, east, north, south) = (all.Min(p => p.X), all.Max(p => p.X), all.Min(p => p.Y), all.Max(p => p.Y));
        var scale = Math.Min((Width - 2 * Margin) / Math.Max(east - west, 1e-9), (Width - 2 * Margin) / Math.Max(south - north, 1e-9));
        // A land that is taller than wide stands in the middle.
        var left = (Width - (east - west) * scale) / 2;
        var grid = projected.Select(a => a.Select(r => r.Select(p => (Tenth((p.X - west) * scale + left), Tenth((p.Y - north) * scale + Margin))).ToList()).ToList()).ToList();
        var simple = Simplified.Of([.. grid.SelectMany(a => a)], Tolerance);
        var shapes = new List<(MapShape Shape, double Area)>();
        var at = 0;
        for (var i = 0; i < areas.Count; i++)
        {
            var rings = simple.GetRange(at, grid[i].Count);
            at += grid[i].Count;
            var largest = rings.Max(Doubled);
            // A rock of less than a point is not drawn, but every area keeps its largest part.
            var seen = rings.Where(r => Doubled(r) >= 60 || Doubled(r) >= largest).ToList();
            var (x, y, room) = Middle(seen);
            shapes.Add((new MapShape(areas[i].Unit, Path(seen), x / 10, y / 10, room / 10), largest));
        }

        return new MapShapes([.. shapes.OrderByDescending(s => s.Area).Select(s => s.Shape)], (south - north) * scale + 2 * Margin);
    }

    private static int Tenth(double value) => (int)Math.Round(value * 10, MidpointRounding.AwayFromZero);

    private static double Doubled(List<(int X, int Y)> ring)
    {
        double sum = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (here, next) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += (double)here.X * next.Y - (double)next.X * here.Y;
        }

        return Math.Abs(sum);
    }

    private static string Path(List<List<(int X, int Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{ring[0].X} {ring[0].Y}l");
            for (var i = 1; i < ring.Count; i++)
            {
                Append(ring[i].X - ring[i - 1].X, i > 1);
                Append(ring[i].Y - ring[i - 1].Y, true);
            }

            path.Append('z');
        }

        return path.ToString();

        void Append(int step, bool after)
        {
            if (after && step >= 0) path.Append(' ');
            path.Append(step.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The place inside that is farthest from every border, of a grid of places: where a label has most room.</summary>
    private static (double X, double Y, double Room) Middle(List<List<(int X, int Y)>> rings)
    {
        const int steps = 20;
        var largest = rings.MaxBy(Doubled)!;
        var (west, east, north, south) = (largest.Min(p => p.X), largest.Max(p => p.X), largest.Min(p => p.Y), largest.Max(p => p.Y));
        (double X, double Y, double Room) best = ((west + east) / 2.0, (north + south) / 2.0, 0);
        for (var i = 1; i < steps; i++)
        {
            for (var j = 1; j < steps; j++)
            {
                var place = (X: west + (int)((long)(east - west) * i / steps), Y: north + (int)((long)(south - north) * j / steps));
                if (!IsInside(place, rings)) continue;
                var room = rings.Min(r => Nearest(place, r));
                if (room > best.Room) best = (place.X, place.Y, room);
            }
        }

        return best;
    }

    private static double Nearest((int X, int Y) place, List<(int X, int Y)> ring)
    {
        var least = double.MaxValue;
        for (var i = 0; i < ring.Count; i++) least = Math.Min(least, Simplified.Distance(place, ring[i], ring[(i + 1) % ring.Count]));
        return least;
    }

    private static bool IsInside((int X, int Y) place, List<List<(int X, int Y)>> rings)
    {
        var inside = false;
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
                if (a.Y > place.Y != b.Y > place.Y && place.X < (double)(b.X - a.X) * (place.Y - a.Y) / (b.Y - a.Y) + a.X) inside = !inside;
            }
        }

        return inside;
    }
}
