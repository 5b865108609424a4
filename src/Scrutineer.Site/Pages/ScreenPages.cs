using System.Collections.Immutable;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;

namespace Scrutineer.Site.Pages;

/// <summary>Pages for a screen on a wall, at <c>screen/NAME.html</c>: large, without navigation, complete without the module; with it a new version comes by itself.</summary>
internal static class ScreenPages
{
    private static readonly ImmutableArray<string> Names = ["overview", "bar", "map"];

    public static PageKind Kind { get; } = new(
        "screen", _ => Names, (page, name) => Names.Contains(name) ? page.Words[$"screen.{name}"] : null, Body)
    { Style = FrameStyle.Screen };

    private static void Body(SitePage page, string name)
    {
        var (html, sections) = (page.Html, page.Sections);
        switch (name)
        {
            case "overview":
                Opening.Write(sections, hasBases: false);
                SeatsSection.Write(sections);
                break;
            case "bar":
                html.Element("h1", Headline.Of(page.Edition.Result, page.Words));
                VotesSection.Write(sections);
                break;
            default:
                html.Element("h1", page.Words["map.title"]);
                MapParts.Leaders(page);
                break;
        }
    }
}

/// <summary>Pages for a frame inside another page, at <c>widget/NAME.html</c>: no cookie, no navigation, the preliminary mark inside each.</summary>
internal static class WidgetPages
{
    internal static ImmutableArray<string> Names { get; } = ["votes", "seats", "map"];

    public static PageKind Kind { get; } = new(
        "widget", _ => Names, (page, name) => Names.Contains(name) ? page.Words[$"widget.{name}"] : null, Body)
    { Style = FrameStyle.Widget };

    private static void Body(SitePage page, string name)
    {
        // A frame has a heading of its own for whoever hears it; the page around it shows one already.
        page.Html.Element("h1", page.Edition.Election.Name.In(page.Language), ("class", "heard"));
        switch (name)
        {
            case "votes":
                VotesSection.Write(page.Sections);
                break;
            case "seats":
                SeatsSection.Write(page.Sections);
                break;
            default:
                MapParts.Leaders(page);
                break;
        }
    }
}

/// <summary>The map alone: boundaries, tiles, or the sentence that there is neither.</summary>
internal static class MapParts
{
    public static void Leaders(SitePage page)
    {
        if (page.Edition.Record.Boundaries is { } boundaries)
        {
            LeaderMap.Write(page, boundaries);
            return;
        }

        page.Sections.Begin("leaders", page.Words["map.tiles"]);
        if (page.Edition.Election.Tiles.IsEmpty) page.Html.Element("p", page.Words["map.none"]);
        else
        {
            UnitsSection.Grid(page.Sections);
            Narrow(page);
        }

        page.Html.Close();
    }

    /// <summary>The same as a table, for windows in which the names in the tiles cannot be read.</summary>
    private static void Narrow(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Open("div", ("class", "narrow"));
        Tables.Begin(html, words.Text("screen.table", Bases.From(words, edition.Result.Base)), 2, [words["unit"], words["units.first"], words["share"]]);
        foreach (var code in edition.Election.Tiles.Keys)
        {
            var tally = edition.Tallies[edition.Election.Units.Find(code)];
            var first = UnitsSection.Leading(edition.Result, tally);
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(tally.Unit);
            html.Close().Open("td");
            if (first is { } leading) page.LinkList(leading.List);
            else html.Text(words[tally.Protocols == 0 ? "tiles.nothing" : "map.nobody"]);
            html.Close();
            Cells.Share(page, first?.Share);
            html.Close();
        }

        Tables.End(html);
        html.Close();
    }
}

/// <summary>How to show figures in another page: the lines to copy, for the version that is latest and for this one.</summary>
internal static class EmbedPage
{
    public static PageKind Kind { get; } = PageKind.One("embed", page => page.Words["embed.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["embed.title"]);
        html.Element("p", words["embed.sub"], ("class", "sub"));
        foreach (var name in WidgetPages.Names)
        {
            page.Sections.Begin(name, words[$"widget.{name}"]);
            Lines("embed.live", "latest", name);
            Lines("embed.pinned", Frame.Plain(page.Edition.Number), name);
            html.Open("p");
            page.Link(page.ToPage($"widget/{name}.html"), words["embed.look"]);
            html.Close().Close();
        }

        page.Sections.Begin("screens", words["embed.screens"], words["embed.screens-under"]);
        html.Open("ul");
        foreach (var name in (string[])["overview", "bar", "map"])
        {
            html.Open("li");
            page.Link(page.ToPage($"screen/{name}.html"), words[$"screen.{name}"]);
            html.Close();
        }

        html.Close().Close();

        void Lines(string told, string version, string widget)
        {
            html.Element("p", words[told]);
            html.Open("pre", ("tabindex", "0")).Element("code", $"<iframe src=\"https://ADDRESS/v/{version}/{page.Language}/widget/{widget}.html\" title=\"{words[$"widget.{widget}"]}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>").Close();
        }
    }
}
