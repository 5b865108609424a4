using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>Where a decision is written. Nothing is entered from here: what it changes is shown first.</summary>
internal static class DecisionPage
{
    public static IResult Write(DeskPage page, CaseView? view, IFormCollection? form, Refusal? refusal)
    {
        var (html, words, fields) = (page.Html, page.Words, new DisputeFields(page, form));
        if (page.Election.Disputes is not { } rules) return DeskRefusals.Answer(page.Context, page.Language, new Refusal("disputes-none", "The definition of this election has no rules of complaints: disputes.json."));
        var title = view is null ? words["decide.title-own"] : words.Text("decide.title", DeskPage.Plain(view.Case.Number));
        return page.Answer(title, () =>
        {
            html.Element("h1", title).Element("p", words["decide.under"], ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("decide", "preview"), "decision", ("enctype", "multipart/form-data"));
            if (view is null)
            {
                fields.Choice("seat", words["decide.seat"], DisputeNames.Seats(page, Operation.DecideComplaint));
                page.Hidden("result", DecisionResults.OwnMotion);
            }
            else
            {
                page.Hidden("case", DeskPage.Plain(view.Case.Number));
                page.Hidden("seat", $"{view.Case.Filed.Forum}@{view.Case.Filed.At}");
                fields.Choice("result", words["decide.result"], DecisionResults.All.Where(r => r != DecisionResults.OwnMotion && DecisionResults.IsReady(r, view.Case.Stage)).Select(r => (r, words[$"result.{r}"])));
            }

            fields.Line("number", words["decide.number"]);
            foreach (var ground in view?.Case.Filed.Grounds ?? [])
            {
                html.Open("fieldset", ("class", "ground")).Element("legend", words.Text("decide.ground", DisputeNames.Ground(page, ground)));
                fields.Check($"found-{ground}", words["decide.found"]);
                fields.Texts($"finding-{ground}", words["decide.finding"], "2");
                html.Close();
            }

            Remedies(page, fields, rules, view, form);
            fields.Texts("reason", words["decide.reason"]);
            fields.Line("law", words["decide.law"]);
            Votes(page, fields);
            DecisionFields.Papers(page, form);
            page.Button(words["decide.preview"], "strong");
            html.Close().Close();
        }, DisputeFields.StatusOf(refusal));
    }

    private static void Votes(DeskPage page, DisputeFields fields)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("fieldset").Element("legend", words["decide.votes"]).Element("p", words["decide.votes-under"], ("class", "soft"));
        foreach (var (name, word) in ((string, string)[])[("for", "decide.for"), ("voted-against", "decide.against"), ("abstained", "decide.abstained")])
            fields.Line(name, words[word], more: ("inputmode", "numeric"));
        html.Open("details", ("open", DisputeFields.Languages.Any(l => fields.Written($"dissent-{l}").Length > 0) ? "open" : "")).Element("summary", words["decide.dissent"]);
        fields.Texts("dissent", words["decide.dissent"]);
        html.Close().Close();
    }

    /// <summary>What the forum can order; without a case the forum is not known yet, and everything is offered.</summary>
    private static void Remedies(DeskPage page, DisputeFields fields, DisputeRules rules, CaseView? view, IFormCollection? form)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("fieldset", ("class", "remedies")).Element("legend", words["decide.remedies"]).Element("p", words["decide.remedies-under"], ("class", "soft"));
        Kind("annul-units", () => Units("annul-units"));
        Kind("annul-result", () => fields.Check("annul-result", words["decide.annul-result"]));
        Kind("void-votes", () =>
        {
            Units("void-votes");
            fields.Choice("void-list", words["decide.list"], page.Election.Lists.Select(l => (l.Code, l.Name.In(page.Language))));
            fields.Line("void-from", words["decide.void-from"], words["decide.lines-under"]);
            fields.Line("void-to", words["decide.void-to"]);
        });
        Kind("recount", () => Units("recount"));
        Kind("correct", () =>
        {
            Units("correct");
            fields.Line("correct-lines", words["decide.lines"], words["decide.lines-under"]);
        });
        Kind("exclude-box", () =>
        {
            Units("exclude-box");
            fields.Line("box", words["decide.box"]);
        });
        Kind("repeat-vote", () =>
        {
            Units("repeat-vote");
            fields.Line("repeat-on", words["decide.repeat-on"], type: "date");
            fields.Line("repeat-election", words["decide.repeat-election"]);
            DecisionFields.RepeatLaw(page, form);
        });
        Kind("revoke", () => fields.Line("entry", words["decide.entry"], words["decide.entry-under"]));
        Kind("suspend", () =>
        {
            fields.Choice("suspend", words["decide.clock"], [("", words["decide.no-clock"]), .. rules.Clocks.Select(c => c.Code).Distinct().Select(c => (c, words[$"clock.{c}"]))]);
            fields.Line("suspend-until", words["decide.suspend-until"], words["decide.suspend-until-under"], "date");
        });
        html.Close();

        void Units(string remedy) => fields.Line($"units-{remedy}", words["file.units"], words["file.units-under"]);
        void Kind(string remedy, Action write)
        {
            if (view is not null && rules.Forum(view.Case.Filed.Forum)?.Remedies.Contains(remedy) != true) return;
            if (view is null && rules.Forums.All(f => !f.Remedies.Contains(remedy))) return;
            var isWritten = fields.Written($"units-{remedy}").Length > 0 || fields.Written(remedy).Length > 0 || (remedy == "repeat-vote" && fields.Written(DecisionFields.Law).Length > 0) || (remedy == "revoke" && fields.Written("entry").Length > 0);
            html.Open("details", ("id", $"do-{remedy}"), ("open", isWritten ? "open" : "")).Element("summary", words[$"remedy.{remedy}"]);
            write();
            html.Close();
        }
    }
}
