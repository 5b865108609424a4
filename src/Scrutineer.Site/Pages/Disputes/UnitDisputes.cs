using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Cases and decisions that touch a unit, on its page.</summary>
internal static class UnitDisputes
{
    private const int Most = 25;

    public static void Write(SitePage page, int unit)
    {
        var register = page.Edition.Register;
        if (!register.IsKept || (register.Docket.Cases.Count == 0 && register.Docket.Decisions.Count == 0)) return;
        var (cases, decisions) = (register.CasesAt(unit).ToList(), register.DecisionsAt(unit).ToList());
        if (cases.Count == 0 && decisions.Count == 0) return;
        var (html, words, told) = (page.Html, page.Words, new DisputeWords(page.Edition, page.Language));
        page.Sections.Begin("disputes", words["unit.disputes"], words["unit.disputes-under"]);
        html.Open("ul", ("class", "findings"));
        foreach (var number in cases.Take(Most))
        {
            var row = register.Find(number)!;
            html.Open("li");
            page.Link(CasePage.Of(page, number), words.Text("case.title", Frame.Plain(number), told.Forum(row.Case.Filed.Forum)));
            html.Text($": {string.Join("; ", row.Case.Filed.Grounds.Select(told.Ground))} ({told.Stands(row)})").Close();
        }

        foreach (var index in decisions.Take(Most))
        {
            html.Open("li");
            page.Link(DecisionPage.Of(page, index), told.Title(register.Docket.Decisions[index]));
            html.Text($": {string.Join(' ', [.. register.Docket.Decisions[index].Remedies.Select(told.Said), told.Holds(index)])}").Close();
        }

        html.Close();
        if (int.Max(cases.Count, decisions.Count) > Most)
        {
            html.Open("p", ("class", "under"));
            page.Link(page.ToPage("complaints.html"), words["complaints.all-link"]);
            html.Close();
        }

        html.Close();
    }
}
