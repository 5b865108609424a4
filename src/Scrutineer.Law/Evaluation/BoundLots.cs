using Scrutineer.Law.Explanation;

namespace Scrutineer.Law.Evaluation;

/// <summary>A lot that is bound to its situation and did not serve is refused with both situations: the one it decided, and the one found.</summary>
internal static class BoundLots
{
    public static void Check(Outcome outcome)
    {
        foreach (var lot in outcome.UnusedLots)
        {
            if (lot.Situation is not { } decided) continue;
            var found = outcome.Ties.FirstOrDefault(t => t.Step == decided.Step && t.Unit == decided.Unit)?.Situation
                ?? outcome.Ties.FirstOrDefault(t => t.Step == decided.Step)?.Situation;
            throw new RefusalException(new Refusal(
                "law-other-situation",
                $"A recorded lot decided \"{decided}\", but {(found is null ? "no tie arises there now" : $"the tie found is \"{found}\"")}; the lot cannot be used, a new one is needed where a tie is left."));
        }
    }
}
