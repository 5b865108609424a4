using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Output;

/// <summary>An outcome as tables in the terminal: the same order and words as the pages.</summary>
internal static class OutcomeText
{
    public static void Print(Election election, ElectionOutcome outcome)
    {
        Terminal.Heading(election.Name.ToString());
        if (election.Notice.ToString().Length > 0) Terminal.Amber(election.Notice.ToString());
        if (election.LegalState.ToString().Length > 0) Terminal.Amber(election.LegalState.ToString());
        TallyText.Facts(election, outcome.Tallies.Country, outcome.Channel);

        var country = outcome.Tallies.Country;
        var bar = outcome.NationalBar;
        var of = bar?.Lists.SelectMany(l => l.Bars).FirstOrDefault()?.Of ?? "valid";
        var table = Terminal.Table("List", ">Votes", $">% of {of}", ">Seats", country.StationsMissing > 0 ? "In, out or open" : "Bar");
        foreach (var index in Enumerable.Range(0, election.Lists.Length).OrderByDescending(i => country.Votes(i) ?? -1))
        {
            var list = election.Lists[index];
            var seats = outcome.Outcome.SeatsOf(list.Code);
            table.AddRow(
                Terminal.Text(list.Name.ToString()),
                Terminal.Number(country.Votes(index)),
                country.ShareOf(index, of)?.Percent ?? "-",
                seats.IsZero ? "-" : $"[bold]{seats}[/]",
                Standing(bar?.Lists.FirstOrDefault(l => l.List == list.Code), list.IsAgainstAll));
        }

        Terminal.Print(table);
        Other(election, outcome);
        var telling = Telling.Of(election, Wordbook.In("en"));
        Questions(outcome.Outcome, telling);
        Official(election, outcome);
        WhyText.Print(outcome.Outcome, telling);
    }

    /// <summary>An outcome without an election: lists and seats.</summary>
    public static void Print(Outcome outcome, VoteData data)
    {
        var telling = Telling.Of(data, Wordbook.In("en"));
        var table = Terminal.Table("List", ">Votes", ">Seats");
        foreach (var list in data.Lists.OrderByDescending(l => outcome.SeatsOf(l.Code)).ThenByDescending(l => data.Votes.Total(l.Code)))
        {
            var seats = outcome.SeatsOf(list.Code);
            table.AddRow(Terminal.Text(list.Name), Numbers.Short(data.Votes.Total(list.Code), telling.Language), seats.IsZero ? "-" : Terminal.Exact(seats));
        }

        Terminal.Print(table);
        Questions(outcome, telling);
        PersonsText.Print(outcome, telling);
        WhyText.Print(outcome, telling);
    }

    private static string Standing(ListReport? report, bool isAgainstAll)
    {
        if (report is null || isAgainstAll) return "";
        return report.Passes switch
        {
            Truth.True => "[green]in[/]",
            Truth.Open => "[yellow]open[/]",
            Truth.False => Out(report.Bars),
            _ => throw new InvalidOperationException(report.Passes.ToString()),
        };
    }

    /// <summary>How far a list is from the bar that keeps it out: the national one if that fails, else the first unit's.</summary>
    private static string Out(ImmutableArray<BarReport> bars)
    {
        if (bars.FirstOrDefault(b => b.Passes == Truth.False) is not { } bar) return "out";
        var by = bar.Tested ? $"out by {Terminal.Exact(-bar.Margin)}" : "out";
        return bar.Unit is null ? by : $"{by} in {Terminal.Text(bar.Unit)}";
    }

    private static void Other(Election election, ElectionOutcome outcome)
    {
        if (outcome.OtherBases.All(o => o.SeatsMoved == 0)) return;
        Terminal.Heading("The bar is a share of what?");
        var table = Terminal.Table("Base", "Seats", ">Seats that change hands");
        table.AddRow(Terminal.Text(string.Join(", ", outcome.Outcome.Law.NationalBases())) + " [grey](the law's)[/]", Line(election, outcome.Outcome, outcome.Data), "-");
        foreach (var other in outcome.OtherBases)
            table.AddRow(Terminal.Text(other.Base), Line(election, other.Outcome, outcome.Data), Terminal.Number(other.SeatsMoved));
        Terminal.Print(table);
    }

    private static string Line(Election election, Outcome outcome, VoteData data) => Terminal.Text(string.Join(
        ", ", outcome.Seats(data).Select(s => $"{election.Lists[election.FindList(s.Key)].Name} {s.Value}")));

    private static void Questions(Outcome outcome, Telling telling)
    {
        foreach (var tie in outcome.Ties) Terminal.Amber($"{TieSentences.Of(tie, telling)} (step {tie.Step})");
        foreach (var ask in outcome.Asks) Terminal.Amber(AskSentences.Told(ask, telling) + (ask.Article.Length > 0 ? $" ({ask.Article})" : ""));
        foreach (var reading in outcome.Readings) Terminal.Amber($"{ReadingSentences.Told(reading, telling)} (step {reading.Step})");
        foreach (var situation in outcome.NoLotNeeded) Terminal.Line($"{TieSentences.NotNeeded(situation, telling)} (step {situation.Step})");
    }

    private static void Official(Election election, ElectionOutcome outcome)
    {
        var rows = OfficialComparison.Rows(election, outcome).ToList();
        if (rows.Count == 0) return;
        Terminal.Heading("Against the official totals");
        var table = Terminal.Table("What", ">These protocols", ">Official", ">Difference", ">Seats", ">Official");
        foreach (var row in rows)
        {
            table.AddRow(
                Terminal.Text(row.Name), Terminal.Number(row.Votes), Terminal.Number(row.Official),
                row.Difference is 0 ? "0" : $"[yellow]{Terminal.Number(row.Difference)}[/]", Terminal.Number(row.Seats), Terminal.Number(row.OfficialSeats));
        }

        Terminal.Print(table);
    }
}
