using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Cases as a table.</summary>
internal static class CaseTable
{
    public static void Write(SitePage page, DisputeWords told, IEnumerable<RegisterRow> rows)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        Tables.Begin(
            html, words["complaints.caption"], 8,
            [words["case.number"], words["case.filed"], words["case.forum"], words["case.grounds"], words["case.units"], words["case.stands"], words["case.decision"], words["case.effect"], words["case.days"]], style: "register");
        foreach (var row in rows)
        {
            var filed = row.Case.Filed;
            html.Open("tr", ("data-in", string.Join(' ', register.Views.Of(row.Case.Number).Select(v => v.Name)))).Open("th", ("scope", "row"));
            page.Link(CasePage.Of(page, row.Case.Number), Frame.Plain(row.Case.Number));
            html.Close();
            html.Element("td", told.Day(row.Case.FiledAt)).Element("td", told.Forum(filed.Forum)).Element("td", string.Join("; ", filed.Grounds.Select(told.Ground)));
            html.Element("td", told.Units(filed.Units)).Element("td", told.Stands(row)).Open("td");
            if (row.Decision is { } index) page.Link(DecisionPage.Of(page, index), row.Made!.Number);
            else html.Text("–");
            html.Close().Element("td", row.Decision is { } decided ? told.Effect(register.ConsequenceOf(decided)) : "–");
            html.Open("td", ("class", "n")).Text(told.Days(row.Days));
            if (row.Days.IsOverdue) html.Text(" ").Element("strong", words["case.overdue"], ("class", "late"));
            html.Close().Close();
        }

        Tables.End(html);
    }
}
