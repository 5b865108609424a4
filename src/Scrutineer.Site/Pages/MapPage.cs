using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Maps;

namespace Scrutineer.Site.Pages;

/// <summary>Where which list leads, and where how many took part: on boundaries where they are given, else on tiles, and always as a table.</summary>
internal static class MapPage
{
    public static PageKind Kind { get; } = PageKind.One("map", page => page.Words["map.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Element("h1", words["map.title"]);
        html.Element("p", words.Text("map.sub", Headline.Of(edition.Result, words)), ("class", "sub"));
        if (edition.Record.Boundaries is { } boundaries)
        {
            LeaderMap.Write(page, boundaries);
            TurnoutMap.Write(page, boundaries);
        }
        else if (!edition.Election.Tiles.IsEmpty)
        {
            page.Sections.Begin("leaders", words["map.tiles"]);
            UnitsSection.Grid(page.Sections);
            html.Close();
        }

        page.Sections.Begin("table", words["map.table"]);
        Table(page);
        Left(page);
        html.Close();
    }

    /// <summary>Units of the map, and those directly below the country that it lacks.</summary>
    internal static ImmutableArray<int> Shown(Edition edition)
    {
        var units = edition.Election.Units;
        var drawn = edition.Record.Boundaries?.Areas.Select(a => a.Unit) ?? [];
        return [.. units.ChildrenOf(units.Root).Union(drawn).Where(u => !units[u].IsStation).Take(400)];
    }

    private static void Table(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        Tables.Begin(
            html, words.Text("units.caption", Bases.From(words, edition.Result.Base)), 2,
            [words["unit"], words["units.first"], words["votes"], words["share"], words["units.stations"], words["units.cast"], words["units.turnout"]], style: "units");
        foreach (var unit in Shown(edition))
        {
            var tally = edition.Tallies[unit];
            var first = UnitsSection.Leading(edition.Result, tally);
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(unit);
            html.Close().Open("td");
            if (first is { } leading) page.LinkList(leading.List);
            else html.Text(words[tally.Protocols == 0 ? "tiles.nothing" : "map.nobody"]);
            html.Close();
            Cells.Number(page, first?.Votes);
            Cells.Share(page, first?.Share);
            html.Element("td", words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), ("class", "n"));
            Cells.Number(page, tally.Base("cast"));
            Cells.Share(page, tally.Turnout);
            html.Close();
        }

        Tables.End(html);
    }

    /// <summary>What is on no map, and what is on the map without being a unit: nothing is lost in silence.</summary>
    private static void Left(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        if (edition.Record.Boundaries is not { } boundaries) return;
        var drawn = boundaries.Areas.Select(a => a.Unit).ToHashSet();
        var units = edition.Election.Units;
        // A unit is on the map also by the units below it.
        var left = units.ChildrenOf(units.Root).Where(u => !units[u].IsStation && !drawn.Contains(u) && !drawn.Any(d => units.PathOf(d).Contains(u)))
            .Select(u => Names.Unit(edition.Election, u, page.Language)).ToList();
        if (left.Count > 0) html.Element("p", words.Count("map.not-drawn", left.Count, Few(left, words)), ("class", "under"));
        if (!boundaries.Unmatched.IsEmpty) html.Element("p", words.Count("map.no-unit", boundaries.Unmatched.Length, Few([.. boundaries.Unmatched.Select(Names.Isolated)], words)), ("class", "under"));
        html.Open("p", ("class", "under")).Text(words["map.sha256"] + " ").Element("code", boundaries.Sha256, ("class", "long")).Close();
    }

    private static string Few(List<string> names, Wordbook words) =>
        string.Join(", ", names.Take(20)) + (names.Count > 20 ? words.Text("map.more", Numbers.Whole(names.Count - 20)) : "");

    /// <summary>Under every map: whose boundaries these are.</summary>
    internal static void Caption(SitePage page, Boundaries boundaries, string said)
    {
        page.Sections.Caption(said);
        if (boundaries.Attribution.In(page.Language) is { Length: > 0 } whose) page.Html.Element("p", whose, ("class", "whose"));
    }
}

