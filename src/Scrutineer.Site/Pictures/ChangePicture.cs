using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Report.Pictures;

namespace Scrutineer.Site.Pictures;

/// <summary>One bar of the change.</summary>
/// <param name="Label">Name.</param>
/// <param name="Said">The change in words, with its sign.</param>
/// <param name="Style">Class that carries the colour.</param>
/// <param name="Colour">Where the page has no style.</param>
/// <param name="Change">The change as a fraction of one.</param>
internal sealed record ChangeBar(string Label, string Said, string Style, Colour Colour, Rational Change);

/// <summary>Bars from a line in the middle: to the right what grew, to the left what shrank. Side and sign say it without colour.</summary>
internal static class ChangePicture
{
    private const double Wide = 420, Middle = 160, Reach = 150, Row = 36, Top = 4;

    public static string Draw(ImmutableArray<ChangeBar> bars, string title, string description)
    {
        var most = Math.Max(1e-9, bars.Max(b => Math.Abs(Size(b))));
        var high = Top + bars.Length * Row + 4;
        var svg = new Svg($"viewBox=\"0 0 {Svg.Number(Wide)} {Svg.Number(high)}\"", title, description, "chart change");
        var y = Top;
        foreach (var bar in bars)
        {
            var length = Reach * Math.Abs(Size(bar)) / most;
            svg.Text(bar.Label, ("class", "name"), ("x", "8"), ("y", Svg.Number(y + 12)), ("font-size", "12"));
            svg.Shape(
                "rect", ("class", bar.Style), ("x", Svg.Number(Size(bar) < 0 ? Middle - length : Middle)), ("y", Svg.Number(y + 17)),
                ("width", Svg.Number(Math.Max(length, 0.75))), ("height", "12"), ("fill", bar.Colour.ToString()));
            svg.Text(bar.Said, ("class", "note"), ("x", Svg.Number(Wide - 8)), ("y", Svg.Number(y + 27)), ("text-anchor", "end"), ("font-size", "12"));
            y += Row;
        }

        svg.Shape("path", ("class", "rule"), ("d", $"M{Svg.Number(Middle)} {Svg.Number(Top)}V{Svg.Number(high)}"), ("stroke", Colour.Grey.ToString()), ("stroke-width", "1"));
        return svg.Done();
    }

    private static double Size(ChangeBar bar) => (double)bar.Change.Numerator / (double)bar.Change.Denominator;
}
