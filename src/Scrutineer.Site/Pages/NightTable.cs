using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Pages;

/// <summary>The night, version by version. The module turns the rows into a slider; without it they are a table.</summary>
internal static class NightTable
{
    private const int MostLists = 8;

    public static void Write(SitePage page, PastVersion? then)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var versions = edition.Versions.Reverse().ToList();
        var lists = edition.Result.Lists.Take(MostLists).ToList();
        page.Sections.Begin("night", words["night.heading"], words["night.under"]);
        html.Open("div", ("class", "night")).Close();
        Tables.Begin(
            html, words["night.caption"], 3,
            [words["night.version"], words["night.time"], words["night.channel"], words["units.stations"], words["night.register"], .. lists.Select(l => page.Sections.ListName(l.Index)), words["night.compare"]],
            style: "wide-table versions");
        foreach (var version in versions)
        {
            var isThis = version.Number == edition.Number;
            html.Open("tr", ("class", isThis ? "has" : ""), ("data-version", Frame.Plain(version.Number)));
            html.Open("th", ("scope", "row")).Element("a", Numbers.Whole(version.Number), ("href", page.ToVersion($"../{Frame.Plain(version.Number)}/{page.Language}/index.html"))).Close();
            html.Element("td", $"{Moments.Clock(version.Time)}, {Moments.Date(words, DateOnly.FromDateTime(version.Time.DateTime))}", ("class", "time")).Element("td", Names.Channel(edition.Election, version.Channel, page.Language));
            html.Element("td", words.Text("n-of-m", Numbers.Whole(version.StationsReported), Numbers.Whole(version.Stations)), ("class", "n"));
            Figures.Cell(page, version.Register);
            foreach (var list in lists) html.Element("td", Figures.Whole(version.Votes[list.Index]), ("class", "n"), ("data-list", Frame.Plain(list.Index)));
            html.Open("td");
            if (!isThis && version.Number != then?.Number) page.Link(page.ToPage($"changes/{Frame.Plain(version.Number)}.html"), words["night.difference"]);
            html.Close().Close();
        }

        Tables.End(html);
        html.Close();
    }
}
