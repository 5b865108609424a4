namespace Scrutineer.Site.Maps;

/// <summary>Albers' equal-area conic projection on a sphere: an area on the map is as large as it is on the ground, which a map of votes needs at the least.</summary>
public sealed class Albers
{
    private readonly double n, c, rho0, lon0;

    /// <param name="south">First standard parallel, degrees.</param>
    /// <param name="north">Second standard parallel; not the opposite of the first.</param>
    /// <param name="longitude">Longitude of the centre.</param>
    /// <param name="latitude">Latitude of the centre.</param>
    public Albers(double south, double north, double longitude, double latitude)
    {
        var (s, t) = (Math.Sin(Radians(south)), Math.Sin(Radians(north)));
        n = (s + t) / 2;
        c = Math.Pow(Math.Cos(Radians(south)), 2) + 2 * n * s;
        lon0 = longitude;
        rho0 = Rho(latitude);
    }

    /// <summary>Fitted to these places: the parallels at one sixth from their southern and northern edge. Lands across the 180th meridian stay together.</summary>
    public static Albers Around(IEnumerable<GeoPoint> places)
    {
        var all = places.ToList();
        var (south, north) = (all.Min(p => p.Latitude), all.Max(p => p.Latitude));
        var (west, east) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude));
        var (westTurned, eastTurned) = (all.Min(p => Turned(p.Longitude)), all.Max(p => Turned(p.Longitude)));
        var middle = eastTurned - westTurned < east - west ? (westTurned + eastTurned) / 2 : (west + east) / 2;
        var (first, second) = (south + (north - south) / 6, north - (north - south) / 6);
        // At the equator the cone would become a cylinder; a little beside it serves as well.
        if (Math.Abs(first + second) < 1) (first, second) = (first + 0.75, second + 0.75);
        return new Albers(first, second, middle > 180 ? middle - 360 : middle, (south + north) / 2);
    }

    /// <summary>Across and down, in radii of the earth.</summary>
    public (double X, double Y) Project(GeoPoint place)
    {
        var rho = Rho(place.Latitude);
        var turn = place.Longitude - lon0;
        if (turn > 180) turn -= 360;
        if (turn < -180) turn += 360;
        var theta = n * Radians(turn);
        return (rho * Math.Sin(theta), rho * Math.Cos(theta) - rho0);
    }

    /// <summary>Area of an outline in square kilometres: outer rings less holes, by the even-odd rule of the file.</summary>
    public double SquareKilometres(Outline outline)
    {
        const double radius = 6371.0072; // of the sphere with the surface of the earth
        var rings = outline.Rings.Select(r => r.Points.Select(Project).ToList()).ToList();
        return Math.Abs(rings.Sum(r => Doubled(r))) / 2 * radius * radius;
    }

    // Outer rings and holes run in opposite directions (both formats ask for it), so signed areas subtract.
    private static double Doubled(List<(double X, double Y)> ring)
    {
        double sum = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (here, next) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += here.X * next.Y - next.X * here.Y;
        }

        return sum;
    }

    private double Rho(double latitude) => Math.Sqrt(Math.Max(0, c - 2 * n * Math.Sin(Radians(latitude)))) / n;

    private static double Turned(double longitude) => longitude < 0 ? longitude + 360 : longitude;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
