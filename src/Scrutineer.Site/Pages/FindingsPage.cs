using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.Site.Pages;

/// <summary>All findings: how many of each kind, and the stations that have most.</summary>
internal static class FindingsPage
{
    private const int Most = 150;

    public static PageKind Kind { get; } = PageKind.One("findings", page => page.Words["findings.heading"], Body);

    private static void Body(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["findings.heading"]);
        html.Element("p", words["site.findings-sub"], ("class", "sub"));
        FindingsSection.Write(page.Sections);
        var stations = page.Edition.Findings.GroupBy(f => f.Unit).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        if (stations.Count == 0) return;
        page.Sections.Begin("stations", words["site.findings-stations"], words.Count("site.findings-stations-under", stations.Count));
        Tables.Begin(html, words["site.findings-stations"], 2, [words["unit"], words["findings.what"], words["findings.count"]], isCaptionHidden: true);
        foreach (var station in stations.Take(Most))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(station.Key);
            html.Close().Element("td", string.Join("; ", station.Select(f => f.Short.In(page.Language)).Distinct().Take(3)));
            html.Element("td", Numbers.Whole(station.Count()), ("class", "n")).Close();
        }

        Tables.End(html);
        if (stations.Count > Most) html.Element("p", words.Count("site.differ-more", stations.Count - Most), ("class", "under"));
        html.Close();
    }
}
