using Scrutineer.Margins.Matters;
using System.Collections.Immutable;
using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Scrutineer.Interchange.Files;
using Scrutineer.Law.Data;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer margins</c>: what would change the outcome, and how little is enough.</summary>
internal static class MarginsCommand
{
    private static readonly string[] Ways = ["votes", "stations", "voters"];

    public static Command Build()
    {
        var source = new Argument<string>("DIR|FILE") { Description = "An election folder, or a file with votes and a law (scrutineer-seat-vector/0); of a file the units with votes are the stations." };
        var by = new Option<string[]>("--by") { Description = "votes (default), stations, voters; several are allowed.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["votes"] };
        by.AcceptOnlyFromAmong(Ways);
        var targets = new Option<string[]>("--target") { Description = "A target: LIST>=K, LIST<K, LIST+LIST<K. Several are allowed.", DefaultValueFactory = _ => [] };
        var all = new Option<bool>("--all") { Description = "All events, not the nearest 20." };
        var asJson = Common.Json();
        var channel = Common.Channel();
        var phase = Common.Phase();
        var at = Common.At();
        var size = Common.Size();
        var command = new Command("margins", "What would change the outcome: the fewest votes, stations and voters, every event ranked.") { source, by, targets, all, channel, phase, at, size, asJson };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(source)!;
            var ask = new Ask(parsed.GetValue(by)!, parsed.GetValue(targets)!, parsed.GetValue(all), parsed.GetValue(asJson));
            return File.Exists(path)
                ? OfFile(path, ask)
                : OfFolder(path, new Common.Cut(parsed.GetValue(channel), parsed.GetValue(phase), parsed.GetValue(at), parsed.GetValue(size)), ask);
        });
        return command;
    }

    private sealed record Ask(string[] By, string[] Targets, bool All, bool AsJson);

    private static int OfFile(string path, Ask ask)
    {
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return Exit.Refused(bytes.Refusal!, ask.AsJson);
        var read = VectorReader.Read(bytes.Value);
        if (!read.IsOk) return Exit.Refused(read.Refusal!.In(path), ask.AsJson);
        var (law, data) = read.Value;
        var report = Find(law, data, UnitStations.Of(data), ask);
        if (!report.IsOk) return Exit.Refused(report.Refusal!.In(path), ask.AsJson);
        if (ask.AsJson) Json.Write(json => MarginJson.WriteMembers(json, report.Value));
        else new MarginText(data, code => code, ask.All).Print(report.Value);
        return Exit.Done;
    }

    private static int OfFolder(string path, Common.Cut cut, Ask ask)
    {
        var counted = Common.Count(path, cut);
        if (!counted.IsOk) return Exit.Refused(counted.Refusal!, ask.AsJson);
        var ((state, _, record), tallies, outcome) = counted.Value;
        var election = state.Election;
        var report = Find(election.Law, outcome.Data, CountedStations.Of(election, state, tallies, outcome), ask);
        if (!report.IsOk) return Exit.Refused(report.Refusal!, ask.AsJson);
        if (ask.AsJson)
        {
            Json.Write(json =>
            {
                json.WriteString("election", election.Id);
                RecordPrefix.Write(json, record);
                json.WriteString("channel", outcome.Channel);
                json.WriteBoolean("preliminary", election.IsPreliminary);
                json.WriteText("notice", election.Notice);
                json.WriteText("legal_state", election.LegalState);
                json.WriteTime("time", tallies.Country.LatestReceived);
                json.WriteShare("coverage", tallies.Country.StationCoverage);
                MarginJson.WriteMembers(json, report.Value);
            });
            return Exit.Done;
        }

        Terminal.Heading(election.Name.ToString());
        if (election.Notice.ToString().Length > 0) Terminal.Amber(election.Notice.ToString());
        if (election.IsPreliminary) Terminal.Amber(election.LegalState.ToString() is { Length: > 0 } state2 ? state2 : "Preliminary: these are not legal results.");
        TallyText.Facts(election, tallies.Country, outcome.Channel);
        new MarginText(outcome.Data, code => NameOf(election, code), ask.All).Print(report.Value);
        return Exit.Done;
    }

    private static string NameOf(Election election, string code) =>
        election.FindList(code) is >= 0 and var list ? election.Lists[list].Name.ToString()
        : election.Units.Find(code) is >= 0 and var unit ? election.Units[unit].Name.ToString() is { Length: > 0 } name ? name : code
        : code;

    private static Result<MarginReport> Find(Law.Language.SeatLaw law, VoteData data, ImmutableArray<Station> stations, Ask ask)
    {
        var known = data.Lists.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var targets = ImmutableArray.CreateBuilder<Target>();
        foreach (var text in ask.Targets)
        {
            var target = Target.Read(text, known);
            if (!target.IsOk) return target.Refusal!;
            targets.Add(target.Value);
        }

        return MarginFinder.Find(law, data, new MarginQuestion
        {
            Stations = stations,
            ByVotes = ask.By.Contains("votes"),
            ByStations = ask.By.Contains("stations"),
            ByVoters = ask.By.Contains("voters"),
            Targets = targets.ToImmutable(),
        });
    }
}
