using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections;
using Scrutineer.Interchange.Files;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer seats</c>: what the law makes of the votes, with reasons.</summary>
internal static class SeatsCommand
{
    public static Command Build()
    {
        var source = new Argument<string>("DIR|FILE") { Description = "An election folder, or a file with votes and a law (scrutineer-seat-vector/0)." };
        var asJson = Common.Json();
        var channel = Common.Channel();
        var phase = Common.Phase();
        var at = Common.At();
        var size = Common.Size();
        var command = new Command("seats", "Seats by the law, with the explanation of every bar, quota and seat.") { source, channel, phase, at, size, asJson };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(source)!;
            return File.Exists(path)
                ? OfFile(path, parsed.GetValue(asJson))
                : OfFolder(path, new Common.Cut(parsed.GetValue(channel), parsed.GetValue(phase), parsed.GetValue(at), parsed.GetValue(size)), parsed.GetValue(asJson));
        });
        return command;
    }

    private static int OfFile(string path, bool asJson)
    {
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return Exit.Refused(bytes.Refusal!, asJson);
        var read = VectorReader.Read(bytes.Value);
        if (!read.IsOk) return Exit.Refused(read.Refusal!.In(path), asJson);
        var (law, data) = read.Value;
        var outcome = Evaluator.Evaluate(law, data);
        if (!outcome.IsOk) return Exit.Refused(outcome.Refusal!.In(path), asJson);
        if (asJson)
        {
            Json.Write(json =>
            {
                OutcomeJson.WriteMembers(json, outcome.Value, data);
                ExplanationJson.WriteMember(json, outcome.Value);
            });
        }
        else
        {
            OutcomeText.Print(outcome.Value, data);
        }

        return Exit.Done;
    }

    private static int OfFolder(string path, Common.Cut cut, bool asJson)
    {
        var counted = Common.Count(path, cut);
        if (!counted.IsOk) return Exit.Refused(counted.Refusal!, asJson);
        var ((state, _, record), _, outcome) = counted.Value;
        if (asJson) Json.Write(json => Write(json, state.Election, record, outcome));
        else OutcomeText.Print(state.Election, outcome);
        if (!asJson) RecordPrefix.Print(record);
        return Exit.Done;
    }

    private static void Write(Utf8JsonWriter json, Election election, RecordPrefix? record, ElectionOutcome outcome)
    {
        json.WriteString("election", election.Id);
        RecordPrefix.Write(json, record);
        json.WriteString("channel", outcome.Channel);
        json.WriteBoolean("preliminary", election.IsPreliminary);
        json.WriteText("notice", election.Notice);
        json.WriteText("legal_state", election.LegalState);
        json.WriteTime("time", outcome.Tallies.Country.LatestReceived);
        json.WriteShare("coverage", outcome.Tallies.Country.StationCoverage);
        OutcomeJson.WriteMembers(json, outcome.Outcome, outcome.Data);
        json.WriteObjects("other_bases", outcome.OtherBases, other =>
        {
            json.WriteString("base", other.Base);
            json.WriteNumber("seats_moved", other.SeatsMoved);
            json.WriteStartObject("seats");
            foreach (var (list, seats) in other.Outcome.Seats(outcome.Data)) json.WriteNumber(list, (long)seats);
            json.WriteEndObject();
        });
        OutlookJson.Write(json, outcome);
        OfficialComparison.Write(json, election, outcome);
        ExplanationJson.WriteMember(json, outcome.Outcome);
    }
}
