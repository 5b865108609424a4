using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// outcome = law(votes, acts): a pure function in exact arithmetic. The same input gives the same outcome everywhere.
/// </summary>
public static class Evaluator
{
    /// <summary>Applies a law.</summary>
    /// <param name="law">The law.</param>
    /// <param name="data">Votes, persons and recorded lots.</param>
    /// <param name="explain">False: the outcome has seats, ties and questions, but no reasons (faster).</param>
    /// <returns>
    /// The outcome, or a refusal when the law cannot finish on these data (<c>law-no-base</c>, <c>law-overshoot</c>,
    /// <c>law-cannot-finish</c> ...) or a recorded lot was drawn in another situation (<c>law-other-situation</c>).
    /// A tie for which every choice gives the same seats and persons asks for no lot.
    /// </returns>
    public static Result<Outcome> Evaluate(SeatLaw law, VoteData data, bool explain = true) => RefusalException.Catch(() =>
    {
        var outcome = Run.Of(law, data, explain, []);
        if (outcome.Ties.Any(t => t.Question is null && !t.ByOrder)) outcome = new Branches(law, data, explain).Settle(outcome);
        BoundLots.Check(outcome);
        return outcome;
    });

    /// <summary>
    /// Which lists are in, out or open by each national <c>qualify</c> step while ballots are missing:
    /// what is still possible, not a ranking.
    /// </summary>
    /// <param name="law">The law.</param>
    /// <param name="data">The votes so far.</param>
    /// <param name="missing">How many ballots can still come, by unit.</param>
    public static Result<ImmutableArray<QualifyReport>> Outlook(SeatLaw law, VoteData data, Missing missing) =>
        RefusalException.Catch(() =>
        {
            var workings = new Workings(law, data, explains: true, []);
            foreach (var step in law.Steps.OfType<QualifyStep>().Where(q => q.Each is null && !ReadsTables(q.If))) new Qualifying(data, workings, missing).Apply(step);
            return workings.Reports.OfType<QualifyReport>().ToImmutableArray();
        });

    // A bar on seats won depends on steps that are not certain while stations are missing.
    private static bool ReadsTables(Condition condition) => condition switch
    {
        WonCondition won => won.Table != "direct",
        ShareCondition share => share.Votes != "votes",
        AllOf all => all.Of.Any(ReadsTables),
        AnyOf any => any.Of.Any(ReadsTables),
        NotOf not => ReadsTables(not.Of),
        CaseOf cases => cases.Branches.Any(b => (b.When is not null && ReadsTables(b.When)) || ReadsTables(b.Then)),
        _ => false,
    };
}
