using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages.Disputes;

namespace Scrutineer.Site.Pages;

/// <summary>A region or district: its totals beside the country's, and the units in it.</summary>
internal static class AreaPage
{
    private const int MostFindings = 40;

    public static void Write(SitePage page, int unit, int part)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var tally = edition.Tallies[unit];
        Crumbs.Write(page, unit);
        html.Element("p", Said(page, tally), ("class", "sub"));
        Opening.WriteFacts(page.Sections, tally);
        if (part == 1) Votes(page, tally);
        Below(page, unit, part);
        if (part == 1) Findings(page, unit);
        if (part == 1) UnitDisputes.Write(page, unit);
        html.Open("p", ("class", "under"));
        page.Link(page.ToVersion($"data/unit/{PathCode.Of(edition.Election.Units[unit].Code)}.json"), words["unit.data"]);
        html.Text(" · ");
        page.Link(page.ToVersion(Documents.SummaryFiles.PathOf(edition, unit, page.Language)), words["pdf.unit-link"]);
        html.Close();
    }

    private static string Said(SitePage page, Tally tally) =>
        tally.Protocols == 0 ? page.Words["unit.nothing"]
        : tally.StationsMissing > 0 ? page.Words.Count("unit.missing", tally.StationsMissing)
        : page.Words["unit.all-in"];

    private static void Votes(SitePage page, Tally tally)
    {
        if (tally.Protocols == 0) return;
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        var of = UnitsSection.BaseOf(result, tally);
        var under = of is { } number ? words.Text("votes.under", Bases.Counted(words, result.Base, number)) : words["votes.no-base"];
        page.Sections.Begin("votes", words["votes.heading"], under);
        Tables.Begin(html, words.Text("unit.votes-caption", Bases.From(words, result.Base)), 1, [words["list"], words["votes"], words["share"], words["unit.country-share"]], isCaptionHidden: true);
        foreach (var standing in result.Standings.OrderBy(s => s.List.IsAgainstAll).ThenByDescending(s => tally.Votes(s.Index) ?? -1).ThenBy(s => s.Index))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkList(standing.Index);
            html.Close();
            html.Element("td", Figures.Whole(tally.Votes(standing.Index)), ("class", "n"));
            Figures.Cell(page, Share.From(tally.Votes(standing.Index), of, result.Base));
            Figures.Cell(page, standing.Share);
            html.Close();
        }

        html.Close().Open("tbody", ("class", "sums"));
        if (tally.ListVotes is { } lists) Sum("sum.lines", lists + (tally.AgainstAllVotes ?? 0));
        if (tally.Base("valid") is { } valid) Sum("base.valid.name", valid);
        if (tally.Base("cast") is { } cast) Sum("base.cast.name", cast);
        Tables.End(html);
        html.Close();

        void Sum(string key, long votes)
        {
            html.Open("tr").Element("th", words[key], ("scope", "row")).Element("td", Numbers.Whole(votes), ("class", "n"));
            Figures.Cell(page, Share.From(votes, of, result.Base));
            html.Element("td", "", ("class", "n")).Close();
        }
    }

    private static void Below(SitePage page, int unit, int part)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var below = edition.Election.Units.ChildrenOf(unit);
        if (below.IsEmpty) return;
        page.Sections.Begin("units", words["unit.below"], words.Count("unit.below-under", below.Length));
        UnitsSection.Table(page.Sections, [.. below.Skip((part - 1) * UnitPages.MostBelow).Take(UnitPages.MostBelow).Select(u => edition.Tallies[u])]);
        var parts = UnitPages.Parts(edition, unit);
        if (parts > 1)
        {
            html.Open("nav", ("class", "parts"), ("aria-label", words["unit.parts"]));
            for (var i = 1; i <= parts; i++)
            {
                if (i == part) html.Element("strong", Frame.Plain(i), ("aria-current", "page"));
                else page.Link(i == 1 ? page.ToUnit(unit) : page.ToPage($"unit/{PathCode.Of(edition.Election.Units[unit].Code)}.{Frame.Plain(i)}.html"), Frame.Plain(i));
                html.Text(" ");
            }

            html.Close();
        }

        html.Close();
    }

    private static void Findings(SitePage page, int unit)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var here = edition.FindingsIn(unit).ToList();
        if (here.Count == 0) return;
        page.Sections.Begin("findings", words["findings.heading"], words.Count("unit.findings", here.Count));
        html.Open("ul", ("class", "findings"));
        foreach (var group in here.GroupBy(f => f.Unit).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostFindings))
        {
            html.Open("li");
            page.LinkUnit(group.Key);
            html.Text(": " + string.Join("; ", group.Select(f => f.Short.In(page.Language)).Distinct().Take(4))).Close();
        }

        html.Close().Close();
    }
}
