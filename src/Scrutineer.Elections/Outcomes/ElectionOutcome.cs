using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Elections.Outcomes;

/// <summary>outcome = law(tally): what the law makes of one channel's totals, with what is still open and with other bases of the bar.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Tallies">The totals.</param>
/// <param name="Data">What the law was applied to.</param>
/// <param name="Outcome">Seats and explanation, as if counting stopped now.</param>
/// <param name="Outlook">In, out or open by each national bar.</param>
/// <param name="OtherBases">The same law with the national bar taken of another base.</param>
public sealed record ElectionOutcome(
    string Channel,
    TallyTable Tallies,
    VoteData Data,
    Outcome Outcome,
    ImmutableArray<QualifyReport> Outlook,
    ImmutableArray<OtherBase> OtherBases)
{
    /// <summary>Applies the election's law to the totals of a channel.</summary>
    public static Result<ElectionOutcome> Of(Election election, TallyTable tallies)
    {
        VoteData data;
        try
        {
            data = LawInput.Of(election, tallies);
        }
        catch (RefusalException e)
        {
            return e.Refusal;
        }

        var outcome = Evaluator.Evaluate(election.Law, data);
        if (!outcome.IsOk) return outcome.Refusal!;
        var outlook = Evaluator.Outlook(election.Law, data, LawInput.Missing(election, tallies));
        if (!outlook.IsOk) return outlook.Refusal!;
        var own = election.Law.NationalBases();
        var others = election.OtherBases.Where(b => !own.SequenceEqual([b]))
            .Select(b => (Base: b, Outcome: Evaluator.Evaluate(election.Law.WithNationalBase(b), data)))
            .Where(o => o.Outcome.IsOk)
            .Select(o => new OtherBase(o.Base, o.Outcome.Value, SeatsMoved(outcome.Value, o.Outcome.Value)));
        return new ElectionOutcome(tallies.Channel, tallies, data, outcome.Value, outlook.Value, [.. others]) { IsAnnulled = election.Acts.Any(a => a is AnnulResult) };
    }

    /// <summary>True while a decision in force annuls the result as a whole: this is what the law made of it, but nobody is elected by it.</summary>
    public bool IsAnnulled { get; init; }

    /// <summary>The national bar, in the law's own base: where each list stands. Empty if the law has none.</summary>
    public QualifyReport? NationalBar => Outlook.FirstOrDefault(r => r.Lists.Any(l => !l.Bars.IsEmpty));

    /// <summary>How many ballots can still come; null: not known.</summary>
    public long? BallotsToCome => (long?)LawInput.Bound(Tallies.Country);

    /// <summary>Half the sum of the differences: the seats that change hands between two outcomes.</summary>
    public static long SeatsMoved(Outcome a, Outcome b)
    {
        var lists = a.Result.Lists().Union(b.Result.Lists());
        var moved = lists.Aggregate(System.Numerics.BigInteger.Zero, (sum, l) => sum + System.Numerics.BigInteger.Abs(a.SeatsOf(l) - b.SeatsOf(l)));
        return (long)((moved + 1) / 2);
    }
}

/// <summary>The outcome with the national bar taken of another base.</summary>
/// <param name="Base">Name of the base.</param>
/// <param name="Outcome">What would follow.</param>
/// <param name="SeatsMoved">Seats that change hands against the law's own base.</param>
public sealed record OtherBase(string Base, Outcome Outcome, long SeatsMoved);
