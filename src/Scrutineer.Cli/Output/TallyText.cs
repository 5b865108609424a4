using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Cli.Output;

/// <summary>A tally in the terminal.</summary>
internal static class TallyText
{
    public static void Facts(Election election, Tally tally, string channel)
    {
        var name = election.Channels.First(c => c.Code == channel).Name;
        var time = tally.LatestReceived is { } at ? $", {at.ToString("d MMMM yyyy HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)}" : "";
        Terminal.Line($"{name}{time}");
        Terminal.Line($"Stations   {Terminal.Number(tally.StationsReported)} of {Terminal.Number(tally.Stations)} reported, {Terminal.Number(tally.StationsMissing)} missing"
            + (tally.SetAside > 0 ? $", {Terminal.Number(tally.SetAside)} set aside" : ""));
        if (tally.RegisterCoverage is { } cover)
            Terminal.Line($"Register   {cover.Percent} %: {Terminal.Number(cover.Numerator)} of {Terminal.Number(cover.Denominator)} registered voters covered");
        if (tally.Turnout is { } turnout)
            Terminal.Line($"Turnout    {turnout.Percent} %: {Terminal.Number(turnout.Numerator)} of {Terminal.Number(turnout.Denominator)} registered voters{(tally.StationsMissing > 0 ? " of what has reported" : "")}");
    }

    public static void Lines(Election election, Tally tally)
    {
        var table = Terminal.Table("No.", "Line", ">Sum", ">Blank in");
        for (var i = 0; i < election.Form.Lines.Length; i++)
        {
            var line = election.Form.Lines[i];
            table.AddRow(Terminal.Text(line.Number), Terminal.Text(line.Name.ToString()), Terminal.Number(tally.Line(i)), tally.Blank(i) == 0 ? "" : Terminal.Number(tally.Blank(i)));
        }

        foreach (var derived in election.Form.Derived)
            table.AddRow("", Terminal.Text(derived.Name.ToString()), Terminal.Number(tally.Of(derived.Sum)), "");
        Terminal.Print(table);
    }
}
