using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>Where anybody whom the rules entitle writes a complaint.</summary>
internal static class ComplainPage
{
    public static IResult Write(OpenPage page, IFormCollection form, Refusal? refusal)
    {
        var (html, words, fields) = (page.Html, page.Words, new DisputeFields(page, form));
        if (page.Election.Disputes is not { } rules) return DeskRefusals.Answer(page.Context, page.Language, new Refusal("disputes-none", "The definition of this election has no rules of complaints: disputes.json."));
        return page.AnswerOpen(words["complain.title"], () =>
        {
            html.Element("h1", words["complain.title"]).Element("p", words["complain.under"], ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            Until(page, rules);
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("complain"), "decision", ("enctype", "multipart/form-data"));
            SentFields.Once(page, form);
            fields.Choice("kind", words["file.kind"], rules.Complainants.Select(c => (c.Code, c.Name.In(page.Language))));
            fields.Choice("list", words["complain.list"], page.Election.Lists.Where(l => !l.IsAgainstAll).Select(l => (l.Code, l.Name.In(page.Language))).Prepend(("", words["complain.no-list"])));
            fields.Line("name", words["complain.name"], words["complain.name-under"], more: ("maxlength", "200"));
            SentFields.Contact(page, fields);
            fields.Choice("ground", words["complain.ground"], rules.Grounds.Select(g => (g.Code, g.Name.In(page.Language))));
            SentFields.Unit(page, fields);
            SentFields.Text(page, form, "text", words["complain.text"], words["complain.text-under"], "8");
            Files(page, fields);
            html.Element("p", words["complain.public"], ("class", "soft"));
            page.Button(words["complain.go"], "strong");
            html.Close().Close();
        }, DisputeFields.StatusOf(refusal));
    }

    /// <summary>Who hears it, and until when.</summary>
    private static void Until(OpenPage page, DisputeRules rules)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("p", $"{words["complain.until"]} ({rules.Article})", ("class", "under")).Open("ul");
        foreach (var (forum, clock) in page.Desk.FirstForums())
        {
            var last = clock is null ? words["complain.no-limit"] : clock.Deadline is { } deadline ? words.Text("complain.last", DisputeNames.Time(page, deadline.Last)) : words["complain.stands-still"];
            html.Element("li", $"{forum.Name.In(page.Language)}: {last}{(clock?.Clock.Article is { Length: > 0 } article ? $" ({article})" : "")}");
        }

        html.Close();
    }

    private static void Files(OpenPage page, DisputeFields fields)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("fieldset", ("class", "evidence")).Element("legend", words["file.evidence"]).Element("p", words["complain.files-under"], ("class", "soft"));
        for (var i = 0; i < DisputeFields.Files; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            html.Open("details", ("open", fields.Written($"what-{n}").Length > 0 ? "open" : "")).Element("summary", words.Text("file.evidence-n", (i + 1).ToString(CultureInfo.InvariantCulture)));
            html.Element("label", words["file.evidence-file"], ("for", $"file-{n}")).Void("input", ("type", "file"), ("id", $"file-{n}"), ("name", $"file-{n}"), ("accept", "image/jpeg,image/png,application/pdf"));
            fields.Line($"what-{n}", words["complain.file-what"]);
            fields.Check($"public-{n}", words["complain.file-public"]);
            html.Close();
        }

        html.Close();
    }
}
