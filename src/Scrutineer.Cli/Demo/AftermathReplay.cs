using System.Globalization;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Simulation;

namespace Scrutineer.Cli.Demo;

/// <summary>Tells what followed the night, entry by entry, with what became of the seats and of the time limits.</summary>
internal static class AftermathReplay
{
    /// <param name="record">The record after the night.</param>
    /// <param name="minutesPerSecond">As for the night; 0: no pauses.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Result<bool>> Play(DemoRecord record, int minutesPerSecond, CancellationToken cancel)
    {
        Terminal.Heading("What followed");
        Terminal.Line("The complaints and decisions of October 2020, as entries of the same record. Their days and votes are the real ones; the stations are invented.");
        foreach (var (number, filed) in record.Docket.Cases.Select(c => (c.Number, c.FiledAt))) Tell(filed, $"{Aftermath.All[0].Told} (Case {number}.)");
        while (record.Next is { } next)
        {
            var before = Seats(record);
            var played = await record.PlayUntil(next.At, publish: true, cancel);
            if (!played.IsOk) return played;
            Tell(next.At, next.Told);
            var after = Seats(record);
            if (after != before) Terminal.Paragraph($"Seats before: {before}. Now: {after}.", "            ");
            if (minutesPerSecond > 0) await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        }

        Standing(record);
        return true;
    }

    private static void Standing(DemoRecord record)
    {
        var docket = record.Docket;
        Terminal.Heading("What stands");
        foreach (var ruling in docket.Rulings.All) Terminal.Paragraph($"Entry {ruling.Index}, {ruling.By}: {(docket.Rulings.EndOf(ruling.Index) is { } end ? $"revoked by entry {end.Index}" : "holds")}.");
        var annulled = docket.Rulings.Of<UnitsAnnulled>().First().Ruling.At;
        var told = new DateTimeOffset(2020, 12, 20, 12, 0, 0, annulled.Offset);
        var held = docket.Clock(ClockCodes.RepeatHeld, null, annulled, told)!;
        Terminal.Paragraph($"By {held.Clock.Article} a repeat vote is to be held until {Deadline.Of(docket.Rules!, held.Clock, annulled).Last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; 20 December would have been two weeks late. {(held.SuspendedBy is { } stop ? $"The clock stands still by entry {stop}." : "")}");
        Terminal.Line("Parliament was elected on 28 November 2021, 420 days after the annulled vote. Both stay in the record: every old page can be made again.");
    }

    private static void Tell(DateTimeOffset at, string told) => Terminal.Paragraph(told, at.ToString("dd MMM HH:mm", CultureInfo.InvariantCulture));

    private static string Seats(DemoRecord record)
    {
        var state = record.State;
        var outcome = ElectionOutcome.Of(state.Election, TallyTable.Of(state, Night.Hand));
        if (!outcome.IsOk) return "none";
        var seats = outcome.Value.Outcome.Seats(outcome.Value.Data).Select(s => $"{state.Election.Lists[state.Election.FindList(s.Key)].Name} {s.Value}").ToList();
        return seats.Count == 0 ? "nobody has any" : string.Join(", ", seats);
    }
}
