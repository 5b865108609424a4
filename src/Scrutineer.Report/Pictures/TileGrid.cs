using System.Collections.Immutable;
using System.Globalization;

namespace Scrutineer.Report.Pictures;

/// <summary>One unit on the grid.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Row">From 0.</param>
/// <param name="Name">Its name; set on two lines where it is long.</param>
/// <param name="Figure">The figure, in text; empty: none.</param>
/// <param name="Note">Below the figure.</param>
/// <param name="Colour">Of the leading list; null: nobody leads yet.</param>
/// <param name="Style">Class that lets a page change the fill; may be empty.</param>
public readonly record struct Tile(int Column, int Row, string Name, string Figure, string Note, Colour? Colour, string Style);

/// <summary>Units as equal tiles in the rough places of the map: area is not votes.</summary>
public static class TileGrid
{
    private const int Wide = 128;
    private const int High = 84;
    private const int Gap = 6;
    private const int LineLength = 16;

    public static string Draw(ImmutableArray<Tile> tiles, string title, string description)
    {
        var columns = tiles.Select(t => t.Column).DefaultIfEmpty(0).Max() + 1;
        var rows = tiles.Select(t => t.Row).DefaultIfEmpty(0).Max() + 1;
        var svg = new Svg(
            $"viewBox=\"0 0 {Whole(columns * (Wide + Gap) - Gap)} {Whole(rows * (High + Gap) - Gap)}\"", title, description, "tiles");
        foreach (var tile in tiles) One(svg, tile);
        return svg.Done();
    }

    private static void One(Svg svg, Tile tile)
    {
        var (x, y) = (tile.Column * (Wide + Gap), tile.Row * (High + Gap));
        var fill = tile.Colour?.ToString() ?? "#c9c9c2";
        svg.Shape("rect", ("class", Named("tint", tile)), ("x", Whole(x)), ("y", Whole(y)), ("width", Whole(Wide)), ("height", Whole(High)), ("fill", fill), ("fill-opacity", "0.13"));
        svg.Shape("rect", ("class", Named("", tile)), ("x", Whole(x)), ("y", Whole(y + High - 5)), ("width", Whole(Wide)), ("height", "5"), ("fill", fill));
        var lines = Broken(tile.Name);
        for (var i = 0; i < lines.Count; i++)
            svg.Text(lines[i], ("class", "name"), ("x", Whole(x + 8)), ("y", Whole(y + 18 + 15 * i)), ("font-size", "13"), ("font-weight", "650"));
        if (tile.Figure.Length > 0) svg.Text(tile.Figure, ("class", "figure"), ("x", Whole(x + 8)), ("y", Whole(y + 54)), ("font-size", "15"));
        if (tile.Note.Length > 0) svg.Text(Shortened(tile.Note), ("class", "note"), ("x", Whole(x + 8)), ("y", Whole(y + 71)), ("font-size", "13"));
    }

    private static string Named(string first, Tile tile) => tile.Colour is null ? $"{first} nobody".Trim() : $"{first} {tile.Style}".Trim();

    /// <summary>At most two lines; what is longer ends in an ellipsis (the table beside the picture has the whole name).</summary>
    private static List<string> Broken(string name)
    {
        if (name.Length <= LineLength) return [name];
        var cut = name.LastIndexOfAny([' ', '-'], LineLength);
        if (cut <= 0) return [Shortened(name)];
        var first = name[..(name[cut] == '-' ? cut + 1 : cut)];
        return [Shortened(first), Shortened(name[(cut + 1)..])];
    }

    private static string Shortened(string text) => text.Length <= LineLength ? text : text[..(LineLength - 1)] + "…";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
