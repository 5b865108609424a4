using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Documents;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>What a correction changed, line by line: the old number, the new one, the difference, and why. Made from the record alone.</summary>
internal static class CorrigendumPage
{
    public static IResult Write(DeskPage page, string unit, string channel)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.CorrectionsFor(page.Visit.Who, unit);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var corrections = Corrigendum.Of(read.Value.Entries, channel);
        return page.Answer(words.Text("corrigendum.title", page.Unit(unit)), () =>
        {
            html.Element("p", page.Election.Name.In(page.Language), ("class", "soft")).Open("h1").Text(words.Text("corrigendum.title", page.UnitWithCode(unit))).Close();
            if (corrections.IsEmpty) html.Element("p", words["corrigendum.none"], ("class", "sub"));
            foreach (var correction in corrections) One(page, unit, channel, correction);
            if (corrections.IsEmpty) return;
            Signatures.Write(page);
            html.Element("p", words["summary.print"], ("class", "soft screen-only"));
        }, style: "document");
    }

    private static void One(DeskPage page, string unit, string channel, Corrigendum correction)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section");
        html.Element("p", words.Text("corrigendum.replaces", DeskPage.Plain(correction.Index), DeskPage.Plain(correction.Replaced), page.Channel(channel), Moments.Time(words, correction.Entry.Time)));
        html.Open("p").Element("strong", words["corrigendum.reason"] + " ").Text(correction.Code.Length > 0 ? $"{words[$"correction.{correction.Code}"]}. " : "").Element("bdi", correction.Reason).Close();
        html.Open("p", ("class", "soft")).Text($"{words["printed.ordered"]} ").Element("code", correction.Entry.By.Key ?? "–");
        if (!correction.TypedBy.IsEmpty) html.Text($". {words["printed.typed"]} ").Element("code", string.Join(", ", correction.TypedBy));
        html.Close().Open("p", ("class", "links screen-only"));
        page.Link(page.To("corrigendum", channel, unit, DeskPage.Plain(correction.Index), "corrigendum.pdf"), words["printed.corrigendum-link"]);
        html.Close();
        var changed = correction.Changed(Field.Of(page.Election)).ToList();
        Tables.Begin(html, words.Count("corrigendum.changed", changed.Count), 1, [words["station.line"], words["corrigendum.old"], words["corrigendum.new"], words["difference"]], style: "form");
        foreach (var field in changed)
        {
            var (was, now) = (Corrigendum.Of(correction.Was, field), Corrigendum.Of(correction.Now, field));
            FigureRows.Name(page, field);
            html.Element("td", FigureRows.Shown(was), ("class", "n old")).Element("td", FigureRows.Shown(now), ("class", "n strong"));
            html.Element("td", was is { } a && now is { } b ? Numbers.Signed(b - a) : "–", ("class", "n changed")).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
