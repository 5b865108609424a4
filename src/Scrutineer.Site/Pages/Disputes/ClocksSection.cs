using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>The time limits of a case with their last moments and articles; one that stands still says by what.</summary>
internal static class ClocksSection
{
    public static void Write(SitePage page, DisputeWords told, Case one)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        var clocks = RunningClock.Of(register.Docket, one, register.Now).ToList();
        if (clocks.Count == 0) return;
        page.Sections.Begin("clocks", words["clocks.heading"], words["clocks.under"]);
        Tables.Begin(html, words["clocks.caption"], 5, [words["clocks.what"], words["clocks.from"], words["clocks.last"], words["clocks.done"], words["clocks.article"]], style: "register");
        foreach (var clock in clocks)
        {
            html.Open("tr").Element("th", words[$"clock.{clock.Code}"], ("scope", "row")).Element("td", told.Time(clock.Clock.From));
            html.Element("td", clock.Last is { } last ? words.Text("clocks.until", told.Time(last)) : words.Text("clocks.suspended", told.Ruled(clock.Clock.SuspendedBy!.Value)));
            html.Open("td").Text(clock.Ended is { } ended ? told.Time(ended) : words[clock.Code == "appeal" ? "clocks.no-appeal" : "clocks.not-yet"]);
            if (clock.IsLate) html.Text(" ").Element("strong", words["case.overdue"], ("class", "late"));
            html.Close().Element("td", clock.Clock.Clock.Article is { Length: > 0 } article ? article : "–").Close();
        }

        Tables.End(html);
        html.Close();
    }
}
