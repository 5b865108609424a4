using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law.Json;
using Scrutineer.Law;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer tally</c>: totals of a unit in a channel, with coverage and every share's base.</summary>
internal static class TallyCommand
{
    public static Command Build()
    {
        var folder = Common.Folder();
        var channel = Common.Channel();
        var phase = Common.Phase();
        var at = Common.At();
        var size = Common.Size();
        var unit = new Option<string?>("--unit") { Description = "Code of the unit; without it the whole country." };
        var csv = Common.Csv();
        var asJson = Common.Json();
        var command = new Command("tally", "Totals over a unit, with coverage, turnout and shares, each with its base.") { folder, channel, phase, at, size, unit, csv, asJson };
        command.SetAction(parsed => Run(
            parsed.GetValue(folder)!, new Common.Cut(parsed.GetValue(channel), parsed.GetValue(phase), parsed.GetValue(at), parsed.GetValue(size)), parsed.GetValue(unit), parsed.GetValue(csv), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string path, Common.Cut cut, string? unitCode, string? csv, bool asJson)
    {
        var counted = Common.Tally(path, cut);
        if (!counted.IsOk) return Exit.Refused(counted.Refusal!, asJson);
        var ((state, _, record), tallies) = counted.Value;
        var election = state.Election;
        var unit = unitCode is null ? election.Units.Root : election.Units.Find(unitCode);
        if (unit < 0) return Exit.Refused(new Refusal("unit-unknown", $"There is no unit \"{unitCode}\"."), asJson);

        var tally = tallies[unit];
        var outlook = unit == election.Units.Root ? ElectionOutcome.Of(election, tallies) : default;
        if (csv is not null) File.WriteAllText(csv, Csv(election, tallies, unit));
        if (asJson)
        {
            Json.Write(json => Write(json, election, record, tallies, unit, outlook));
            return Exit.Done;
        }

        Terminal.Heading($"{election.Name}: {election.Units[unit].Name}");
        RecordPrefix.Print(record);
        if (election.Notice.ToString().Length > 0) Terminal.Amber(election.Notice.ToString());
        TallyText.Facts(election, tally, tallies.Channel);
        TallyText.Lines(election, tally);
        var bases = BasesOf(election).Where(b => tally.Base(b) is > 0).ToList();
        var table = Terminal.Table(["List", ">Votes", .. bases.Select(b => $">% of {b}")]);
        foreach (var i in Enumerable.Range(0, election.Lists.Length).OrderByDescending(i => tally.Votes(i) ?? -1))
            table.AddRow([Terminal.Text(election.Lists[i].Name.ToString()), Terminal.Number(tally.Votes(i)), .. bases.Select(b => tally.ShareOf(i, b)?.Percent ?? "-")]);
        Terminal.Print(table);
        Terminal.Line("Bases: " + string.Join(", ", bases.Select(b => $"{b} {Terminal.Number(tally.Base(b))}")));
        return Exit.Done;
    }

    private static IEnumerable<string> BasesOf(Election election) => election.Form.Bases.Keys.Where(b => b != "registered").Append("lists");

    private static void Write(Utf8JsonWriter json, Election election, RecordPrefix? record, TallyTable tallies, int unit, Result<ElectionOutcome> outcome)
    {
        json.WriteString("election", election.Id);
        RecordPrefix.Write(json, record);
        json.WriteString("channel", tallies.Channel);
        json.WriteBoolean("preliminary", election.IsPreliminary);
        json.WriteText("notice", election.Notice);
        TallyJson.WriteMembers(json, election, tallies[unit], BasesOf(election));
        if (unit == election.Units.Root && outcome.IsOk) OutlookJson.Write(json, outcome.Value);
        json.WriteObjects("parts", election.Units.ChildrenOf(unit), part =>
        {
            TallyJson.WriteMembers(json, election, tallies[part], []);
        });
    }

    /// <summary>The unit and the units directly below it, one a row.</summary>
    private static string Csv(Election election, TallyTable tallies, int unit)
    {
        var text = new System.Text.StringBuilder("unit,name,stations_reported,stations,registered_covered");
        foreach (var line in election.Form.Lines) text.Append(',').Append(line.Code);
        foreach (var list in election.Lists) text.Append(',').Append(SafeCsv.Text(list.Name.ToString()));
        text.Append('\n');
        foreach (var at in election.Units.ChildrenOf(unit).Prepend(unit))
        {
            var tally = tallies[at];
            text.Append(SafeCsv.Text(election.Units[at].Code)).Append(',').Append(SafeCsv.Text(election.Units[at].Name.ToString()));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $",{tally.StationsReported},{tally.Stations},{tally.RegisteredCovered}");
            for (var i = 0; i < election.Form.Lines.Length; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $",{tally.Line(i)}");
            for (var i = 0; i < election.Lists.Length; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $",{tally.Votes(i)}");
            text.Append('\n');
        }

        return text.ToString();
    }
}
