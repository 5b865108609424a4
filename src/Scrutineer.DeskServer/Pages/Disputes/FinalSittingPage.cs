using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Results;
using Scrutineer.Law;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>The final sitting on one page: everything between now and a lawful declaration, then the text to be signed.</summary>
internal static class FinalSittingPage
{
    private const int MostShown = 20;

    public static IResult Write(DeskPage page, string signed, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.FinalSitting(page.Visit.Who);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var sitting = read.Value;
        return page.Answer(words["declare.title"], () =>
        {
            html.Element("h1", words["declare.title"]);
            DisputeFields.Refused(page, refusal);
            if (page.Asked("done").Length > 0) html.Element("p", words.Text("declare.done", page.Asked("done")), ("class", "said good"), ("role", "status"));
            else if (sitting.Declared is { } declared) html.Element("p", words.Text("declare.declared", DeskPage.Plain(declared)), ("class", "said"));
            var blocks = sitting.Open.Count(o => o.Blocks);
            html.Element("p", blocks == 0 ? words["declare.nothing"] : words.Count("declare.blocks", blocks), ("class", blocks == 0 ? "said good" : "due"), ("id", "blocks"));
            foreach (var group in sitting.Open.GroupBy(o => (o.Code, o.Blocks))) Group(page, group.Key.Code, group.Key.Blocks, [.. group]);
            html.Open("div", ("class", "narrow"));
            if (sitting.Text is { } text) Declare(page, text, sitting.Seen, signed, sitting.Commission);
            html.Open("section").Element("h2", words["declare.annul"]).Element("p", words["declare.annul-under"], ("class", "soft")).Open("p");
            page.Link(page.To("decide"), words["cases.own-motion"]);
            html.Close().Close().Close();
        }, DisputeFields.StatusOf(refusal));
    }

    private static void Group(DeskPage page, string code, bool blocks, IReadOnlyList<Obstacle> all)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("id", $"open-{code}")).Open("h2").Text($"{words[$"obstacle.{code}"]}: {Numbers.Whole(all.Count)}").Close();
        html.Element("p", $"{words[$"obstacle.{code}-way"]}{(blocks ? "" : $" {words["declare.known"]}")}", ("class", "under")).Open("ul");
        foreach (var one in all.Take(MostShown))
        {
            html.Open("li");
            if (Way(page, one) is { } way) page.Link(way, one.Unit is { } unit ? page.UnitWithCode(unit) : words["declare.mend"]);
            html.Text(" ").Element("span", one.About, ("class", "soft"), ("lang", "en")).Close();
        }

        html.Close();
        if (all.Count > MostShown) html.Element("p", words.Text("case.more", (all.Count - MostShown).ToString(CultureInfo.InvariantCulture)), ("class", "soft"));
        html.Close();
    }

    /// <summary>Where it is mended; null: nothing can be done on a page.</summary>
    private static string? Way(DeskPage page, Obstacle one) => one.Code switch
    {
        "protocol-missing" or "recount-open" or "order-open" => one.Unit is { } unit ? page.To("station", unit) : page.To("wall", page.Visit.Who.Unit),
        "error-not-accepted" or "warning-not-handled" => page.To("protocol", page.Election.DecidingChannel.Code, one.Unit!),
        "case-open" => page.To("cases"),
        "annulled" or "question-open" => page.To("decide"),
        "identity-broken" => page.To("summary", page.Visit.Who.Unit),
        _ => null,
    };

    private static void Declare(DeskPage page, string text, string seen, string signed, string commission)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("declare"), "decision", ("id", "declare"));
        html.Element("h2", words["declare.sign"]).Element("p", words["declare.sign-under"], ("class", "soft")).Open("pre", ("class", "to-sign"), ("id", "to-sign"), ("tabindex", "0")).Lines(text).Close();
        html.Open("p");
        page.Link(page.To("declare", "text"), words["declare.save"]);
        html.Close().Element("p", words.Text("declare.sha", seen), ("class", "long"));
        html.Open("details").Element("summary", words["declare.commission"]).Open("pre", ("class", "to-sign")).Lines(commission).Close().Close();
        page.Hidden("seen", seen);
        html.Element("label", words["declare.signatures"], ("for", "signed"));
        html.Open("textarea", ("id", "signed"), ("name", "signed"), ("rows", "6"), ("required", "required"), ("spellcheck", "false"), ("aria-describedby", "signed-under")).Lines(signed).Close();
        html.Element("p", words["declare.signatures-under"], ("class", "soft"), ("id", "signed-under"));
        StepUpFields.Write(html, page.Language, "declare");
        page.Button(words["declare.go"], "strong");
        html.Close();
    }
}
