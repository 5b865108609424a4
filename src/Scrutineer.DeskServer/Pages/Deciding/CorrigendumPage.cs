using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Entries;
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
        var history = page.Desk.HistoryOf(page.Visit.Who, unit);
        if (!history.IsOk) return DeskRefusals.Answer(page.Context, page.Language, history.Refusal!);
        var forms = history.Value.Where(e => e.Entry.Data is UnitEntry of && of.Channel == channel && FormOf(of) is not null).ToList();
        var corrections = forms.Select((e, i) => (e.Index, e.Entry, Before: i > 0 ? forms[i - 1] : default)).Where(e => e.Entry.Data is ProtocolCorrected && e.Before.Entry is not null).ToList();
        return page.Answer(words.Text("corrigendum.title", page.Unit(unit)), () =>
        {
            html.Element("p", page.Election.Name.In(page.Language), ("class", "soft")).Open("h1").Text(words.Text("corrigendum.title", page.UnitWithCode(unit))).Close();
            if (corrections.Count == 0) html.Element("p", words["corrigendum.none"], ("class", "sub"));
            foreach (var (index, entry, before) in Enumerable.Reverse(corrections)) One(page, index, entry, before, channel);
            if (corrections.Count == 0) return;
            Signatures.Write(page);
            html.Element("p", words["summary.print"], ("class", "soft screen-only"));
        }, style: "document");
    }

    private static void One(DeskPage page, long index, Entry entry, (long Index, Entry Entry) before, string channel)
    {
        var (html, words) = (page.Html, page.Words);
        var corrected = (ProtocolCorrected)entry.Data;
        var (was, now) = (FormOf((UnitEntry)before.Entry.Data)!, corrected.Protocol);
        var (code, reason) = corrected.Reason.Split(": ", 2) is [var c, var r] && Desk.Typing.CorrectionReasons.All.Contains(c) ? (c, r) : ("", corrected.Reason);
        html.Open("section");
        html.Element("p", words.Text("corrigendum.replaces", DeskPage.Plain(index), DeskPage.Plain(before.Index), page.Channel(channel), Moments.Time(words, entry.Time)));
        html.Open("p").Element("strong", words["corrigendum.reason"] + " ").Text(code.Length > 0 ? $"{words[$"correction.{code}"]}. " : "").Element("bdi", reason).Close();
        var changed = Field.Of(page.Election).Where(f => Of(was, f) != Of(now, f)).ToList();
        Tables.Begin(html, words.Count("corrigendum.changed", changed.Count), 1, [words["station.line"], words["corrigendum.old"], words["corrigendum.new"], words["difference"]], style: "form");
        foreach (var field in changed)
        {
            FigureRows.Name(page, field);
            html.Element("td", FigureRows.Shown(Of(was, field)), ("class", "n old")).Element("td", FigureRows.Shown(Of(now, field)), ("class", "n strong"));
            html.Element("td", Of(was, field) is { } a && Of(now, field) is { } b ? Numbers.Signed(b - a) : "–", ("class", "n changed")).Close();
        }

        Tables.End(html);
        html.Close();
    }

    private static long? Of(ProtocolForm form, Field field) => field.IsList ? form.Votes[field.Place - form.Lines.Length] : form.Lines[field.Place];

    /// <summary>The figures that an entry brings; null: it brings none.</summary>
    private static ProtocolForm? FormOf(UnitEntry entry) => entry switch
    {
        ProtocolReported e => e.Protocol,
        ProtocolCorrected e => e.Protocol,
        ProtocolRepeated e => e.Protocol,
        _ => null,
    };
}