/// <summary>The map of leading lists.</summary>
internal static class LeaderMap
{
    public static void Write(SitePage page, Boundaries boundaries)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        page.Sections.Begin("leaders", words["map.leaders"], words.Text("map.leaders-under", Bases.From(words, edition.Result.Base)));
        var ranks = Ranks(edition, boundaries);
        html.Open("figure", ("class", "mapped")).Trusted(Draw(page, boundaries, ranks));
        MapPage.Caption(page, boundaries, words["map.leaders-caption"]);
        html.Close();
        Legend(page, boundaries, ranks);
        html.Close();
    }

    /// <summary>Lists that lead somewhere, in the order of their votes in the country: the number of each on the map.</summary>
    internal static ImmutableArray<int> Ranks(Edition edition, Boundaries boundaries)
    {
        var leading = boundaries.Areas.Select(a => UnitsSection.Leading(edition.Result, edition.Tallies[a.Unit])?.List).ToHashSet();
        return [.. edition.Result.Lists.Select(s => s.Index).Where(i => leading.Contains(i))];
    }

    internal static string Draw(SitePage page, Boundaries boundaries, ImmutableArray<int> ranks, string? blank = null)
    {
        var words = page.Words;
        return MapPicture.Draw(boundaries.Shapes, unit => Area(page, unit, ranks), words["map.leaders"] + (blank ?? ""), words["tiles.description"]);
    }

    private static MapArea Area(SitePage page, int unit, ImmutableArray<int> ranks)
    {
        var (words, edition) = (page.Words, page.Edition);
        if (unit < 0) return new MapArea("", null, "", "", "", words["map.area-no-unit"], "");
        var tally = edition.Tallies[unit];
        var name = Names.Unit(edition.Election, unit, page.Language);
        if (UnitsSection.Leading(edition.Result, tally) is not { } first)
            return new MapArea("", null, "–", name, "", $"{name}: {words[tally.Protocols == 0 ? "tiles.nothing" : "map.nobody"]}", page.ToUnit(unit));
        var share = first.Share is { } known ? Cells.Said(page, known) : "";
        var part = first.Share is { } s ? Bases.Part(words, s.Numerator, s.Of, s.Denominator) : Numbers.Whole(first.Votes);
        return new MapArea(
            Page.Style(first.List), page.Sections.ColourOf(first.List), Numbers.Whole(ranks.IndexOf(first.List) + 1), name, share,
            $"{name}: {page.Sections.ListName(first.List)}, {(share.Length > 0 ? share + ", " : "")}{part}", page.ToUnit(unit));
    }

    internal static void Legend(SitePage page, Boundaries boundaries, ImmutableArray<int> ranks)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var leaders = boundaries.Areas.Select(a => UnitsSection.Leading(edition.Result, edition.Tallies[a.Unit])?.List).ToList();
        html.Open("ol", ("class", "legend"));
        for (var i = 0; i < ranks.Length; i++)
        {
            html.Open("li").Element("b", Numbers.Whole(i + 1)).Text(" ");
            page.LinkList(ranks[i]);
            html.Element("span", words.Text("map.leads-in", Numbers.Whole(leaders.Count(l => l == ranks[i])), Numbers.Whole(leaders.Count)), ("class", "soft")).Close();
        }

        if (leaders.Count(l => l is null) is > 0 and var nobody)
            html.Open("li").Element("b", "–").Text(" ").Element("span", words["map.nobody-legend"]).Element("span", words.Text("map.leads-in", Numbers.Whole(nobody), Numbers.Whole(leaders.Count)), ("class", "soft")).Close();
        html.Close();
    }
}

/// <summary>The map of turnout, in at most six classes of equal width with round limits.</summary>
internal static class TurnoutMap
{
    private static readonly int[] Widths = [1, 2, 5, 10, 20];

    // For pages without style only; the sheet has a set for light and one for dark paper.
    private static readonly Colour[] Scale = [new(0xe3, 0xec, 0xf4), new(0xbf, 0xd6, 0xea), new(0x8f, 0xb8, 0xdb), new(0x58, 0x93, 0xc4), new(0x2f, 0x6d, 0xa6), new(0x17, 0x4a, 0x7c)];

    public static void Write(SitePage page, Boundaries boundaries)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        // What is more than everybody has no place in any class.
        var possible = boundaries.Areas.Select(a => edition.Tallies[a.Unit].Turnout).Where(t => t is { IsImpossible: false }).Select(t => PercentOf(t!.Value)).ToList();
        if (possible.Count == 0) return;
        var (least, most) = (possible.Min(), possible.Max());
        var width = Widths.First(w => most / w - least / w < Scale.Length || w == Widths[^1]);
        var from = least / width * width;
        page.Sections.Begin("turnout", words["map.turnout"], words["map.turnout-under"]);
        html.Open("figure", ("class", "mapped")).Trusted(MapPicture.Draw(
            boundaries.Shapes, unit => Area(page, unit, from, width), words["map.turnout"], words["tiles.description"], isFirst: false));
        MapPage.Caption(page, boundaries, words["map.turnout-caption"]);
        html.Close();
        html.Open("ol", ("class", "legend"));
        for (var low = from; low <= most; low += width)
        {
            html.Open("li").Open("span", ("class", $"swatch q{(low - from) / width}"), ("aria-hidden", "true")).Close();
            html.Text($"{Numbers.Whole(low)}–{Numbers.Whole(Math.Min(low + width, 100))}{Numbers.Narrow}% ");
            var (bottom, top) = (low, low + width);
            html.Element("span", words.Text("map.units-in", Numbers.Whole(possible.Count(p => p >= bottom && p < top)), Numbers.Whole(boundaries.Areas.Length)), ("class", "soft")).Close();
        }

        html.Close().Close();
    }

    private static MapArea Area(SitePage page, int unit, int from, int width)
    {
        var (words, edition) = (page.Words, page.Edition);
        if (unit < 0) return new MapArea("", null, "", "", "", words["map.area-no-unit"], "");
        var name = Names.Unit(edition.Election, unit, page.Language);
        if (edition.Tallies[unit].Turnout is not { } turnout) return new MapArea("", null, "–", name, "", $"{name}: {words["tiles.nothing"]}", page.ToUnit(unit));
        var said = $"{name}: {Cells.Said(page, turnout)}, {Bases.Part(words, turnout.Numerator, turnout.Of, turnout.Denominator)}";
        if (turnout.IsImpossible) return new MapArea("", null, "⚠", name, Cells.Said(page, turnout), said, page.ToUnit(unit));
        var step = Math.Min((PercentOf(turnout) - from) / width, Scale.Length - 1);
        // The figure is the mark: what the shade says, without shade.
        return new MapArea($"q{step}", Scale[step], Numbers.Whole(PercentOf(turnout)), name, Numbers.WithSign(turnout.Value, page.Language), said, page.ToUnit(unit), IsMarkInFigure: true);
    }

    /// <summary>Whole per cent, cut: 57.99 lies in the class from 57.</summary>
    private static int PercentOf(Share share) => (int)Math.Min(100, (long)((share.Value * 100).Floor()));
}
