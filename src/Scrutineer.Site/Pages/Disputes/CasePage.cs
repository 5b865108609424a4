using System.Globalization;
using Scrutineer.Elections.Entries;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>One case: what is said, what was handed in, every step, every clock, the decision, and what hangs on it.</summary>
internal static class CasePage
{
    private const int MostUnits = 60;

    public static PageKind Kind { get; } = new(
        "complaints", edition => edition.Register.Docket.Cases.Select(c => Frame.Plain(c.Number)),
        (page, name) => Find(page, name) is { } row ? page.Words.Text("case.title", name, new DisputeWords(page.Edition, page.Language).Forum(row.Case.Filed.Forum)) : null,
        (page, name) => Body(page, Find(page, name)!));

    /// <summary>Where the page of a case is.</summary>
    public static string Of(SitePage page, long number) => page.ToPage($"complaints/{Frame.Plain(number)}.html");

    private static RegisterRow? Find(SitePage page, string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Frame.Plain(number) == name ? page.Edition.Register.Find(number) : null;

    private static void Body(SitePage page, RegisterRow row)
    {
        var (html, words) = (page.Html, page.Words);
        var told = new DisputeWords(page.Edition, page.Language);
        Trail(page, null);
        html.Element("h1", words.Text("case.title", Frame.Plain(row.Case.Number), told.Forum(row.Case.Filed.Forum)));
        html.Element("p", words.Text("case.sub", told.By(row.Case.Filed.By), told.Day(row.Case.FiledAt), told.Stands(row)), ("class", "sub"));
        Facts(page, told, row);
        Said(page, told, row);
        EvidenceSection.Write(page, row.Case);
        StepsSection.Write(page, told, row.Case);
        ClocksSection.Write(page, told, row.Case);
        if (row.Decision is { } decision) Decided(page, told, row, decision);
        Related(page, told, row);
        MattersSection.Write(page, row);
        ProofSection.Write(page, Register.EntriesOf(row.Case));
        html.Open("p", ("class", "under"));
        page.Link(page.ToVersion($"data/complaints/{Frame.Plain(row.Case.Number)}.json"), words["unit.data"]);
        html.Close();
    }

    /// <summary>The way back to the register, and from a decision to its case.</summary>
    public static void Trail(SitePage page, long? number)
    {
        page.Html.Open("nav", ("class", "crumbs"), ("aria-label", page.Words["unit.where"])).Open("ol").Open("li");
        page.Link(page.ToPage("complaints.html"), page.Words["complaints.title"]);
        page.Html.Close();
        if (number is { } of)
        {
            page.Html.Open("li");
            page.Link(Of(page, of), page.Words.Text("case.short", Frame.Plain(of)));
            page.Html.Close();
        }

        page.Html.Close().Close();
    }

    private static void Facts(SitePage page, DisputeWords told, RegisterRow row)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("dl", ("class", "facts"));
        Fact(words["case.stands"], told.Stands(row));
        Fact(words["case.days"], told.Days(row.Days) + (row.Days.IsOverdue ? $", {words["case.overdue"]}" : ""));
        Fact(words["case.decision"], row.Made is { } made ? made.Number : "–");
        Fact(words["case.effect"], row.Decision is { } index ? told.Effect(page.Edition.Register.ConsequenceOf(index)) : "–");
        html.Close();
        html.Element("p", words.Text("complaints.now", told.Time(page.Edition.Register.Now)), ("class", "under"));

        void Fact(string name, string value) => html.Open("div").Element("dt", name).Element("dd", value).Close();
    }

    private static void Said(SitePage page, DisputeWords told, RegisterRow row)
    {
        var (html, words, filed) = (page.Html, page.Words, row.Case.Filed);
        page.Sections.Begin("said", words["case.said"], words["case.said-under"]);
        html.Element("blockquote", filed.Text.In(page.Language));
        html.Open("dl", ("class", "pairs"));
        Pair(words["case.by"], told.By(filed.By) + (filed.By.Person is null ? "" : $" ({words["case.person"]})"));
        Pair(words["case.filed"], told.Time(row.Case.FiledAt));
        Pair(words["case.before"], $"{told.Forum(filed.Forum)} ({told.Unit(filed.At)})");
        Pair(words["case.grounds"], string.Join("; ", filed.Grounds.Select(told.Ground)));
        html.Open("div").Element("dt", words["case.units"]).Open("dd");
        Units(page, filed.Units);
        html.Close().Close();
        Pair(words["case.asks"], filed.Asks.IsEmpty ? words["case.asks-nothing"] : string.Join("; ", filed.Asks.Select(a => words[$"remedy.{a}"])));
        if (filed.Against is { } against)
        {
            html.Open("div").Element("dt", words["case.against"]).Open("dd");
            page.Link(DecisionPage.Of(page, against), told.Ruled(against));
            html.Close().Close();
        }

        html.Close().Close();

        void Pair(string name, string value) => html.Open("div").Element("dt", name).Element("dd", value).Close();
    }

    /// <summary>Units as links.</summary>
    public static void Units(SitePage page, IReadOnlyList<string> codes)
    {
        for (var i = 0; i < codes.Count && i < MostUnits; i++)
        {
            if (i > 0) page.Html.Text(", ");
            page.LinkUnit(page.Edition.Election.Units.Find(codes[i]));
        }

        if (codes.Count > MostUnits) page.Html.Text(" " + page.Words.Count("case.more", codes.Count - MostUnits));
    }

    private static void Decided(SitePage page, DisputeWords told, RegisterRow row, long decision)
    {
        page.Sections.Begin("decision", page.Words["case.decision"]);
        page.Html.Open("p");
        page.Link(DecisionPage.Of(page, decision), told.Title(row.Made!));
        page.Html.Text($": {told.Result(row.Made!)}. {told.Holds(decision)}").Close();
        if (row.Case.Decision is null) page.Html.Element("p", page.Words.Text("case.decided-with", Frame.Plain(page.Edition.Register.Docket.Leading(row.Case).Number)));
        if (row.Case.ServedAt is { } served) page.Html.Element("p", page.Words.Text("case.served", told.Time(served)));
        DecisionParts.Reason(page, row.Made!);
        DecisionParts.Findings(page, told, row.Made!);
        DecisionParts.Votes(page, row.Made!);
        page.Html.Element("h3", page.Words["decision.orders"]);
        DecisionParts.Orders(page, told, decision);
        page.Html.Element("p", told.Appeal(decision), ("class", "due")).Close();
    }

    private static void Related(SitePage page, DisputeWords told, RegisterRow row)
    {
        var docket = page.Edition.Register.Docket;
        var appeals = row.Case.Decision is { } own ? docket.AppealsOf(own).ToList() : [];
        var joined = docket.Cases.Where(c => c.JoinedWith == row.Case.Number).ToList();
        if (appeals.Count == 0 && joined.Count == 0 && row.Case.JoinedWith is null) return;
        page.Sections.Begin("related", page.Words["case.related"]);
        page.Html.Open("ul");
        if (row.Case.JoinedWith is { } with) Item("case.related-with", with);
        foreach (var one in joined) Item("case.related-joined", one.Number);
        foreach (var appeal in appeals) Item("case.related-appeal", appeal.Number);
        page.Html.Close().Close();

        void Item(string key, long number)
        {
            var other = page.Edition.Register.Find(number)!;
            page.Html.Open("li").Text(page.Words[key] + " ");
            page.Link(Of(page, number), page.Words.Text("case.title", Frame.Plain(number), told.Forum(other.Case.Filed.Forum)));
            page.Html.Text($" ({told.Stands(other)})").Close();
        }
    }
}
