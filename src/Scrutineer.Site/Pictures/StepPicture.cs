using System.Collections.Immutable;
using Scrutineer.Report.Pictures;

namespace Scrutineer.Site.Pictures;

/// <summary>A line that keeps its height until the next point.</summary>
/// <param name="Label">Said at its right end.</param>
/// <param name="Style">Class of the page.</param>
/// <param name="Colour">Where the page has no style.</param>
/// <param name="Points">Across and height, each from 0 to 1, from left to right; at least one.</param>
internal sealed record StepLine(string Label, string Style, Colour Colour, ImmutableArray<(double X, double Y)> Points);

/// <summary>A mark below.</summary>
/// <param name="At">From 0 to 1.</param>
/// <param name="Label">The clock, or the version.</param>
/// <param name="Under">A second line: the day; may be empty.</param>
internal sealed record TimeMark(double At, string Label, string Under);

/// <summary>Something over time: nothing is known between two versions, so nothing is drawn between them but a step.</summary>
internal static class StepPicture
{
    private const double Wide = 420, High = 252, Left = 44, Right = 146, Top = 12, Bottom = 42;

    /// <param name="lines">The lines; labels that would overlap are moved apart.</param>
    /// <param name="heights">Horizontal rules with their labels, from 0 to 1.</param>
    /// <param name="times">Marks below, from 0 to 1.</param>
    /// <param name="bar">The bar of the law, from 0 to 1, with its label; null: none.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in words.</param>
    public static string Draw(
        ImmutableArray<StepLine> lines, ImmutableArray<(double At, string Label)> heights, ImmutableArray<TimeMark> times,
        (double At, string Label)? bar, string title, string description)
    {
        var svg = new Svg($"viewBox=\"0 0 {Svg.Number(Wide)} {Svg.Number(High)}\"", title, description, "chart");
        foreach (var (at, label) in heights)
        {
            svg.Shape("line", ("class", "rule"), ("x1", Svg.Number(Left)), ("x2", Svg.Number(Wide - Right)), ("y1", Y(at)), ("y2", Y(at)), ("stroke", "#dcdcd6"));
            svg.Text(label, ("class", "note"), ("x", Svg.Number(Left - 6)), ("y", Svg.Number(HeightOf(at) + 4)), ("text-anchor", "end"), ("font-size", "12"));
        }

        foreach (var (at, label, under) in times)
        {
            Mark(label, High - 24);
            if (under.Length > 0) Mark(under, High - 8);

            void Mark(string text, double y) =>
                svg.Text(text, ("class", "note"), ("x", X(at)), ("y", Svg.Number(y)), ("text-anchor", at <= 0 ? "start" : at >= 1 ? "end" : "middle"), ("font-size", "12"));
        }

        if (bar is { } mark)
        {
            svg.Shape("line", ("class", "barline"), ("x1", Svg.Number(Left)), ("x2", Svg.Number(Wide - Right)), ("y1", Y(mark.At)), ("y2", Y(mark.At)), ("stroke", "#1c1f22"), ("stroke-width", "1.25"));
            svg.Text(mark.Label, ("class", "name"), ("x", Svg.Number(Left + 4)), ("y", Svg.Number(HeightOf(mark.At) - 4)), ("font-size", "12"), ("font-weight", "650"));
        }

        foreach (var line in lines)
        {
            svg.Shape("path", ("class", $"step {line.Style}"), ("d", Path(line.Points)), ("fill", "none"), ("stroke", line.Colour.ToString()), ("stroke-width", "2.5"));
            svg.Shape("circle", ("class", line.Style), ("cx", X(line.Points[^1].X)), ("cy", Y(line.Points[^1].Y)), ("r", "3.5"), ("fill", line.Colour.ToString()));
        }

        foreach (var (line, y) in Apart(lines))
        {
            svg.Shape("path", ("class", $"step {line.Style}"), ("d", $"M{Svg.Number(Wide - Right + 8)} {Svg.Number(y)}h16"), ("fill", "none"), ("stroke", line.Colour.ToString()), ("stroke-width", "2.5"));
            svg.Text(Shortened(line.Label), ("class", "name"), ("x", Svg.Number(Wide - Right + 29)), ("y", Svg.Number(y + 4)), ("font-size", "12"));
        }

        return svg.Done();
    }

    private static string Path(ImmutableArray<(double X, double Y)> points)
    {
        var path = new System.Text.StringBuilder($"M{X(points[0].X)} {Y(points[0].Y)}");
        foreach (var (x, y) in points.Skip(1)) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"H{X(x)}V{Y(y)}");
        return path.ToString();
    }

    /// <summary>Labels from top to bottom, at least a line apart, inside the picture.</summary>
    private static List<(StepLine Line, double Y)> Apart(ImmutableArray<StepLine> lines)
    {
        const double apart = 16;
        var placed = new List<(StepLine Line, double Y)>();
        foreach (var line in lines.OrderByDescending(l => l.Points[^1].Y))
            placed.Add((line, placed.Count == 0 ? HeightOf(line.Points[^1].Y) : Math.Max(HeightOf(line.Points[^1].Y), placed[^1].Y + apart)));
        var over = placed.Count == 0 ? 0 : placed[^1].Y - (High - Bottom);
        for (var i = placed.Count - 1; i >= 0 && over > 0; i--)
        {
            var y = placed[i].Y - over;
            placed[i] = (placed[i].Line, y);
            over = i == 0 ? 0 : placed[i - 1].Y + apart - y;
        }

        return placed;
    }

    /// <summary>The table has the whole name.</summary>
    private static string Shortened(string label) => label.Length <= 17 ? label : label[..16] + "…";

    private static string X(double part) => Svg.Number(Left + Math.Clamp(part, 0, 1) * (Wide - Left - Right));

    private static string Y(double part) => Svg.Number(HeightOf(part));

    private static double HeightOf(double part) => High - Bottom - Math.Clamp(part, 0, 1) * (High - Top - Bottom);
}
