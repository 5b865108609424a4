using System.Text.Json;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections;
using Scrutineer.Law.Json;

namespace Scrutineer.Cli.Output;

/// <summary>Official totals beside the sums of the protocols: differences are listed, not hidden.</summary>
internal static class OfficialComparison
{
    public sealed record Row(string What, string Name, long? Votes, long? Official, long? Seats, long? OfficialSeats)
    {
        public long? Difference => Votes - Official;
    }

    public static IEnumerable<Row> Rows(Election election, ElectionOutcome outcome)
    {
        var country = outcome.Tallies.Country;
        foreach (var official in election.Official)
        {
            var list = election.FindList(official.What);
            var line = election.Form.Find(official.What);
            var votes = list >= 0 ? country.Votes(list) : line >= 0 ? country.Line(line) : country.Base(official.What);
            var name = list >= 0 ? election.Lists[list].Name.ToString() : official.What;
            yield return new Row(official.What, name, votes, official.Votes, list >= 0 ? (long)outcome.Outcome.SeatsOf(official.What) : null, official.Seats);
        }
    }

    public static void Write(Utf8JsonWriter json, Election election, ElectionOutcome outcome)
    {
        json.WriteObjects("official", Rows(election, outcome), row =>
        {
            json.WriteString("what", row.What);
            json.WriteCount("votes", row.Votes);
            json.WriteCount("official", row.Official);
            json.WriteCount("difference", row.Difference);
            json.WriteCount("seats", row.Seats);
            json.WriteCount("official_seats", row.OfficialSeats);
        });
    }
}
