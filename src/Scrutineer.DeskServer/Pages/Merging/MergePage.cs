using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Merging;

/// <summary>The record of another office beside this one: what is new, and where the two disagree, field by field.</summary>
internal static class MergePage
{
    private const int MostShown = 200;

    public static IResult Write(DeskPage page, string key, MergePlan plan, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["merge.title"], () =>
        {
            html.Element("h1", words["merge.title"]).Element("p", words.Text("merge.under", plan.Origin, Numbers.Whole(plan.Size)), ("class", "sub"));
            page.Refused(refusal);
            if (int.TryParse(page.Asked("taken"), NumberStyles.None, CultureInfo.InvariantCulture, out var taken)) html.Element("p", words.Count("merge.taken", taken), ("class", "said good"), ("role", "status"));
            html.Element("p", words["merge.key"], ("class", "under")).Open("p").Element("code", plan.Key, ("class", "long")).Close();
            html.Open("ul");
            foreach (var fate in Enum.GetValues<MergeFate>()) html.Element("li", words.Count($"merge.{fate}", plan.Count(fate)), ("class", fate == MergeFate.Conflict && plan.Count(fate) > 0 ? "due" : ""));
            html.Close();
            if (plan.Count(MergeFate.New) > 0) New(page, key, plan);
            if (plan.Count(MergeFate.Conflict) > 0) Conflicts(page, plan);
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void New(DeskPage page, string key, MergePlan plan)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", words["merge.which"]).Open("ul");
        foreach (var item in plan.Items.Where(i => i.Fate == MergeFate.New)) html.Element("li", $"{page.UnitWithCode(item.Theirs.Unit)} · {page.Channel(item.Theirs.Channel)}");
        html.Close().Close().Open("div", ("class", "narrow"));
        page.BeginForm(page.To("merge", key), "decision");
        html.Element("h2", words["merge.take"]).Element("p", words["merge.take-under"], ("class", "soft"));
        page.Hidden("seen", plan.Seen);
        StepUpFields.Write(html, page.Language, "merge");
        page.Button(words["merge.take"], "strong");
        html.Close().Close();
    }

    private static void Conflicts(DeskPage page, MergePlan plan)
    {
        var (html, words, fields) = (page.Html, page.Words, Field.Of(page.Election));
        html.Open("section").Element("h2", words["merge.conflicts"]).Element("p", words["merge.conflicts-under"], ("class", "under"));
        foreach (var item in plan.Items.Where(i => i.Fate == MergeFate.Conflict).Take(MostShown))
        {
            var caption = $"{page.UnitWithCode(item.Theirs.Unit)} · {page.Channel(item.Theirs.Channel)}";
            html.Open("h3");
            page.Link(page.To("station", item.Theirs.Unit), caption);
            html.Close();
            if (item.Ours is null) html.Element("p", words["merge.typed-here"], ("class", "due"));
            var (theirs, ours) = (new PaperFigures(item.Theirs.Lines, item.Theirs.Votes), item.Ours is { } here ? new PaperFigures(here.Lines, here.Votes) : null);
            Tables.Begin(html, caption, 1, [words["station.line"], words["merge.theirs"], words["merge.ours"], words["difference"]], isCaptionHidden: true, style: "form");
            foreach (var field in fields)
            {
                var (a, b) = (theirs[field.Place], ours?[field.Place]);
                FigureRows.Name(page, field);
                html.Element("td", FigureRows.Shown(a), ("class", a == b ? "n" : "n strong")).Element("td", FigureRows.Shown(b), ("class", a == b ? "n" : "n strong"));
                html.Element("td", a is { } there && b is { } mine ? Numbers.Signed(mine - there) : "–", ("class", a == b ? "n" : "n changed")).Close();
            }

            Tables.End(html);
        }

        html.Close();
    }
}
