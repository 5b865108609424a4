using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>One case: what is said, what was handed in, its clocks, each step, the decision, what hangs on it, and what can be done now.</summary>
internal static class CasePage
{
    public static async Task<IResult> Write(DeskPage page, long number, IFormCollection? form, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.Case(page.Visit.Who, number);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, refusal ?? read.Refusal!);
        var (view, one) = (read.Value, read.Value.Case);
        var matters = await MattersPart.Read(page, number);
        return page.Answer(words.Text("case.title", DeskPage.Plain(number)), () =>
        {
            html.Element("h1", words.Text("case.title", DeskPage.Plain(number))).Element("p", $"{DisputeNames.Seat(page, one.Filed.Forum, one.Filed.At)} · {Stands(page, view)}", ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            Facts(page, view);
            Texts(page, one.Filed.Text);
            Evidence(page, number, words["case.evidence"], one.Filed.Evidence);
            Clocks(page, view);
            Steps(page, view);
            Decision(page, view);
            MattersPart.Write(page, number, matters);
            Acts(page, view, form);
        }, DisputeFields.StatusOf(refusal));
    }

    /// <summary>Where it stands, in a word.</summary>
    public static string Stands(DeskPage page, CaseView view)
    {
        var one = view.Case;
        if (one.Stage == CaseStage.Decided) return page.Words[$"result.{view.Decision!.Made.Result}"];
        return one is { Stage: CaseStage.Joined, JoinedWith: { } with } ? $"{DisputeNames.Stage(page, CaseStage.Joined)} {DeskPage.Plain(with)}" : DisputeNames.Stage(page, one.Stage);
    }

    /// <summary>Days used and allowed, and whether it is overdue.</summary>
    public static string Days(DeskPage page, CaseView view)
    {
        var used = view.Days.Used.ToString(CultureInfo.InvariantCulture);
        var days = view.Days.Allowed is { } allowed ? page.Words.Text("case.days-of", used, allowed.ToString(CultureInfo.InvariantCulture)) : used;
        return view.Days.IsOverdue ? $"{days}, {page.Words["case.overdue"]}" : days;
    }

    private static void Facts(DeskPage page, CaseView view)
    {
        var (html, words, filed) = (page.Html, page.Words, view.Case.Filed);
        html.Open("dl", ("class", "case-facts"));
        Fact("case.filed", DisputeNames.Time(page, view.Case.FiledAt));
        Fact("case.by", string.Join(", ", ((string[])[DisputeNames.Kind(page, filed.By.Kind), .. filed.By.Lists.Select(l => DisputeNames.List(page, l)), filed.By.Initials ?? ""]).Where(t => t.Length > 0)));
        Fact("case.grounds", string.Join(", ", filed.Grounds.Select(g => DisputeNames.Ground(page, g))));
        Fact("case.units", DisputeNames.Units(page, filed.Units));
        if (!filed.Asks.IsEmpty) Fact("case.asks", string.Join(", ", filed.Asks.Select(a => words[$"remedy.{a}"])));
        if (filed.Against is { } against) Fact("case.against", DeskPage.Plain(against));
        Fact("case.days", Days(page, view));
        html.Close();
        void Fact(string name, string value) => html.Element("dt", words[name]).Element("dd", value, ("class", name == "case.days" && view.Days.IsOverdue ? "due" : ""));
    }

    private static void Texts(DeskPage page, Elections.LocalText text)
    {
        foreach (var (language, said) in text.ByLanguage) page.Html.Open("p", ("lang", language), ("class", "complaint")).Lines(said).Close();
    }

    private static void Evidence(DeskPage page, long number, string title, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", title).Open("ul", ("class", "scans-list"));
        foreach (var item in evidence)
        {
            html.Open("li").Text($"{item.What} · {item.Blob.MediaType} · ");
            if (!item.IsSealed) html.Text(words["case.public"]);
            else if (Permissions.Allows(page.Visit.Who.Role, Operation.SeeSealedEvidence)) page.Link(page.To("cases", DeskPage.Plain(number), "sealed", item.Blob.Sha256), words["case.sealed-open"]);
            else html.Text(words["case.sealed"]);
            html.Text(" ").Element("code", item.Blob.Sha256).Close();
        }

        html.Close().Close();
    }

    private static void Clocks(DeskPage page, CaseView view)
    {
        if (view.Clocks.IsEmpty) return;
        var words = page.Words;
        page.Html.Open("section").Element("h2", words["case.clocks"]);
        Tables.Write(page.Html, words["case.clocks"], 4, [words["case.clock"], words["case.last"], words["case.began"], words["case.article"]], view.Clocks.Select(c => System.Collections.Immutable.ImmutableArray.Create(
            words[$"clock.{c.Clock.Code}"], c.Deadline is { } deadline ? DisputeNames.Time(page, deadline.Last) : words.Text("case.stopped", DeskPage.Plain(c.SuspendedBy ?? 0)), DisputeNames.Time(page, c.From), c.Clock.Article)), isCaptionHidden: true);
        page.Html.Close();
    }

