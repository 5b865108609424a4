using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Intake;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.Office.Desk.Intake;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>The answers that can be given to what was sent; each asks again and confirms exactly what is on the screen.</summary>
internal static class SentAnswers
{
    public static void Write(DeskPage page, SentView view, IFormCollection? form)
    {
        var fields = new DisputeFields(page, form);
        page.Html.Open("div", ("class", "narrow"));
        if (view.Sent.Kind == SentKind.Complaint) Complaint(page, view, fields);
        else Report(page, view, fields);
        page.Html.Close();
    }

    private static void Complaint(DeskPage page, SentView view, DisputeFields fields)
    {
        var (words, rules) = (page.Words, page.Election.Disputes);
        Form(page, view, fields, "take-in", "strong", isOpen: true, () =>
        {
            if (rules is null || view.Submission is not Submission.ErrorReport) return;
            // A report says neither who complains nor of what.
            fields.Choice("kind", words["file.kind"], rules.Complainants.Select(c => (c.Code, c.Name.In(page.Language))));
            fields.Choices("grounds", words["file.grounds"], rules.Grounds.Select(g => (g.Code, g.Name.In(page.Language))));
        });
        Form(page, view, fields, "turn-back", "danger", isOpen: false, () =>
        {
            fields.Choice("reason", words["intake.reason"], TurnBackReasons.All.Select(r => (r, words[$"turned-back.{r}"])));
            fields.Texts("turn-back", words["intake.text"]);
        });
    }

    private static void Report(DeskPage page, SentView view, DisputeFields fields)
    {
        Form(page, view, fields, "confirm", "strong", isOpen: true, () => fields.Texts("confirm", page.Words["intake.text"]));
        Form(page, view, fields, "deny", "", isOpen: false, () => fields.Texts("deny", page.Words["intake.text"]));
        if (page.Election.Disputes is not null) Form(page, view, fields, "is-complaint", "", isOpen: false, () => { });
    }

    private static void Form(DeskPage page, SentView view, DisputeFields fields, string act, string style, bool isOpen, Action write)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details", ("open", isOpen || fields.Written("act") == act ? "open" : ""), ("id", act), ("class", "decision")).Element("summary", words[$"intake.{act}"]);
        page.BeginForm(page.To("intake", DeskPage.Plain(view.Sent.Number)));
        html.Element("p", words[$"intake.{act}-under"], ("class", "soft"));
        page.Hidden("act", act);
        page.Hidden("seen", view.Seen);
        write();
        StepUpFields.Write(html, page.Language, act);
        page.Button(words[$"intake.{act}"], style);
        html.Close().Close();
    }
}
