using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Sittings;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>The sitting of a unit, and those of the units below it.</summary>
internal static class SittingsPage
{
    public static IResult Write(DeskPage page, string unit, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        var now = page.Desk.SittingOf(unit);
        return page.Answer(words.Text("sitting.title", page.Unit(unit)), () =>
        {
            html.Element("h1", words.Text("sitting.title", page.Unit(unit)));
            html.Element("p", words[$"sitting.now.{now}"], ("class", "sub"));
            page.Refused(refusal);
            html.Open("div", ("class", "narrow"));
            foreach (var wanted in (Sitting[])[Sitting.Open, Sitting.Paused, Sitting.Closed])
            {
                // What the rules refuse whatever is underway is not offered.
                if (SittingRules.Next(now, wanted, 0) is not { IsOk: true }) continue;
                page.BeginForm(page.To("sittings", unit), "decision");
                html.Element("h2", words[$"sitting.to.{wanted}"]).Element("p", words[$"sitting.to.{wanted}-under"], ("class", "soft"));
                page.Hidden("wanted", wanted.ToString());
                page.Hidden("seen", now.ToString());
                StepUpFields.Write(html, page.Language, wanted.ToString());
                page.Button(words[$"sitting.to.{wanted}"], wanted == Sitting.Open ? "strong" : "");
                html.Close();
            }

            html.Close();
            Below(page, unit);
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Below(DeskPage page, string unit)
    {
        var (html, words, units) = (page.Html, page.Words, page.Election.Units);
        var parts = units.ChildrenOf(units.Find(unit)).Where(c => !units[c].IsStation).ToList();
        if (parts.Count == 0) return;
        html.Open("section").Element("h2", words["sitting.below"]).Element("p", words["sitting.below-under"], ("class", "under"));
        Tables.Begin(html, words["sitting.below"], 2, [words["wall.unit"], words["sitting.state"]], isCaptionHidden: true);
        foreach (var part in parts)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.To("sittings", units[part].Code), page.Unit(units[part].Code));
            html.Close().Element("td", words[$"sitting.{page.Desk.SittingOf(units[part].Code)}"]).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
