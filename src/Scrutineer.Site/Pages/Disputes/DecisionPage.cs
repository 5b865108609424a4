using System.Globalization;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Documents;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>One decision: what it ordered, what changed because of it, and whether it still holds.</summary>
internal static class DecisionPage
{
    public static PageKind Kind { get; } = new(
        "decisions", edition => edition.Register.Docket.Decisions.Keys.Select(Frame.Plain),
        (page, name) => Find(page, name) is { } index ? new DisputeWords(page.Edition, page.Language).Title(page.Edition.Register.Docket.Decisions[index]) : null,
        (page, name) => Body(page, Find(page, name)!.Value));

    /// <summary>Where the page of a decision is.</summary>
    public static string Of(SitePage page, long index) => page.ToPage($"decisions/{Frame.Plain(index)}.html");

    private static long? Find(SitePage page, string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && Frame.Plain(index) == name && page.Edition.Register.Docket.Decisions.ContainsKey(index) ? index : null;

    private static void Body(SitePage page, long index)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        var (told, made) = (new DisputeWords(page.Edition, page.Language), register.Docket.Decisions[index]);
        var holds = register.Docket.Rulings.Holds(index);
        CasePage.Trail(page, made.Case);
        html.Element("h1", told.Title(made));
        html.Element("p", words.Text("decision.sub", told.Time(register.Docket.Rulings.Find(index)!.At), told.Result(made), Frame.Plain(index)), ("class", "sub"));
        html.Open("p", ("class", "due")).Element("strong", told.Holds(index), ("class", holds ? "" : "late"));
        if (register.Docket.Rulings.EndOf(index) is { } end && register.Docket.Decisions.ContainsKey(end.Index))
        {
            html.Text(" ");
            page.Link(Of(page, end.Index), words["decision.its-page"]);
        }

        html.Close();
        page.Sections.Begin("orders", words["decision.what"]);
        DecisionParts.Orders(page, told, index);
        html.Close();
        ConsequenceSection.Write(page, told, index);
        page.Sections.Begin("reasons", words["decision.reasons"]);
        if (made.Case is { } of)
        {
            html.Open("p").Text(words["decision.on"] + " ");
            page.Link(CasePage.Of(page, of), words.Text("case.title", Frame.Plain(of), told.Forum(register.Docket.Find(of)!.Filed.Forum)));
            html.Close();
        }

        DecisionParts.Reason(page, made);
        DecisionParts.Findings(page, told, made);
        DecisionParts.Votes(page, made);
        html.Close();
        Appeal(page, told, index);
        Documents(page, index);
        ProofSection.Write(page, [index]);
    }

    private static void Appeal(SitePage page, DisputeWords told, long index)
    {
        page.Sections.Begin("appeal", page.Words["appeal.heading"]);
        page.Html.Element("p", told.Appeal(index), ("class", "due"));
        var appeals = page.Edition.Register.Docket.AppealsOf(index).ToList();
        if (appeals.Count > 0)
        {
            page.Html.Open("ul");
            foreach (var appeal in appeals)
            {
                page.Html.Open("li");
                page.Link(CasePage.Of(page, appeal.Number), page.Words.Text("case.title", Frame.Plain(appeal.Number), told.Forum(appeal.Filed.Forum)));
                page.Html.Text($" ({told.Stands(page.Edition.Register.Find(appeal.Number)!)})").Close();
            }

            page.Html.Close();
        }

        page.Html.Close();
    }

    private static void Documents(SitePage page, long index)
    {
        var (html, words, made) = (page.Html, page.Words, page.Edition.Register.Docket.Decisions[index]);
        page.Sections.Begin("documents", words["decision.documents"], words["decision.documents-under"]);
        html.Open("ul", ("class", "scans")).Open("li");
        page.Link(page.ToVersion(DecisionFiles.PathOf(index, page.Language)), words["decision.pdf"]);
        html.Close().Open("li");
        page.Link(page.ToVersion($"data/decisions/{Frame.Plain(index)}.json"), words["decision.json"]);
        html.Close();
        foreach (var document in made.Documents)
        {
            html.Open("li");
            page.Link(page.ToRoot($"blob/sha256/{document.Sha256}"), words["decision.paper"]);
            html.Text($" ({document.MediaType}, {words.Text("decision.bytes", Numbers.Whole(document.Length))}). SHA-256 ").Element("code", document.Sha256).Close();
        }

        html.Close();
        if (made.Note is { } note)
        {
            html.Element("p", words.Text("decision.signed", string.Join(", ", DecisionSigners.Of(note))));
            html.Open("details").Element("summary", words["decision.note"]).Element("pre", note).Close();
        }

        html.Close();
    }
}
