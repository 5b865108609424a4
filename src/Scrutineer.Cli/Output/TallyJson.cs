using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Cli.Output;

/// <summary>A tally as JSON members.</summary>
internal static class TallyJson
{
    public static void WriteMembers(Utf8JsonWriter json, Election election, Tally tally, IEnumerable<string> bases)
    {
        var unit = election.Units[tally.Unit];
        json.WriteString("unit", unit.Code);
        json.WriteString("level", unit.Level);
        json.WriteText("name", unit.Name);
        json.WriteTime("time", tally.LatestReceived);
        json.WriteStartObject("stations");
        json.WriteNumber("reported", tally.StationsReported);
        json.WriteNumber("total", tally.Stations);
        json.WriteNumber("missing", tally.StationsMissing);
        json.WriteNumber("set_aside", tally.SetAside);
        json.WriteEndObject();
        json.WriteShare("station_coverage", tally.StationCoverage);
        json.WriteCount("registered", tally.Registered);
        json.WriteShare("register_coverage", tally.RegisterCoverage);
        json.WriteShare("turnout", tally.Turnout);

        json.WriteStartObject("lines");
        for (var i = 0; i < election.Form.Lines.Length; i++) json.WriteCount(election.Form.Lines[i].Code, tally.Line(i));
        json.WriteEndObject();
        json.WriteStartObject("blank");
        for (var i = 0; i < election.Form.Lines.Length; i++)
            if (tally.Blank(i) > 0) json.WriteNumber(election.Form.Lines[i].Code, tally.Blank(i));
        for (var i = 0; i < election.Lists.Length; i++)
            if (tally.BlankVotes(i) > 0) json.WriteNumber(election.Lists[i].Code, tally.BlankVotes(i));
        json.WriteEndObject();
        if (!election.Form.Derived.IsEmpty)
        {
            json.WriteStartObject("derived");
            foreach (var derived in election.Form.Derived) json.WriteCount(derived.Code, tally.Of(derived.Sum));
            json.WriteEndObject();
        }

        json.WriteStartObject("votes");
        for (var i = 0; i < election.Lists.Length; i++) json.WriteCount(election.Lists[i].Code, tally.Votes(i));
        json.WriteEndObject();
        json.WriteCount("list_votes", tally.ListVotes);
        json.WriteCount("against_all", tally.AgainstAllVotes);

        var known = bases.Where(b => tally.Base(b) is > 0).ToList();
        if (known.Count == 0) return;
        json.WriteStartObject("bases");
        foreach (var name in known) json.WriteCount(name, tally.Base(name));
        json.WriteEndObject();
        json.WriteStartObject("shares");
        for (var i = 0; i < election.Lists.Length; i++)
        {
            json.WriteStartArray(election.Lists[i].Code);
            foreach (var name in known)
            {
                if (tally.ShareOf(i, name) is not { } share) continue;
                json.WriteStartObject();
                Json.WriteShareMembers(json, share);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
