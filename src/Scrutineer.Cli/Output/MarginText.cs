using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Output;

/// <summary>Margins in the terminal: what would change the outcome, all events ranked, the bars, and how it is found.</summary>
internal sealed class MarginText(VoteData data, Func<string, string> nameOf, bool all)
{
    private const int Shown = 20;
    private readonly MarginWords words = new(nameOf);

    public void Print(MarginReport report)
    {
        foreach (var tie in report.Outcome.Ties.Where(t => !t.ByOrder))
            Terminal.Amber($"A lot is needed now: {string.Join(", ", tie.Tied.Select(nameOf))} are equal (step {tie.Step}).");
        Changes(report);
        Targets(report);
        Events(report);
        Bars(report);
        Method(report);
    }

    private void Changes(MarginReport report)
    {
        Terminal.Heading("What would change it");
        var table = Terminal.Table("The fewest", ">Number", "What then changes, and how", "Certain");
        Votes(table, "votes moved", report.Moved);
        Votes(table, "votes added", report.Added);
        Votes(table, "votes removed", report.Removed);
        Stations(table, "stations annulled", report.Stations);
        Stations(table, "voters annulled", report.Voters);
        if (table.Inner.Rows.Count == 0) Terminal.Line("Nothing was found that changes it.");
        else Terminal.Print(table);
        foreach (var margin in (ReadOnlySpan<VoteMargin?>)[report.Moved])
            if (margin is { OneLess: Effect.Same, Confirmed: true })
                Terminal.Line($"Applying the law confirms it: {Terminal.Exact(margin.ToChange)} moved votes change the outcome, {Terminal.Exact(margin.ToChange - 1)} do not.");
    }

    private void Votes(TerminalTable table, string what, VoteMargin? margin)
    {
        if (margin is null) return;
        var tie = margin.ToTie is { } t && t < margin.ToChange ? $" (a tie from {Terminal.Exact(t)})" : "";
        table.AddRow(
            what, $"[bold]{Terminal.Exact(margin.ToChange)}[/]", Terminal.Text($"{Capital(words.Event(margin.Event))}: {words.Shifts(margin.Shifts)}{tie}"),
            MarginWords.Certainty(margin.IsExact, margin.Confirmed, MarginWords.Count(margin.Lower)));
    }

    private void Stations(TerminalTable table, string what, StationMargin? margin)
    {
        if (margin is null) return;
        table.AddRow(
            what, $"[bold]{MarginWords.Count(margin.Cost)}[/]", Terminal.Text($"{Capital(words.Event(margin.Event))}: without {words.Codes(margin.Codes)}"),
            MarginWords.Certainty(margin.IsExact, margin.Confirmed, MarginWords.Count(margin.Lower)));
    }

    private void Targets(MarginReport report)
    {
        if (report.Targets.IsEmpty) return;
        Terminal.Heading("Targets");
        var table = Terminal.Table("Target", ">Now", "The fewest", ">Number", "How", "Certain");
        foreach (var answer in report.Targets)
        {
            var target = Terminal.Text(string.Join(" + ", answer.Target.Lists.Select(nameOf)) + (answer.Target.IsAtLeast ? " \u2265 " : " < ") + answer.Target.Seats);
            var now = Terminal.Exact(answer.Seats);
            if (answer.IsMet) table.AddRow(target, now, "met already", "", "", "");
            if (answer.Moved is { } moved)
                table.AddRow(target, now, "votes moved", Terminal.Exact(moved.Votes), Terminal.Text(words.Shifts(moved.Shifts)), MarginWords.Certainty(moved.IsExact, moved.Confirmed, MarginWords.Count(moved.Lower)));
            foreach (var (what, found) in (ReadOnlySpan<(string, TargetStations?)>)[("stations", answer.Stations), ("voters", answer.Voters)])
                if (found is not null)
                    table.AddRow(target, now, what, MarginWords.Count(found.Cost), Terminal.Text("without " + words.Codes(found.Codes)), MarginWords.Certainty(found.IsExact, found.Confirmed, MarginWords.Count(found.Lower)));
            if (!answer.IsMet && answer.Moved is null && answer.Stations is null && answer.Voters is null) table.AddRow(target, now, "nothing found", "", "", "");
        }

        Terminal.Print(table);
    }

