using System.Numerics;
using Microsoft.AspNetCore.Http;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>A decision as it will stand, and the seats before and after it: exactly this is confirmed.</summary>
internal static class PreviewPage
{
    private static readonly string[] NotCarried = ["form-token", "password", "credential", "seen", "note"];

    public static IResult Write(DeskPage page, DecisionPlan plan, IFormCollection form, Refusal? refusal)
    {
        var (html, words, made) = (page.Html, page.Words, plan.Made);
        return page.Answer(words["preview.title"], () =>
        {
            html.Element("h1", words["preview.title"]).Element("p", words["preview.under"], ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            html.Open("dl", ("class", "case-facts"));
            if (made.Case is { } number) Fact("case.number", DeskPage.Plain(number));
            Fact("decide.seat", DisputeNames.Seat(page, made.Forum, made.At));
            Fact("decide.number", made.Number);
            Fact("decide.result", words[$"result.{made.Result}"]);
            foreach (var finding in made.Findings) html.Element("dt", DisputeNames.Ground(page, finding.Ground)).Element("dd", $"{words[finding.IsFound ? "case.found" : "case.not-found"]}. {Said(finding.Text)}");
            foreach (var remedy in made.Remedies) Fact("preview.ordered", DisputeNames.Remedy(page, remedy));
            if (made.Remedies.OfType<RepeatVote>().Select(r => r.Law).FirstOrDefault(l => l is not null) is { } law) Paper("preview.law", law);
            if (made.Votes is { } votes) Fact("decide.votes", CasePage.Votes(page, votes));
            Fact("preview.reason", Said(made.Reason));
            Fact("decide.law", made.Law);
            foreach (var document in made.Documents) Paper("preview.document", document);
            html.Close();
            Seats(page, plan.Before, plan.After, ("seats", "preview.seats", "preview.after-none"));
            if (plan.Repeated is { } repeated) Seats(page, plan.Before, repeated, ("repeated", "preview.repeated", "preview.repeated-none"));
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("decide"), "decision", ("id", "confirm"));
            Carry(page, form);
            page.Hidden("seen", plan.Seen);
            if (plan.ToSign is { } text)
            {
                html.Element("h2", words["preview.sign"]).Element("p", words["preview.sign-under"], ("class", "soft")).Open("pre", ("class", "to-sign"), ("tabindex", "0")).Lines(text).Close();
                html.Element("label", words["preview.note"], ("for", "note")).Open("textarea", ("id", "note"), ("name", "note"), ("rows", "8"), ("required", "required")).Lines(form["note"].ToString()).Close();
            }

            StepUpFields.Write(html, page.Language, "decide");
            page.Button(words["preview.go"], "strong");
            html.Close();
            page.BeginForm(page.To("decide", "edit"), "back");
            Carry(page, form);
            page.Button(words["preview.change"]);
            html.Close().Close();
        }, DisputeFields.StatusOf(refusal));

        void Fact(string name, string value) => html.Element("dt", words[name]).Element("dd", value);
        void Paper(string name, BlobReference file)
        {
            html.Element("dt", words[name]).Open("dd");
            DecisionFields.Write(page, file);
            html.Close();
        }

        string Said(LocalText text) => string.Join(" · ", text.ByLanguage.Values);
    }

    private static void Carry(DeskPage page, IFormCollection form)
    {
        foreach (var (name, values) in form)
            if (!NotCarried.Contains(name))
                foreach (var value in values)
                    if (value is { Length: > 0 }) Hidden(page, name, value);
    }

    /// <summary>A hidden field whose lines stay lines: what is confirmed is what was written, to the letter.</summary>
    private static void Hidden(DeskPage page, string name, string value) => page.Html.Open("textarea", ("name", name), ("hidden", "hidden"), ("aria-label", name)).Lines(value).Close();

    /// <summary>Seats before and after, side by side.</summary>
    private static void Seats(DeskPage page, Result<ElectionOutcome> before, Result<ElectionOutcome> after, (string Id, string Title, string None) told)
    {
        var (html, words, isRepeat) = (page.Html, page.Words, told.Id == "repeated");
        html.Open("section", ("id", told.Id)).Element("h2", words[told.Title]);
        if (!isRepeat) Refused(before, "preview.before-none");
        Refused(after, told.None);
        if (!isRepeat && after is { IsOk: true, Value.IsAnnulled: true }) html.Element("p", words["preview.annulled"], ("class", "due"));
        if (before.IsOk && after.IsOk)
        {
            var lists = page.Election.Lists.Where(l => !l.IsAgainstAll && (Of(before, l) > 0 || Of(after, l) > 0)).ToList();
            html.Element("p", lists.Any(l => Of(before, l) != Of(after, l)) ? words[isRepeat ? "preview.repeated-under" : "preview.changes"] : words["preview.no-change"], ("class", "under"));
            Tables.Begin(html, words[told.Title], 1, [words["preview.list"], words[isRepeat ? "preview.this-law" : "preview.before"], words[isRepeat ? "preview.that-law" : "preview.after"], words["difference"]], isCaptionHidden: true);
            foreach (var list in lists)
            {
                var (was, will) = (Of(before, list), Of(after, list));
                html.Open("tr").Open("th", ("scope", "row")).Element("bdi", list.Name.In(page.Language)).Close();
                html.Element("td", Numbers.Whole(was), ("class", "n")).Element("td", Numbers.Whole(will), ("class", "n strong"));
                html.Element("td", was == will ? "–" : Numbers.Signed((long)(will - was)), ("class", was == will ? "n" : "n changed")).Close();
            }

            Tables.End(html);
        }

        html.Close();
        void Refused(Result<ElectionOutcome> outcome, string word)
        {
            if (!outcome.IsOk) html.Element("p", words[word], ("class", "due")).Element("p", outcome.Refusal!.Message, ("class", "soft"), ("lang", "en"));
        }
    }

    private static BigInteger Of(Result<ElectionOutcome> outcome, ElectionList list) => outcome.Value.Outcome.SeatsOf(list.Code);
}
