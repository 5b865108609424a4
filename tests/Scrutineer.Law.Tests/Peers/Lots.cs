using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>Every outcome that lots can give.</summary>
internal static class Lots
{
    /// <summary>The outcome without a lot, and those of every draw of its first tie, and of the ties after it; impossible draws are left out.</summary>
    /// <param name="law">The law.</param>
    /// <param name="data">The data with these lots.</param>
    /// <param name="steps">Only ties of these steps are drawn.</param>
    public static IEnumerable<(ImmutableArray<Lot> Lots, Outcome Outcome)> All(SeatLaw law, Func<ImmutableArray<Lot>, VoteData> data, params string[] steps) => From(law, data, [], steps);

    private static IEnumerable<(ImmutableArray<Lot> Lots, Outcome Outcome)> From(SeatLaw law, Func<ImmutableArray<Lot>, VoteData> data, ImmutableArray<Lot> lots, string[] steps)
    {
        var evaluated = Evaluator.Evaluate(law, data(lots));
        if (evaluated.Refusal?.Code == "law-lot-impossible") yield break;
        var outcome = Small.Ok(evaluated);
        if (outcome.Ties.FirstOrDefault(t => steps.Contains(t.Step)) is not { } tie)
        {
            yield return (lots, outcome);
            yield break;
        }

        foreach (var drawn in Choices(tie.Tied, (int)tie.Seats))
            foreach (var end in From(law, data, lots.Add(new Lot(tie.Tied, drawn) { Situation = tie.Situation }), steps)) yield return end;
    }

    private static IEnumerable<ImmutableArray<string>> Choices(ImmutableArray<string> tied, int places)
    {
        if (places == 0) return [[]];
        return Enumerable.Range(0, tied.Length - places + 1).SelectMany(i => Choices(tied[(i + 1)..], places - 1).Select(rest => (ImmutableArray<string>)[tied[i], .. rest]));
    }
}
