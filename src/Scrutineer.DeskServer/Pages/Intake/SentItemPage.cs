using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Intake;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk.Intake;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>One thing that was sent: what was written and handed in, how it stands, and what can be answered.</summary>
internal static class SentItemPage
{
    public static IResult Write(DeskPage page, long number, IFormCollection? form, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.SentUnder(page.Visit.Who, number);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, refusal ?? read.Refusal!);
        var (view, sent) = (read.Value, read.Value.Sent);
        var title = $"{words.Text("intake.number-of", DeskPage.Plain(number))}: {words[$"sent.kind.{sent.Kind}"]}";
        return page.Answer(title, () =>
        {
            html.Element("h1", title);
            DisputeFields.Refused(page, refusal);
            SentPage.Standing(page, sent);
            Facts(page, view);
            Links(page, sent);
            if (sent.Waits && Permissions.Check(page.Visit.Who, Operation.AnswerIntake, sent.At, page.Election.Units) is null) SentAnswers.Write(page, view, form);
        }, DisputeFields.StatusOf(refusal));
    }

    private static void Facts(DeskPage page, SentView view)
    {
        var (html, words, sent) = (page.Html, page.Words, view.Sent);
        html.Open("dl", ("class", "case-facts"));
        Fact("sent.arrived", DisputeNames.Time(page, sent.Arrived));
        html.Element("dt", words["sent.unit"]).Open("dd");
        page.Link(page.To("station", sent.Unit), page.UnitWithCode(sent.Unit));
        html.Close();
        if (sent.Kind == SentKind.Complaint) Fact("intake.desk", page.Unit(sent.At));
        if (view.Submission is Submission.Complaint complaint)
        {
            Fact("case.by", complaint.List is { } list ? $"{DisputeNames.Kind(page, complaint.Kind)}, {DisputeNames.List(page, list)}" : DisputeNames.Kind(page, complaint.Kind));
            Fact("case.grounds", DisputeNames.Ground(page, complaint.Ground));
        }
        else if (view.Submission is Submission.ErrorReport report)
        {
            Fact("error.figure", report.Figure);
            Fact("error.shown", report.Shown);
        }

        html.Element("dt", words["sent.sha"]).Open("dd").Element("code", sent.Document, ("class", "long")).Close().Close();
        if (view.Submission is not { } written) html.Element("p", words["intake.missing"], ("class", "due"));
        else html.Open("p", ("lang", written.Language), ("class", "complaint")).Lines(written is Submission.Complaint c ? c.Text : ((Submission.ErrorReport)written).Expected).Close();
        Files(page, view);

        void Fact(string name, string value) => html.Element("dt", words[name]).Element("dd", value);
    }

    private static void Files(DeskPage page, SentView view)
    {
        if (view.Submission is not Submission.Complaint { Files: { Length: > 0 } files }) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["case.evidence"]).Open("ul", ("class", "scans-list"));
        foreach (var file in files)
        {
            html.Open("li").Text($"{file.What} · {file.Kept.MediaType} · {words[file.IsPublic ? "intake.file-public" : "case.sealed"]} ");
            if (MaySee(page, view.Sent)) page.Link(page.To("intake", DeskPage.Plain(view.Sent.Number), "files", file.Kept.Sha256), words["intake.file-open"]);
            html.Text(" ").Element("code", file.Kept.Sha256).Close();
        }

        html.Close().Close();
    }

    private static void Links(DeskPage page, Sent sent)
    {
        page.Html.Open("p", ("class", "links"));
        if (sent.Sealed is not null && MaySee(page, sent)) page.Link(page.To("intake", DeskPage.Plain(sent.Number), "sender"), page.Words["intake.sender"]);
        if (sent.Standing is Standing.TakenIn taken) page.Link(page.To("cases", DeskPage.Plain(taken.Case)), page.Words.Text("case.title", DeskPage.Plain(taken.Case)));
        if (sent.Standing is Standing.Confirmed) page.Link(page.To("station", sent.Unit), page.Words["intake.station"]);
        page.Link(page.To("intake"), page.Words["intake.title"]);
        page.Html.Close();
    }

    private static bool MaySee(DeskPage page, Sent sent) => Permissions.Check(page.Visit.Who, Operation.SeeSealedEvidence, sent.At, page.Election.Units) is null;
}
