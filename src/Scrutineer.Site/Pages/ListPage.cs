using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages;

/// <summary>A list or candidate: where it stands and why, and where its votes are.</summary>
internal static class ListPage
{
    public static PageKind Kind { get; } = new(
        "list", edition => edition.Election.Lists.Select(l => PathCode.Of(l.Code)),
        (page, name) => Find(page, name) is { } standing ? Names.List(standing.List, page.Language) : null,
        (page, name) => Body(page, Find(page, name)!));

    private static Standing? Find(SitePage page, string name) =>
        page.Edition.FileNames.List(name) is >= 0 and var list ? page.Edition.Result.Standings.FirstOrDefault(s => s.Index == list) : null;

    private static void Body(SitePage page, Standing standing)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        html.Open("h1").Element("bdi", Names.List(standing.List, page.Language)).Close();
        html.Open("p", ("class", "sub")).Text(Said(page, standing));
        if (Chips.Of(result.Election, standing, words) is { Length: > 0 } chip) html.Text(" ").Element("span", chip, ("class", $"chip {standing.Place.ToString().ToLowerInvariant()}"));
        html.Close();
        if (standing.Bar is { } bar) html.Element("p", Bases.Comparison(words, bar) + ".");
        Seats(page, standing);
        Units(page, standing);
    }

    private static string Said(SitePage page, Standing standing)
    {
        if (standing.Votes is not { } votes) return page.Words["list.no-votes"];
        var seats = standing.List.IsAgainstAll ? "" : " " + page.Words.Count(page.Edition.Result.IsPartial ? "list.seats-now" : "list.seats", standing.Seats);
        return page.Edition.Result.BaseNumber is { } number
            ? $"{page.Words.Text("list.votes", Bases.Part(page.Words, votes, page.Edition.Result.Base, number), Numbers.WithSign(standing.Share?.Value ?? Law.Rational.Zero, page.Language))}{seats}"
            : $"{page.Words.Count("list.votes-only", votes)}{seats}";
    }

    /// <summary>Seats by each base of the bar, where they differ: what hangs on the reading of the law.</summary>
    private static void Seats(SitePage page, Standing standing)
    {
        var (html, words, outcome) = (page.Html, page.Words, page.Edition.Outcome);
        var others = outcome.OtherBases.Where(o => o.Outcome.SeatsOf(standing.List.Code) != standing.Seats).ToList();
        if (others.Count == 0) return;
        page.Sections.Begin("bases", words["list.bases"]);
        html.Open("ul");
        foreach (var other in others)
            html.Element("li", words.Count("list.base", other.Outcome.SeatsOf(standing.List.Code), Bases.From(words, other.Base), Numbers.Whole(standing.Seats)));
        html.Close();
        page.Link(page.ToPage("outcome.html"), words["list.why"]);
        html.Close();
    }

    private static void Units(SitePage page, Standing standing)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        var units = result.Election.Units;
        var rows = units.ChildrenOf(units.Root).Select(u => page.Edition.Tallies[u]).Where(t => t.Votes(standing.Index) is not null)
            .OrderByDescending(t => t.Votes(standing.Index)).ThenBy(t => t.Unit).Take(UnitPages.MostBelow).ToList();
        if (rows.Count == 0) return;
        page.Sections.Begin("units", words["list.where"], words.Text("list.where-under", Bases.From(words, result.Base)));
        Tables.Begin(html, words["list.where"], 1, [words["unit"], words["votes"], words["share"], words["list.part"], words["units.stations"]], isCaptionHidden: true);
        foreach (var tally in rows)
        {
            var votes = tally.Votes(standing.Index);
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(tally.Unit);
            html.Close().Element("td", Figures.Whole(votes), ("class", "n"));
            Figures.Cell(page, Share.From(votes, UnitsSection.BaseOf(result, tally), result.Base));
            Figures.Cell(page, Share.From(votes, standing.Votes, "list"));
            html.Element("td", words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
