using Microsoft.AspNetCore.Http;
using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report.Html;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>All cases: who complains of what, where each stands, days used and allowed.</summary>
internal static class RegisterPage
{
    public static IResult Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        var cases = page.Desk.Cases(page.Visit.Who);
        if (!cases.IsOk) return DeskRefusals.Answer(page.Context, page.Language, cases.Refusal!);
        return page.Answer(words["cases.title"], () =>
        {
            html.Element("h1", words["cases.title"]).Element("p", words["cases.under"], ("class", "sub"));
            html.Open("p", ("class", "links"));
            if (Permissions.Allows(page.Visit.Who.Role, Operation.FileComplaint)) page.Link(page.To("cases", "file"), words["cases.file"]);
            if (Permissions.Allows(page.Visit.Who.Role, Operation.DecideComplaint)) page.Link(page.To("decide"), words["cases.own-motion"]);
            html.Close();
            if (cases.Value.IsEmpty) html.Element("p", words["cases.none"]);
            else Table(page, cases.Value);
        });
    }

    private static void Table(DeskPage page, ImmutableArray<CaseView> cases)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("p", words.Count("cases.open", cases.Count(c => c.Case.IsOpen)), ("class", "under"));
        Tables.Begin(html, words["cases.title"], 5, [words["case.number"], words["case.stage"], words["case.grounds"], words["case.before"], words["case.filed"], words["case.days"]], isCaptionHidden: true);
        foreach (var view in cases)
        {
            var one = view.Case;
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.To("cases", DeskPage.Plain(one.Number)), DeskPage.Plain(one.Number));
            html.Close().Element("td", CasePage.Stands(page, view)).Element("td", string.Join(", ", one.Filed.Grounds.Select(g => DisputeNames.Ground(page, g))));
            html.Element("td", DisputeNames.Seat(page, one.Filed.Forum, one.Filed.At)).Element("td", DisputeNames.Time(page, one.FiledAt));
            html.Element("td", CasePage.Days(page, view), ("class", view.Days.IsOverdue ? "n due" : "n")).Close();
        }

        Tables.End(html);
    }
}
