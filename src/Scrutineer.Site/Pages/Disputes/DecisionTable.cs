using Scrutineer.Elections.Disputes;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Decisions as a table.</summary>
internal static class DecisionTable
{
    public static void Write(SitePage page, DisputeWords told, IEnumerable<long> decisions)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        Tables.Begin(
            html, words["decisions.caption"], 7,
            [words["decision.number"], words["decision.made"], words["case.forum"], words["decision.result"], words["decision.orders"], words["case.effect"], words["decision.force"]], style: "register");
        foreach (var index in decisions)
        {
            var made = register.Docket.Decisions[index];
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(DecisionPage.Of(page, index), made.Number);
            html.Close();
            html.Element("td", told.Day(register.Docket.Rulings.Find(index)!.At)).Element("td", told.Forum(made.Forum)).Element("td", told.Result(made));
            html.Element("td", made.Remedies.IsEmpty ? words["decision.orders-nothing"] : string.Join("; ", made.Remedies.Select(r => words[$"remedy.{RemedyCodes.Of(r)}"])));
            html.Element("td", told.Effect(register.ConsequenceOf(index)));
            html.Element("td", words[register.Docket.Rulings.Holds(index) ? "decision.in-force" : "decision.revoked"], ("class", register.Docket.Rulings.Holds(index) ? "" : "late")).Close();
        }

        Tables.End(html);
    }
}
