using System.Collections.Immutable;
using System.CommandLine;
using System.Numerics;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer law diff</c>: what changed between two laws, and what it does to the seats of the same votes.</summary>
internal static class LawDiffCommand
{
    public static Command Build()
    {
        var (a, b) = (LawCommand.Source("A"), LawCommand.Source("B"));
        var votes = new Option<string?>("--votes") { Description = "A file with votes and a law, or an election folder; without it the votes of A or B, if one of them has votes." };
        var asJson = Common.Json();
        var command = new Command("diff", "What changed between two laws, option by option, and which seats change with the same votes.") { a, b, votes, asJson };
        command.SetAction(parsed => Run(parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(votes), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string pathA, string pathB, string? votes, bool asJson)
    {
        var a = LawFile.Read(pathA, withVotes: votes is null);
        if (!a.IsOk) return Exit.Refused(a.Refusal!, asJson);
        var b = LawFile.Read(pathB, withVotes: votes is null);
        if (!b.IsOk) return Exit.Refused(b.Refusal!, asJson);
        var comparison = new LawComparison(a.Value, b.Value, LawDiff.Of(a.Value.Json, b.Value.Json));
        if (votes is not null || a.Value.Data is not null || b.Value.Data is not null)
        {
            var seats = SeatsOf(a.Value, b.Value, votes);
            if (!seats.IsOk) return Exit.Refused(seats.Refusal!, asJson);
            comparison = comparison with { Seats = seats.Value.Moves, IsFinal = seats.Value.IsFinal };
        }

        if (asJson) LawDiffText.WriteJson(comparison);
        else LawDiffText.Print(comparison);
        return Exit.Done;
    }

    private static Result<(ImmutableArray<SeatMove> Moves, bool IsFinal)> SeatsOf(LawFile a, LawFile b, string? votes)
    {
        if (votes is not null && Directory.Exists(votes)) return OfFolder(a, b, votes);
        var data = a.Data ?? b.Data;
        if (votes is not null)
        {
            var bytes = InputFile.ReadAll(votes);
            if (!bytes.IsOk) return bytes.Refusal!;
            var read = VectorReader.Read(bytes.Value);
            if (!read.IsOk) return read.Refusal!.In(votes);
            data = read.Value.Data;
        }

        var (first, second) = (Evaluator.Evaluate(a.Law, data!), Evaluator.Evaluate(b.Law, data!));
        if (!first.IsOk) return first.Refusal!.In(a.Path);
        if (!second.IsOk) return second.Refusal!.In(b.Path);
        return Moves(first.Value, second.Value, data!, Telling.Of(data!, Wordbook.In("en")));
    }

    private static Result<(ImmutableArray<SeatMove> Moves, bool IsFinal)> OfFolder(LawFile a, LawFile b, string folder)
    {
        var tally = Common.Tally(folder, new Common.Cut(null));
        if (!tally.IsOk) return tally.Refusal!;
        var (counted, tallies) = tally.Value;
        var state = counted.State;
        var first = ElectionOutcome.Of(state.Election with { Law = a.Law }, tallies);
        if (!first.IsOk) return first.Refusal!.In(a.Path);
        var second = ElectionOutcome.Of(state.Election with { Law = b.Law }, tallies);
        if (!second.IsOk) return second.Refusal!.In(b.Path);
        return Moves(first.Value.Outcome, second.Value.Outcome, first.Value.Data, Telling.Of(state.Election, Wordbook.In("en")));
    }

    private static (ImmutableArray<SeatMove> Moves, bool IsFinal) Moves(Outcome first, Outcome second, VoteData data, Telling telling)
    {
        var lists = first.Result.Lists().Union(second.Result.Lists());
        return (
        [
            .. lists.Select(l => new SeatMove(l, telling.Name(l), first.SeatsOf(l), second.SeatsOf(l)))
                .Where(m => m.From.Sign > 0 || m.To.Sign > 0)
                .OrderByDescending(m => BigInteger.Max(m.From, m.To)).ThenBy(m => data.OrderOf(m.List)).ThenBy(m => m.List, StringComparer.Ordinal),
        ], first.IsFinal && second.IsFinal);
    }
}
