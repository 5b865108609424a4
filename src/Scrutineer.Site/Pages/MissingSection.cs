using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Progress;

namespace Scrutineer.Site.Pages;

/// <summary>Which stations are missing, and why; where there are too many for a page, how many in which unit.</summary>
internal static class MissingSection
{
    /// <summary>More stations than this are grouped by the unit above them.</summary>
    private const int MostStations = 300;

    private const int MostGroups = 300;

    public static void Write(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var (missing, country) = (edition.Progress.Missing, edition.Tallies.Country);
        page.Sections.Begin("missing", words["missing.heading"], missing.IsEmpty ? null : words["missing.under"]);
        if (country.StationsMissing == 0) html.Element("p", words["missing.none"]);
        if (country.StationsMissing > missing.Length) html.Element("p", words.Count("missing.unlisted", country.StationsMissing - missing.Length));
        if (missing.Length is > 0 and <= MostStations) Each(page);
        else if (missing.Length > MostStations) Grouped(page);
        html.Close();
    }

    private static void Each(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var units = edition.Election.Units;
        Tables.Begin(html, words.Count("missing.caption", edition.Progress.Missing.Length), 3, [words["missing.station"], words["missing.in"], words["missing.why"], words["missing.register"]], style: "wide-table");
        foreach (var station in edition.Progress.Missing)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(station.Unit);
            html.Close().Open("td");
            if (units.ParentOf(station.Unit) is >= 0 and var parent) page.LinkUnit(parent);
            html.Close();
            html.Element("td", Why(page, station));
            Cells.Number(page, units.Registers[station.Unit]);
            html.Close();
        }

        Tables.End(html);
    }

    private static void Grouped(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var units = edition.Election.Units;
        var groups = edition.Progress.Missing.GroupBy(m => units.ParentOf(m.Unit)).ToList();
        Tables.Begin(
            html, words.Count("missing.caption-grouped", edition.Progress.Missing.Length, Numbers.Whole(groups.Count)), 2,
            [words["unit"], words["missing.in"], words["missing.count"], words["missing.not-reported"], words["missing.elsewhere"], words["missing.withdrawn"]], style: "wide-table");
        foreach (var group in groups.Take(MostGroups))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(group.Key);
            html.Close().Open("td");
            if (units.ParentOf(group.Key) is >= 0 and var parent && parent != units.Root) page.LinkUnit(parent);
            html.Close();
            Cells.Number(page, group.Count());
            Cells.Number(page, group.Count(m => m.Why == WhyMissing.NotReported));
            Cells.Number(page, group.Count(m => m.Why == WhyMissing.OnlyElsewhere));
            Cells.Number(page, group.Count(m => m.Why == WhyMissing.Withdrawn));
            html.Close();
        }

        Tables.End(html);
        html.Open("p", ("class", "under")).Text(groups.Count > MostGroups ? words.Text("missing.cut", Numbers.Whole(MostGroups), Numbers.Whole(groups.Count - MostGroups)) + " " : "");
        page.Link(page.ToPage("downloads.html"), words["missing.all"]);
        html.Close();
    }

    private static string Why(SitePage page, MissingStation station) => station.Why switch
    {
        WhyMissing.NotReported => page.Words["missing.not-reported"],
        WhyMissing.OnlyElsewhere => page.Words.Text("missing.only-in", Names.Channel(page.Edition.Election, station.Channel, page.Language)),
        WhyMissing.Withdrawn => page.Words.Text("missing.withdrawn-because", station.Reason),
        _ => throw new InvalidOperationException(station.ToString()),
    };
}
