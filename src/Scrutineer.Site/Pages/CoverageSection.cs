using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.Site.Pages;

/// <summary>Coverage of stations and of registered voters, region by region: a per cent of stations alone misleads where stations differ in size.</summary>
internal static class CoverageSection
{
    /// <summary>Longer tables are cut, and say so.</summary>
    private const int MostRows = 150;

    public static void Write(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var units = edition.Election.Units;
        var below = units.ChildrenOf(units.Root).Where(u => !units[u].IsStation).ToList();
        if (below.Count == 0) return;
        page.Sections.Begin("coverage", words["coverage.heading"], words["coverage.under"]);
        Tables.Begin(
            html, words["coverage.caption"], 1,
            [words["unit"], words["coverage.stations"], words["coverage.of-stations"], words["coverage.covered"], words["coverage.register"], words["coverage.of-register"]],
            style: "wide-table");
        foreach (var unit in below.Take(MostRows)) Row(edition.Tallies[unit], () => page.LinkUnit(unit));
        html.Close().Open("tbody", ("class", "sums"));
        Row(edition.Tallies.Country, () => html.Text(words["coverage.country"]), "has");
        Tables.End(html);
        if (below.Count > MostRows) html.Element("p", words.Text("units.cut", Numbers.Whole(MostRows), Numbers.Whole(below.Count - MostRows)), ("class", "under"));
        html.Close();

        void Row(Tally tally, Action name, string style = "")
        {
            html.Open("tr", ("class", style)).Open("th", ("scope", "row"));
            name();
            html.Close();
            html.Element("td", words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), ("class", "n"));
            Cells.Share(page, tally.StationCoverage);
            Cells.Number(page, tally.RegisteredCovered);
            Cells.Number(page, tally.Registered);
            Cells.Share(page, tally.RegisterCoverage);
            html.Close();
        }
    }
}
