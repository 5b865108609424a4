using System.Collections.Immutable;

namespace Scrutineer.Report.Pictures;

/// <summary>Seats of one holder in a picture.</summary>
/// <param name="Seats">How many.</param>
/// <param name="Colour">Fill.</param>
/// <param name="Style">Class that lets a page change the fill; may be empty.</param>
/// <param name="IsTaken">False: the seat waits for a lot or stays empty, and is drawn hollow.</param>
public readonly record struct SeatBlock(int Seats, Colour Colour, string Style, bool IsTaken = true);

/// <summary>A house of seats as half circles, filled from left to right.</summary>
public static class Hemicycle
{
    /// <summary>Larger houses are not drawn: single seats could no longer be seen.</summary>
    public const int Most = 1500;

    private const double Outer = 200;

    /// <param name="blocks">Holders from left to right; together at least 1 seat.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in words: every holder with its seats.</param>
    /// <param name="total">The number in the middle.</param>
    /// <param name="note">The line below it.</param>
    public static string Draw(ImmutableArray<SeatBlock> blocks, string title, string description, string total, string note)
    {
        var seats = blocks.Sum(b => b.Seats);
        if (seats is < 1 or > Most) throw new ArgumentOutOfRangeException(nameof(blocks), seats, "A hemicycle has 1 to 1500 seats.");
        var places = Places(seats, out var radius);
        var svg = new Svg($"viewBox=\"{Svg.Number(-Outer - 12)} {Svg.Number(-Outer - 12)} {Svg.Number(2 * Outer + 24)} {Svg.Number(Outer + 32)}\"", title, description, "house");
        var at = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Seats; i++, at++)
            {
                var size = block.IsTaken ? radius : radius * 0.85;
                svg.Shape(
                    "circle", ("class", block.IsTaken ? block.Style : "hollow"),
                    ("cx", Svg.Number(places[at].X)), ("cy", Svg.Number(places[at].Y)), ("r", Svg.Number(size)),
                    ("fill", block.IsTaken ? block.Colour.ToString() : "none"), ("stroke", block.IsTaken ? "" : "#7d8084"));
            }
        }

        svg.Text(total, ("class", "total"), ("x", "0"), ("y", "-16"), ("text-anchor", "middle"), ("font-size", "34"), ("font-weight", "650"));
        svg.Text(note, ("class", "note"), ("x", "0"), ("y", "6"), ("text-anchor", "middle"), ("font-size", "13.5"));
        return svg.Done();
    }

    /// <summary>Places from left to right. Rows share the seats in proportion to their length; the rest goes to the largest remainders.</summary>
    private static List<(double X, double Y)> Places(int seats, out double radius)
    {
        // Rows so that dots stand about as far apart along a row as the rows do; the innermost row keeps room for the number.
        const double inner = 0.42;
        var rows = Math.Max(1, (int)Math.Round(Math.Sqrt(seats * (1 - inner) / (Math.PI * (1 + inner) / 2)), MidpointRounding.AwayFromZero));
        if (seats < 8) rows = 1;
        var gap = rows == 1 ? Outer * 0.3 : Outer * (1 - inner) / (rows - 1);
        var radii = Enumerable.Range(0, rows).Select(r => Outer - r * gap).ToArray();
        var counts = Share(seats, radii);
        radius = gap;
        for (var r = 0; r < rows; r++)
            if (counts[r] > 1) radius = Math.Min(radius, Math.PI * radii[r] / (counts[r] - 1));
        radius = Math.Min(radius * 0.36, 14);
        return
        [
            .. Enumerable.Range(0, rows)
                .SelectMany(r => Enumerable.Range(0, counts[r]).Select(i => (Radius: radii[r], Angle: counts[r] == 1 ? 0.5 : (double)i / (counts[r] - 1))))
                // Equal angles: the outer row first, so that a holder's seats hang together.
                .OrderBy(p => Math.Round(p.Angle, 9)).ThenByDescending(p => p.Radius)
                .Select(p => (-p.Radius * Math.Cos(Math.PI * p.Angle), -p.Radius * Math.Sin(Math.PI * p.Angle))),
        ];
    }

    private static int[] Share(int seats, double[] radii)
    {
        var whole = radii.Sum();
        var exact = radii.Select(r => seats * r / whole).ToArray();
        var counts = exact.Select(e => (int)e).ToArray();
        var rest = seats - counts.Sum();
        foreach (var row in Enumerable.Range(0, radii.Length).OrderByDescending(r => exact[r] - counts[r]).ThenBy(r => r).Take(rest)) counts[row]++;
        return counts;
    }
}
