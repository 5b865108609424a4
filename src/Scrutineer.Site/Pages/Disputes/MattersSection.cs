using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>"Does it matter?": the same law over other inputs, beside the complaint, and marked as a supposition.</summary>
internal static class MattersSection
{
    public static void Write(SitePage page, RegisterRow row)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var matters = edition.Register.MattersOf(row.Case);
        page.Sections.Begin("matters", words["matters.heading"], words.Text("matters.under", Numbers.Whole(edition.Number)));
        html.Open("p", ("class", "supposed")).Element("strong", words["matters.supposed"]).Close();
        if (!matters.Impact.IsOk)
        {
            html.Element("p", words.Text("matters.refused", matters.Impact.Refusal!.Code)).Close();
            return;
        }

        var (impact, election) = (matters.Impact.Value, edition.Election);
        string Name(string code) => Names.Claimant(election, code, page.Language);
        html.Element("p", words.Count("matters.stations", impact.Without.Stations, Numbers.Whole(impact.Votes)));
        if (impact.Without.Stations == 0)
        {
            html.Close();
            return;
        }

        html.Open("ul");
        html.Element("li", (impact.Without.SeatsMoved == 0 ? words["matters.without-same"] : words.Count("matters.without", impact.Without.SeatsMoved))
            + (impact.Without.Entering.IsEmpty ? "" : " " + words.Text("matters.entering", string.Join(", ", impact.Without.Entering.Select(Name))))
            + (impact.Without.Leaving.IsEmpty ? "" : " " + words.Text("matters.leaving", string.Join(", ", impact.Without.Leaving.Select(Name)))));
        if (impact.Worst is { } worst)
            html.Element("li", worst.SeatsMoved == 0 ? words["matters.moved-same"] : words.Count("matters.moved", worst.SeatsMoved, Name(worst.List)));
        html.Open("li").Text(matters.Fewest is { } fewest
            ? words.Count(fewest.IsExact ? "matters.fewest" : "matters.fewest-bound", fewest.Cost.Floor(), Numbers.Whole(fewest.Lower.Ceiling())) + " " : words["matters.fewest-none"]);
        if (matters.Fewest is not null) CasePage.Units(page, matters.Fewest.Codes);
        html.Close().Close();
        Tables.Begin(html, words["matters.caption"], 1, [words["list"], words["matters.seats-now"], words["matters.seats-without"], words["matters.seats-given"], words["matters.seats-moved"]], style: "register");
        foreach (var moved in impact.Moved)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkList(election.FindList(moved.List));
            html.Close();
            html.Element("td", Numbers.Whole(impact.Without.Standing.Outcome.SeatsOf(moved.List)), ("class", "n")).Element("td", Numbers.Whole(impact.Without.After.Outcome.SeatsOf(moved.List)), ("class", "n"));
            html.Element("td", Numbers.Whole(moved.Outcome.SeatsOf(moved.List)), ("class", "n")).Element("td", Numbers.Whole(moved.SeatsMoved), ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
