using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>The units directly below the country: the grid of tiles where the election has one, and always the table.</summary>
internal static class UnitsSection
{
    /// <summary>Longer tables are cut, and say so.</summary>
    private const int MostRows = 100;

    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var units = result.Election.Units;
        var tallies = units.ChildrenOf(units.Root).Select(u => result.Outcome.Tallies[u]).ToList();
        if (tallies.Count == 0) return;
        var counted = tallies.Count(t => t.Protocols > 0);
        if (counted == 0)
        {
            page.Begin("units", words["units.heading"]);
            html.Element("p", words[result.Country.Protocols == 0 ? "units.nothing" : "units.country-only"]).Close();
            return;
        }

        page.Begin("units", words["units.heading"], words.Count("units.under", tallies.Count));
        if (!result.Election.Tiles.IsEmpty) Grid(page);
        var shown = tallies.Count <= MostRows ? tallies : [.. tallies.OrderByDescending(t => Sum(t) ?? -1).Take(MostRows)];
        Table(page, shown);
        if (shown.Count < tallies.Count) html.Element("p", words.Text("units.cut", Numbers.Whole(shown.Count), Numbers.Whole(tallies.Count - shown.Count)), ("class", "under"));
        html.Close();
    }

    /// <summary>The grid of tiles, with its caption.</summary>
    public static void Grid(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var tiles = result.Election.Tiles.Select(t =>
        {
            var tally = result.Outcome.Tallies[result.Election.Units.Find(t.Key)];
            var first = Leading(result, tally);
            var name = Names.Unit(result.Election, tally.Unit, page.Language);
            var (figure, note) = tally.Protocols == 0 ? ("", words["tiles.nothing"])
                : tally.Turnout is { } turnout ? ((turnout.IsImpossible ? "⚠ " : "") + Numbers.WithSign(turnout.Value, page.Language), words["tiles.turnout"])
                : first is { Share: { } share } ? (Numbers.WithSign(share.Value, page.Language), page.ListName(first.Value.List))
                : ("", "");
            return new Tile(
                t.Value.Column, t.Value.Row, name, figure, note,
                first is { } leading ? page.ColourOf(leading.List) : null, first is { } l ? Page.Style(l.List) : "");
        }).ToImmutableArray();
        var isTurnout = result.Country.Turnout is not null;
        html.Open("figure", ("class", "grid")).Trusted(TileGrid.Draw(tiles, words["tiles.title"], words["tiles.description"]));
        page.Caption(isTurnout ? words["tiles.caption-turnout"] : words.Text("tiles.caption-share", Bases.From(words, result.Base)));
        html.Close();
    }

    /// <summary>A table of units: who leads, what is in, turnout.</summary>
    public static void Table(Page page, IReadOnlyList<Tally> tallies)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        // Who took part is not in every form; columns of nothing but dashes help nobody.
        var hasCast = tallies.Any(t => t.Base("cast") is not null);
        var from = Bases.From(words, result.Base);
        string[] heads = [words["unit"], words["units.first"], words["votes"], words["share"], words["units.stations"], words["units.cast"], words["units.turnout"]];
        Tables.Begin(
            html, hasCast ? words.Text("units.caption", from) : words.Text("units.caption-share", from), 2, [.. heads.Take(hasCast ? 7 : 5)], style: "units");
        foreach (var tally in tallies)
        {
            var first = Leading(result, tally);
            html.Open("tr").Open("th", ("scope", "row"));
            page.WriteUnit(tally.Unit);
            if (result.IsSetAside(tally.Unit)) html.Text(" ").Element("span", words["units.set-aside"], ("class", "chip near"));
            html.Close();
            html.Open("td", ("class", "first"));
            if (first is { } leading) page.WriteList(leading.List);
            else html.Text("–");
            html.Close();
            html.Element("td", first is { } f ? Numbers.Whole(f.Votes) : "–", ("class", "n"));
            Percent(page, first?.Share);
            html.Element("td", words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), ("class", "n"));
            if (hasCast)
            {
                html.Element("td", tally.Base("cast") is { } cast ? Numbers.Whole(cast) : "–", ("class", "n"));
                Percent(page, tally.Turnout);
            }

            html.Close();
        }

        Tables.End(html);
    }

    private static void Percent(Page page, Share? share)
    {
        page.Html.Open("td", ("class", "n"));
        if (share is { IsImpossible: true }) page.Html.Element("span", "⚠ ", ("class", "wrong"), ("title", page.Words["share.impossible"]));
        page.Html.Text(share is { } known ? Numbers.Percent(known.Value, page.Language) : "–").Close();
    }

    /// <summary>The list with most votes; null if none has any, or if several have as many.</summary>
    public static (int List, long Votes, Share? Share)? Leading(Result result, Tally tally)
    {
        var most = result.Lists.Select(s => tally.Votes(s.Index)).Max();
        if (most is not > 0) return null;
        var lists = result.Lists.Where(s => tally.Votes(s.Index) == most).ToList();
        if (lists.Count > 1) return null;
        return (lists[0].Index, most.Value, Elections.Tallies.Share.From(most, BaseOf(result, tally), result.Base));
    }

    /// <summary>The base of the page in a unit.</summary>
    public static long? BaseOf(Result result, Tally tally) => result.Base == Result.Lines ? Sum(tally) : tally.Base(result.Base);

    private static long? Sum(Tally tally) => tally.ListVotes is { } lists ? lists + (tally.AgainstAllVotes ?? 0) : null;
}
