using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>Where anybody says that a figure is wrong.</summary>
internal static class ErrorReportPage
{
    public static IResult Write(OpenPage page, IFormCollection form, Refusal? refusal)
    {
        var (html, words, fields) = (page.Html, page.Words, new DisputeFields(page, form));
        return page.AnswerOpen(words["error.title"], () =>
        {
            html.Element("h1", words["error.title"]).Element("p", words["error.under"], ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("report"), "decision");
            SentFields.Once(page, form);
            SentFields.Unit(page, fields);
            fields.Line("figure", words["error.figure"], words["error.figure-under"], more: ("required", "required"));
            fields.Line("shown", words["error.shown"]);
            SentFields.Text(page, form, "expected", words["error.expected"], words["error.expected-under"], "4");
            SentFields.Contact(page, fields);
            if (page.Election.Disputes is not null)
            {
                html.Open("p", ("class", "soft")).Text(words["error.complaint"]).Text(" ");
                page.Link(page.To("complain"), words["open.nav.complain"]);
                html.Close();
            }

            page.Button(words["error.go"], "strong");
            html.Close().Close();
        }, DisputeFields.StatusOf(refusal));
    }
}
