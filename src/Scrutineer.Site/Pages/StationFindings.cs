using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>What does not fit in the protocols of a station, with the numbers. Leads, never verdicts.</summary>
internal static class StationFindings
{
    public static void Write(SitePage page, int unit)
    {
        var (html, words) = (page.Html, page.Words);
        var findings = page.Edition.FindingsIn(unit).ToList();
        page.Sections.Begin("findings", words["findings.heading"], findings.Count == 0 ? words["station.no-findings"] : words["station.findings-under"]);
        if (findings.Count > 0)
        {
            html.Open("ul", ("class", "findings"));
            foreach (var finding in findings)
            {
                html.Open("li", ("class", finding.Severity.ToString().ToLowerInvariant()));
                html.Element("strong", $"{words[$"severity.{finding.Severity}"]}, {Names.Channel(page.Edition.Election, finding.Channel, page.Language)}").Text(": ");
                html.Text(finding.Long.In(page.Language) is { Length: > 0 } told ? told : finding.Short.In(page.Language));
                if (finding.Turnout is { } turnout) html.Text($" ({TurnoutText.Of(words, turnout)})");
                else if (finding is { Left: { } left, Right: { } right })
                    html.Text($" {words.Text("station.compared", Numbers.Whole(left), Numbers.Whole(right), finding.Difference is { } d ? Numbers.Signed(d) : "–")}");
                if (finding.OtherUnit is { } other && other != unit)
                {
                    html.Text(" ");
                    page.LinkUnit(other);
                }

                html.Close();
            }

            html.Close();
        }

        foreach (var accepted in page.Edition.AcceptedIn(unit))
            html.Element("p", words.Text("station.accepted", string.Join(", ", accepted.Data.Findings), accepted.Data.Reason, Frame.Plain(accepted.Index)), ("class", "due"));
        html.Close();
    }
}