    private static void Steps(DeskPage page, CaseView view)
    {
        if (view.Case.Steps.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["case.steps"]).Open("ol", ("class", "steps"));
        foreach (var step in view.Case.Steps)
        {
            var moved = step.Moved;
            html.Open("li").Element("strong", words[$"step.{moved.Step}"]).Text($" · {DisputeNames.Time(page, step.At)}");
            if (moved.Until is { } until) html.Text($" · {words.Text("case.until", DisputeNames.Time(page, until))}");
            if (moved.With is { } with) html.Text($" · {DeskPage.Plain(with)}");
            Texts(page, moved.Text);
            Evidence(page, view.Case.Number, words["case.evidence"], moved.Evidence);
            html.Close();
        }

        html.Close().Close();
    }

    private static void Decision(DeskPage page, CaseView view)
    {
        if (view.Decision is not { } decision) return;
        var (html, words, made) = (page.Html, page.Words, decision.Made);
        html.Open("section").Element("h2", words.Text("case.decision", made.Number)).Element("p", $"{words[$"result.{made.Result}"]} · {DisputeNames.Time(page, decision.At)} · {made.Law}", ("class", "under"));
        if (made.Votes is { } votes) html.Element("p", Votes(page, votes));
        foreach (var finding in made.Findings) html.Element("p", $"{DisputeNames.Ground(page, finding.Ground)}: {words[finding.IsFound ? "case.found" : "case.not-found"]}. {finding.Text.In(page.Language)}");
        if (!made.Remedies.IsEmpty)
        {
            html.Open("ul");
            foreach (var remedy in made.Remedies) html.Element("li", DisputeNames.Remedy(page, remedy));
            html.Close();
        }

        Texts(page, made.Reason);
        foreach (var order in view.Orders.Where(o => o.DoneBy is null)) html.Element("p", words.Text("case.order-open", page.UnitWithCode(order.Unit)), ("class", "due"));
        if (decision.EndedBy is { } end) html.Element("p", words.Text("case.revoked", end.By, DeskPage.Plain(end.Index)), ("class", "due"));
        foreach (var appeal in view.Appeals)
        {
            html.Open("p");
            page.Link(page.To("cases", DeskPage.Plain(appeal)), words.Text("case.appealed", DeskPage.Plain(appeal)));
            html.Close();
        }

        foreach (var document in made.Documents)
        {
            html.Open("p").Text($"{words["preview.document"]}: ");
            DecisionFields.Write(page, document);
            html.Close();
        }

        html.Open("p");
        page.Link(page.To("cases", DeskPage.Plain(view.Case.Number), "proof", DeskPage.Plain(decision.Index)), words["receipt.proof"]);
        html.Close().Close();
    }

    public static string Votes(DeskPage page, MembersVote votes)
    {
        string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
        return page.Words.Text("case.votes", Number(votes.For), Number(votes.Against), Number(votes.Abstained)) + (votes.Dissent.In(page.Language) is { Length: > 0 } dissent ? $" {page.Words["decide.dissent"]}: {dissent}" : "");
    }

    /// <summary>What whoever looks can do now.</summary>
    private static void Acts(DeskPage page, CaseView view, IFormCollection? form)
    {
        var (html, words, who, number) = (page.Html, page.Words, page.Visit.Who, DeskPage.Plain(view.Case.Number));
        html.Open("p", ("class", "links"));
        page.Link(page.To("cases", number, "proof", number), words["receipt.proof"]);
        if (view.Case.IsOpen && May(Operation.DecideComplaint)) page.Link($"{page.To("decide")}?case={number}", words["case.decide"]);
        html.Close();
        if (view.Steps.IsEmpty || !May(Operation.MoveComplaint)) return;
        var fields = new DisputeFields(page, form);
        html.Open("div", ("class", "narrow"));
        page.BeginForm(page.To("cases", number, "steps"), "decision", ("enctype", "multipart/form-data"));
        html.Element("h2", words["case.move"]);
        fields.Choice("step", words["case.step"], view.Steps.Select(s => (s, words[$"step.{s}"])));
        fields.Texts("text", words["case.step-text"]);
        if (view.Steps.Any(s => s is "set-hearing" or "return")) fields.Line("until", words["case.step-until"], words["case.step-until-under"], "datetime-local");
        if (view.Steps.Contains("join")) fields.Line("with", words["case.step-with"], words["case.step-with-under"]);
        fields.Evidence();
        page.Button(words["case.step-go"], "strong");
        html.Close().Close();
        bool May(Operation operation) => Permissions.Check(who, operation, view.Case.Filed.At, page.Election.Units) is null;
    }
}
