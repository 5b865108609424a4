using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Events;
using Scrutineer.Margins.Ground;
using Scrutineer.Margins.Stations;
using Scrutineer.Margins.Votes;

namespace Scrutineer.Margins;

/// <summary>
/// The margins of an outcome: a pure function in exact arithmetic. Every stage of the law has linear inequalities that must all fail for its
/// result to stay; the nearest of them is a proved lower bound, and applying the law to the changed votes confirms an upper bound.
/// For laws of one stage (bars and one distribution by divisors, plurality, or an exact quota with largest remainders) the two meet.
/// </summary>
public static class MarginFinder
{
    private const int MostReruns = 200;

    /// <summary>Finds the margins.</summary>
    /// <param name="law">The law.</param>
    /// <param name="data">The votes.</param>
    /// <param name="question">What is asked.</param>
    /// <returns>
    /// The report, or a refusal: whatever the law refuses, and <c>margin-station-twice</c>, <c>margin-station-unit</c>,
    /// <c>margin-station-base</c>, <c>margin-stations-sum</c>, <c>margin-large</c> for stations that do not fit the votes.
    /// </returns>
    public static Result<MarginReport> Find(SeatLaw law, VoteData data, MarginQuestion question)
    {
        var outcome = Evaluator.Evaluate(law, data);
        if (!outcome.IsOk) return outcome.Refusal!;
        var ground = new VoteGround(data);
        StationTable? table = null;
        if (question.ByStations || question.ByVoters)
        {
            var built = StationTable.Of(ground, question.Stations);
            if (!built.IsOk) return built.Refusal!;
            table = built.Value;
        }

        return Report(law, outcome.Value, ground, table, question);
    }

    private static MarginReport Report(SeatLaw law, Outcome outcome, VoteGround ground, StationTable? table, MarginQuestion question)
    {
        var candidates = EventFinder.Find(ground, outcome);
        var rerun = new Rerun(law, outcome);
        var search = new Search(rerun, outcome, candidates, MostReruns);
        var votes = new VoteDistances(ground, search);
        var events = candidates.All.Select(c => new MarginEvent(c.Kind, c.Step, c.Unit, c.From, c.To)).ToArray();
        VoteMargin? moved = null, added = null, removed = null;
        if (question.ByVotes)
        {
            moved = votes.Find(Way.Moved, events, (e, d) => e with { Moved = d });
            added = votes.Find(Way.Added, events, (e, d) => e with { Added = d });
            removed = votes.Find(Way.Removed, events, (e, d) => e with { Removed = d });
        }

        StationMargin? stations = null, voters = null;
        if (question.ByStations) stations = new StationDistances(table!, search, question.SolverLimit).Fewest(events);
        if (question.ByVoters) voters = new StationDistances(table!, search, question.SolverLimit).FewestVoters(events);
        var answers = new TargetAnswers(search, ground, table, question);
        var targets = question.Targets.Select(t => answers.Answer(t)).ToImmutableArray();
        var bars = question.ByVotes ? BarMargins.Of(ground, outcome) : [];
        return new MarginReport(outcome, [.. events.Select((e, i) => (e, i)).OrderBy(x => Rank(x.e)).ThenBy(x => x.i).Select(x => x.e)], bars, candidates.Unproved)
        {
            Moved = moved,
            Added = added,
            Removed = removed,
            Stations = stations,
            Voters = voters,
            Targets = targets,
            Reruns = rerun.Count,
        };
    }

    private static Rational Rank(MarginEvent e)
    {
        Rational? rank = e.Moved is { } moved ? moved.ToChange
            : e.Stations is { } stations ? stations.Cost
            : e.Voters is { } voters ? voters.Cost
            : e.Added is { } added ? added.ToChange
            : e.Removed is { } removed ? removed.ToChange : null;
        return rank ?? BigInteger.Pow(10, 30);
    }
}
