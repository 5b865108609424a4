using System.Globalization;
using Scrutineer.Report.Pictures;

namespace Scrutineer.Site.Maps;

/// <summary>What an area of the map shows.</summary>
/// <param name="Style">Class that carries its colour.</param>
/// <param name="Colour">Where the page has no style; null: nothing is known.</param>
/// <param name="Mark">A number or two or three letters: what the colour says, without colour.</param>
/// <param name="Name">Name of the unit, where there is room.</param>
/// <param name="Figure">Its figure, where there is room; empty: none.</param>
/// <param name="Said">All of it in words, for whoever hears the map or points at it.</param>
/// <param name="Link">Page of the unit; empty: none.</param>
/// <param name="IsMarkInFigure">True: the mark is the figure cut short; where there is room for the figure it is not shown.</param>
internal sealed record MapArea(string Style, Colour? Colour, string Mark, string Name, string Figure, string Said, string Link, bool IsMarkInFigure = false);

/// <summary>A map of units: each is a link, has a mark besides its colour, and a circle where it is too small to be seen.</summary>
internal static class MapPicture
{
    private const double LeastRoom = 15;

    /// <param name="shapes">The areas.</param>
    /// <param name="areaOf">What the area of a unit shows; for -1 the areas of no unit.</param>
    /// <param name="title">What the map shows.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="isFirst">True: the outlines are drawn here; false: those of the first map of the page are used again.</param>
    public static string Draw(MapShapes shapes, Func<int, MapArea> areaOf, string title, string description, bool isFirst = true)
    {
        var svg = new Svg($"viewBox=\"0 0 {Svg.Number(MapShapes.Width)} {Svg.Number(Math.Ceiling(shapes.Height))}\"", title, description, "map", "group");
        for (var i = 0; i < shapes.Shapes.Length; i++) Area(svg, shapes.Shapes[i], areaOf(shapes.Shapes[i].Unit), i, isFirst);
        // Labels over everything: a neighbour drawn later must not cover them. They are said by the links already.
        svg.Open("g", ("aria-hidden", "true"));
        foreach (var shape in shapes.Shapes)
            if (shape.Unit >= 0) Label(svg, shape, areaOf(shape.Unit));
        svg.Close();
        return svg.Done();
    }

    private static void Area(Svg svg, MapShape shape, MapArea area, int index, bool isFirst)
    {
        var fill = area.Colour?.ToString() ?? "#c9c9c2";
        var style = area.Colour is null ? "nobody" : area.Style;
        if (area.Link.Length > 0) svg.Open("a", ("href", area.Link), ("class", style), ("fill", fill), ("aria-label", area.Said));
        else svg.Open("g", ("class", style), ("fill", fill));
        svg.Title(area.Said);
        var id = string.Create(CultureInfo.InvariantCulture, $"area{index}");
        if (isFirst) svg.Shape("path", ("id", id), ("class", "area"), ("d", shape.Path), ("transform", "scale(.1)"), ("fill-rule", "evenodd"));
        else svg.Shape("use", ("href", "#" + id));
        if (shape.Unit >= 0 && shape.Room < LeastRoom)
            svg.Shape("circle", ("class", "area spot"), ("cx", Svg.Number(shape.X)), ("cy", Svg.Number(shape.Y)), ("r", Svg.Number(LeastRoom)));
        svg.Close();
    }

    private static void Label(Svg svg, MapShape shape, MapArea area)
    {
        var (isRoomy, wide) = (shape.Room > 26, Math.Max(area.Name.Length * 8.6, 40) / 2);
        // A name needs its width at the height of the middle; letters are about 8.6 wide.
        var isNamed = isRoomy && wide < shape.Room * 1.9;
        if (area.Mark.Length > 0) Text(isNamed ? -13 : 6, area.Mark, isNamed && area.IsMarkInFigure ? "key small" : "key", isNamed ? "15" : "17", "650");
        if (shape.Room < LeastRoom)
            svg.Text(area.Name, ("class", "name"), ("x", Svg.Number(shape.X + LeastRoom + 5)), ("y", Svg.Number(shape.Y + 5)), ("font-size", "15"));
        if (!isNamed) return;
        Text(5, area.Name, "name", "15", "");
        if (area.Figure.Length > 0) Text(22, area.Figure, "figure", "14", "");

        void Text(double below, string text, string style, string size, string weight) => svg.Text(
            text, ("class", style), ("x", Svg.Number(shape.X)), ("y", Svg.Number(shape.Y + below)), ("text-anchor", "middle"), ("font-size", size), ("font-weight", weight));
    }
}
