using System.Collections.Immutable;
using Scrutineer.Report.Pictures;

namespace Scrutineer.Site.Pictures;

/// <summary>One band of the flow.</summary>
/// <param name="Label">Name.</param>
/// <param name="Change">The difference, in words.</param>
/// <param name="Style">Class that carries the colour.</param>
/// <param name="Colour">Where the page has no style.</param>
/// <param name="From">Number on the left.</param>
/// <param name="To">Number on the right.</param>
internal sealed record FlowBand(string Label, string Change, string Style, Colour Colour, long From, long To);

/// <summary>How the figures of one count become those of another: a band for each list, as thick as its votes on either side.</summary>
internal static class FlowPicture
{
    private const double Wide = 420, Left = 8, Pillar = 8, Right = 250, Top = 26, Least = 15, Scale = 230;

    public static string Draw(ImmutableArray<FlowBand> bands, string from, string to, string title, string description)
    {
        var most = Math.Max(1, Math.Max(bands.Sum(b => b.From), bands.Sum(b => b.To)));
        // A gap keeps labels of thin bands apart; it is the same on both sides, so bands of equal figures run straight.
        var high = Top + bands.Sum(b => Room(b, most)) + 4;
        var svg = new Svg($"viewBox=\"0 0 {Svg.Number(Wide)} {Svg.Number(Math.Ceiling(high))}\"", title, description, "chart flow");
        svg.Text(from, ("class", "note"), ("x", Svg.Number(Left)), ("y", "14"), ("font-size", "12"));
        svg.Text(to, ("class", "note"), ("x", Svg.Number(Right)), ("y", "14"), ("text-anchor", "end"), ("font-size", "12"));
        var y = Top;
        foreach (var band in bands)
        {
            var (left, right) = (Scale * band.From / most, Scale * band.To / most);
            var middle = Svg.Number((Left + Right) / 2);
            svg.Shape(
                "path", ("class", $"band {band.Style}"), ("fill", band.Colour.ToString()), ("fill-opacity", "0.45"),
                ("d", $"M{Svg.Number(Left + Pillar)} {Svg.Number(y)}C{middle} {Svg.Number(y)} {middle} {Svg.Number(y)} {Svg.Number(Right - Pillar)} {Svg.Number(y)}v{Svg.Number(right)}C{middle} {Svg.Number(y + right)} {middle} {Svg.Number(y + left)} {Svg.Number(Left + Pillar)} {Svg.Number(y + left)}z"));
            Post(Left, left, band);
            Post(Right - Pillar, right, band);
            svg.Text(band.Label, ("class", "name"), ("x", Svg.Number(Right + 8)), ("y", Svg.Number(y + 10)), ("font-size", "12"));
            if (Room(band, most) >= 30) svg.Text(band.Change, ("class", "note"), ("x", Svg.Number(Right + 8)), ("y", Svg.Number(y + 25)), ("font-size", "12"));
            y += Room(band, most);
        }

        return svg.Done();

        void Post(double x, double height, FlowBand band) => svg.Shape(
            "rect", ("class", band.Style), ("x", Svg.Number(x)), ("y", Svg.Number(y)), ("width", Svg.Number(Pillar)), ("height", Svg.Number(Math.Max(height, 0.75))), ("fill", band.Colour.ToString()));
    }

    private static double Room(FlowBand band, long most) => Math.Max(Least, Scale * Math.Max(band.From, band.To) / most + 5);
}
