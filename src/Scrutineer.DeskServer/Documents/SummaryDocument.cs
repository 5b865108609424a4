using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Pages;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;
using Scrutineer.Office;
using Scrutineer.Report;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Documents;

/// <summary>
/// The summary protocol of a unit to be signed: the form with the totals first, as the commission has it, then each station with every number of its protocol, by
/// the numbers that the lines have in the form; units between have their own totals.
/// </summary>
internal static class SummaryDocument
{
    private const double Size = 6.5;
    private const double Between = 8;
    private const double LongestName = 130;

    public static byte[] Make(DeskPage page, string unit, CountState state, RecordHead head)
    {
        var (words, at) = (page.Words, page.Election.Units.Find(unit));
        var table = TallyTable.Of(state, page.Election.DecidingChannel.Code);
        var tally = table[at];
        using var document = new DeskDocument(page, head, words.Text("summary.title", page.UnitWithCode(unit)));
        var paper = document.Paper;
        paper.Text(words.Text("summary.made", Numbers.Whole(head.Size), Moments.Time(words, head.Time), page.Channel(table.Channel)), 9, isGrey: true);
        paper.Skip(6);
        var counted = words.Text(tally.StationsMissing == 0 ? "summary.whole" : "summary.part", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations));
        if (tally.StationsMissing == 0) paper.Text(counted, 10, isBold: true);
        else document.Warn(counted);
        if (tally.SetAside > 0) document.Warn(words.Count("summary.set-aside", tally.SetAside));
        Form(document, page, tally);
        document.Signatures();
        Stations(document, page, state, table, at);
        return document.Close();
    }

    private static void Form(DeskDocument document, DeskPage page, Tally tally)
    {
        document.Paper.Heading(page.Words["summary.totals"]);
        var table = new PaperTable(document.Paper, [96, 385, 470, Paper.Right], 2);
        table.Head(page.Words["printed.number"], page.Words["station.line"], page.Words["summary.total"], page.Words["summary.blank"]);
        foreach (var field in Field.Of(page.Election))
            table.Row(false, field.Number, field.Label.In(page.Language) is { Length: > 0 } label ? label : field.Code, FigureRows.Shown(SummaryFigures.Of(page.Election, tally, field)),
                SummaryFigures.Blank(page.Election, tally, field) is var blank && blank > 0 ? Numbers.Whole(blank) : "–");
    }

    /// <summary>As many columns as fit beside the names, then the same stations again with the next ones.</summary>
    private static void Stations(DeskDocument document, DeskPage page, CountState state, TallyTable table, int at)
    {
        var below = Below(page.Election, at).Select(unit => (Unit: unit, Name: NameOf(page, state, unit))).ToList();
        if (below.Count == 0) return;
        var paper = document.Paper;
        var begin = Paper.Left + Math.Min(LongestName, below.Select(b => b.Name).Append(page.Words["wall.unit"]).Append(page.Words["summary.total"]).Max(Wide)) + Between + 1;
        var columns = Field.Of(page.Election).Select(f => (Field: f, Width: Math.Max(Wide(f.Number), Wide(Shown(table[at], f))) + Between)).ToList();
        while (columns.Count > 0)
        {
            var part = columns.Take(Fitting(columns, Paper.Right - begin)).ToList();
            columns.RemoveRange(0, part.Count);
            paper.Turn();
            paper.Text(page.Words.Text("printed.by-station", part[0].Field.Number, part[^1].Field.Number), 12.5, isBold: true);
            paper.Text(page.Words["printed.by-station-under"], 8, isGrey: true);
            paper.Skip(6);
            var rows = new PaperTable(paper, [begin, .. part.Select((_, i) => begin + part.Take(i + 1).Sum(c => c.Width))], 1, Size);
            rows.Head([page.Words["wall.unit"], .. part.Select(c => c.Field.Number)]);
            foreach (var (unit, name) in below) rows.Row(!page.Election.Units[unit].IsStation, [name, .. part.Select(c => Shown(table[unit], c.Field))]);
            rows.Row(true, [page.Words["summary.total"], .. part.Select(c => Shown(table[at], c.Field))]);
        }

        if (below.Any(b => state.SetAside.Contains(b.Unit))) paper.Text(page.Words["printed.set-aside"], 8, isGrey: true);

        double Wide(string text) => paper.Bold.Width(paper.Bold.Clean(text), Size);

        string Shown(Tally tally, Field field) => FigureRows.Shown(SummaryFigures.Of(page.Election, tally, field));
    }

    private static int Fitting(List<(Field Field, double Width)> columns, double room)
    {
        var count = 0;
        while (count < columns.Count && (room -= columns[count].Width) >= 0) count++;
        return Math.Max(1, count);
    }

    private static string NameOf(DeskPage page, CountState state, int unit)
    {
        var name = page.UnitWithCode(page.Election.Units[unit].Code);
        return state.SetAside.Contains(unit) ? $"{name} *" : name;
    }

    /// <summary>Everything below a unit, each unit before its parts.</summary>
    private static IEnumerable<int> Below(Election election, int unit)
    {
        var left = new Stack<int>(election.Units.ChildrenOf(unit).Reverse());
        while (left.TryPop(out var next))
        {
            yield return next;
            foreach (var part in election.Units.ChildrenOf(next).Reverse()) left.Push(part);
        }
    }
}
