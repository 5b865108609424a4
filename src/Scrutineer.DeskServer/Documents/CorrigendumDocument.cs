using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Pages;
using Scrutineer.Office;
using Scrutineer.Report;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Documents;

/// <summary>The corrigendum of one correction, to be signed and put with the protocol: each line that changed, before and now, why, and whose keys stand behind it.</summary>
internal static class CorrigendumDocument
{
    public static byte[] Make(DeskPage page, string unit, string channel, Corrigendum correction, RecordHead head)
    {
        var words = page.Words;
        using var document = new DeskDocument(page, head, words.Text("corrigendum.title", page.UnitWithCode(unit)));
        var paper = document.Paper;
        paper.Text(words.Text("corrigendum.replaces", DeskPage.Plain(correction.Index), DeskPage.Plain(correction.Replaced), page.Channel(channel), Moments.Time(words, correction.Entry.Time)), 10);
        paper.Skip(4);
        paper.Text($"{words["corrigendum.reason"]} {(correction.Code.Length > 0 ? $"{words[$"correction.{correction.Code}"]}. " : "")}{correction.Reason}", 10, isBold: true);
        paper.Skip(4);
        paper.Text($"{words["printed.ordered"]} {correction.Entry.By.Key ?? "–"}", 9);
        if (!correction.TypedBy.IsEmpty) paper.Text($"{words["printed.typed"]} {string.Join(", ", correction.TypedBy)}", 9);
        Lines(document, page, correction);
        document.Signatures();
        return document.Close();
    }

    private static void Lines(DeskDocument document, DeskPage page, Corrigendum correction)
    {
        var words = page.Words;
        var changed = correction.Changed(Field.Of(page.Election)).ToImmutableArray();
        document.Paper.Heading(words.Count("corrigendum.changed", changed.Length));
        if (changed.IsEmpty) return;
        var table = new PaperTable(document.Paper, [96, 330, 400, 470, Paper.Right], 2);
        table.Head(words["printed.number"], words["station.line"], words["corrigendum.old"], words["corrigendum.new"], words["difference"]);
        foreach (var field in changed)
        {
            var (was, now) = (Corrigendum.Of(correction.Was, field), Corrigendum.Of(correction.Now, field));
            table.Row(false, field.Number, field.Label.In(page.Language) is { Length: > 0 } label ? label : field.Code, FigureRows.Shown(was), FigureRows.Shown(now), was is { } a && now is { } b ? Numbers.Signed(b - a) : "–");
        }
    }
}