    private void Events(MarginReport report)
    {
        var events = report.Events.Where(e => (e.Moved, e.Added, e.Removed, e.Stations, e.Voters) is not (null, null, null, null, null)).ToList();
        if (events.Count == 0) return;
        Terminal.Heading("Every event, nearest first");
        var byVotes = events.Exists(e => e.Moved is not null || e.Added is not null || e.Removed is not null);
        var byStations = events.Exists(e => e.Stations is not null);
        var byVoters = events.Exists(e => e.Voters is not null);
        List<string> heads = ["What would change"];
        if (byVotes) heads.AddRange([">Moved", ">Added", ">Removed"]);
        if (byStations) heads.Add(">Stations");
        if (byVoters) heads.Add(">Voters");
        var table = Terminal.Table([.. heads]);
        foreach (var e in all ? events : events.Take(Shown))
        {
            List<string> row = [Terminal.Text(Capital(words.Event(e)))];
            if (byVotes) row.AddRange([Votes(e.Moved), Votes(e.Added), Votes(e.Removed)]);
            if (byStations) row.Add(Stations(e.Stations));
            if (byVoters) row.Add(Stations(e.Voters));
            table.AddRow([.. row]);
        }

        Terminal.Print(table);
        if (!all && events.Count > Shown) Terminal.Line($"{Terminal.Number(events.Count - Shown)} more events: --all or --json.");
    }

    private static string Votes(VoteDistance? distance) =>
        distance is null ? "-" : (distance.Lower == distance.ToChange ? "" : "\u2264 ") + Terminal.Exact(distance.ToChange);

    private static string Stations(StationDistance? distance) =>
        distance is null ? "-" : (distance.Lower == distance.Cost ? "" : "\u2264 ") + MarginWords.Count(distance.Cost);

    private void Bars(MarginReport report)
    {
        var bars = report.Bars.OrderBy(b => b.Moved ?? BigInteger.Pow(10, 30)).ToList();
        if (bars.Count == 0) return;
        var names = bars.Select(BarName).Distinct().ToList();
        Terminal.Heading(names.Count == 1 ? $"Every bar, nearest first: {names[0]}" : "Every bar, nearest first");
        string[] heads = ["List", "Bar", ">Votes", ">Share", "", ">Moved", ">Added"];
        var table = Terminal.Table([.. heads.Where(h => h != "Bar" || names.Count > 1)]);
        foreach (var margin in all ? bars : bars.Take(Shown))
        {
            var bar = margin.Bar;
            List<string> row = [Terminal.Text(nameOf(margin.List))];
            if (names.Count > 1) row.Add(Terminal.Text(BarName(margin)));
            row.AddRange(
            [
                MarginWords.Count(bar.Votes),
                bar.Base.IsZero ? "-" : $"{(bar.Votes / bar.Base * 100).ToDecimal(2)} %",
                bar.Passes == Truth.True ? "[green]lost by[/]" : "[yellow]lacks[/]",
                MarginWords.Count(margin.Moved),
                MarginWords.Count(margin.Added),
            ]);
            table.AddRow([.. row]);
        }

        Terminal.Print(table);
        Terminal.Line("Shares are of the base named with the bar. \"Lost by\": so many votes less lose it; one vote less than that does not. "
            + "Added: to the list that lacks them, or to others.");
        if (!all && bars.Count > Shown) Terminal.Line($"{Terminal.Number(bars.Count - Shown)} more bars: --all or --json.");
    }

    private string BarName(BarMargin margin)
    {
        var bar = margin.Bar;
        var where = bar.Unit is null || data.Unit(bar.Unit)?.Parent is null ? "" : $" in {nameOf(bar.Unit)}";
        return $"{(bar.Strict ? "more than " : "")}{Percent(bar.Least)} % of {bar.Of}{where}";
    }

    private static string Percent(Rational share)
    {
        var text = (share * 100).ToDecimal(4).TrimEnd('0').TrimEnd('.');
        return text.Length == 0 ? "0" : text;
    }

    private static void Method(MarginReport report)
    {
        Terminal.Heading("The rule");
        Terminal.Line("All events of all steps are listed, ranked by the number of votes (or stations) they need; none is chosen. An event is an inequality that "
            + "votes must fulfil: a refused claim on a seat against a served one, or a bar. As long as none is fulfilled the outcome stays as it is: "
            + "a lower bound. That something changes was confirmed by applying the law again: an upper bound. \"Exact\": they meet.");
        Terminal.Line("Annulling a station takes its votes and ballots out; its voters stay registered.");
        if (!report.Unproved.IsEmpty)
            Terminal.Amber($"More can happen in these steps than the events say, so that no lower bound is claimed: {string.Join(", ", report.Unproved)}.");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
