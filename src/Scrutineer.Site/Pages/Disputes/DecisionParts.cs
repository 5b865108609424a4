using Scrutineer.Elections.Entries;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Parts of a decision that its own page and the page of its case share.</summary>
internal static class DecisionParts
{
    public static void Reason(SitePage page, DecisionMade made)
    {
        page.Html.Element("blockquote", made.Reason.In(page.Language));
        if (made.Law.Length > 0) page.Html.Element("p", page.Words.Text("decision.law", made.Law));
    }

    public static void Findings(SitePage page, DisputeWords told, DecisionMade made)
    {
        if (made.Findings.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Element("h3", words["decision.findings"]);
        Tables.Begin(html, words["decision.findings"], 3, [words["decision.ground"], words["decision.found"], words["decision.why"]], isCaptionHidden: true, style: "history");
        foreach (var finding in made.Findings)
        {
            html.Open("tr").Element("th", told.Ground(finding.Ground), ("scope", "row")).Element("td", words[finding.IsFound ? "decision.found-yes" : "decision.found-no"]);
            html.Element("td", finding.Text.In(page.Language)).Close();
        }

        Tables.End(html);
    }

    public static void Votes(SitePage page, DecisionMade made)
    {
        if (made.Votes is not { } votes) return;
        page.Html.Element("h3", page.Words["decision.votes"]);
        page.Html.Element("p", page.Words.Text("decision.votes-said", Numbers.Whole(votes.For), Numbers.Whole(votes.Against), Numbers.Whole(votes.Abstained)));
        if (votes.Dissent.In(page.Language) is { Length: > 0 } dissent) page.Html.Open("p").Element("strong", page.Words["decision.dissent"]).Text(" " + dissent).Close();
    }

    /// <summary>What it ordered, and whether that is done.</summary>
    public static void Orders(SitePage page, DisputeWords told, long decision)
    {
        var (html, words, docket) = (page.Html, page.Words, page.Edition.Register.Docket);
        var made = docket.Decisions[decision];
        if (made.Remedies.IsEmpty)
        {
            html.Element("p", words["decision.orders-nothing"]);
            return;
        }

        html.Open("ul", ("class", "acts"));
        foreach (var remedy in made.Remedies)
        {
            html.Open("li").Text(told.Said(remedy));
            if (remedy is Revocation { Entry: var ended } && docket.Decisions.ContainsKey(ended))
            {
                html.Text(" ");
                page.Link(DecisionPage.Of(page, ended), words["decision.its-page"]);
            }

            if (remedy is RepeatVote { Law: { } law })
            {
                html.Text(" ");
                page.Link(page.ToRoot($"blob/sha256/{law.Sha256}"), words["decision.repeat-law"]);
                html.Text(" · ");
                page.Link(Laws.LawPage.Of(page, decision), words["law-diff.link"]);
            }

            if (remedy is RepeatVote { Election: { } election }) html.Text(" " + words.Text("decision.repeat-election", election));
            html.Close();
        }

        html.Close();
        var orders = docket.Orders.Where(o => o.Decision == decision).ToList();
        if (orders.Count == 0) return;
        Tables.Begin(html, words["orders.caption"], 3, [words["orders.what"], words["unit"], words["orders.done"]], isCaptionHidden: true, style: "history");
        foreach (var order in orders)
        {
            html.Open("tr").Element("th", words[$"remedy.{order.Remedy}"], ("scope", "row")).Open("td");
            page.LinkUnit(page.Edition.Election.Units.Find(order.Unit));
            html.Close().Element("td", order.DoneBy is { } by ? words.Text("orders.done-by", Frame.Plain(by)) : words[docket.Rulings.Holds(decision) ? "orders.open" : "orders.void"]).Close();
        }

        Tables.End(html);
    }
}
