using Scrutineer.Law;

namespace Scrutineer.Report.Pictures;

/// <summary>The bar of one list inside its row, with the line of the law's bar through it.</summary>
public static class Bars
{
    /// <param name="share">The share of the list; parts of one.</param>
    /// <param name="line">The law's bar on the same base; null: none, or taken of another base.</param>
    /// <param name="most">The share at the right end; more than 0.</param>
    /// <param name="colour">Fill.</param>
    /// <param name="style">Class that lets a page change the fill (dark mode); may be empty.</param>
    /// <param name="title">What it shows, with the base.</param>
    /// <param name="description">What the line marks.</param>
    public static string Row(Rational share, Rational? line, Rational most, Colour colour, string style, string title, string description)
    {
        // Per cent of the row's width, pixels of height: the bar keeps its thickness however tall the row is.
        var svg = new Svg("width=\"100%\" height=\"100%\"", title, description, "bar");
        svg.Shape(
            "rect", ("class", style), ("y", "50%"), ("width", At(share, most)), ("height", "14"), ("transform", "translate(0 -7)"), ("fill", colour.ToString()));
        if (line is { } mark)
            svg.Shape("line", ("class", "barline"), ("x1", At(mark, most)), ("x2", At(mark, most)), ("y2", "100%"), ("stroke", "#1c1f22"), ("stroke-width", "1.25"));
        return svg.Done();
    }

    // A share of more than the whole is impossible; it fills the row and is marked in words.
    private static string At(Rational share, Rational most)
    {
        var part = share.Sign <= 0 ? Rational.Zero : share > most ? Rational.One : share / most;
        return (part * 100).ToDecimal(2) + "%";
    }
}
