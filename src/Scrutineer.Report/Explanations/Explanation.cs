using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>The reasons of an outcome in words, step by step in the order of the law.</summary>
public static class Explanation
{
    public static ImmutableArray<ExplainedStep> Of(Outcome outcome, Telling telling) => [.. outcome.Steps.Select(step => Of(outcome, step, telling))];

    private static ExplainedStep Of(Outcome outcome, StepReport step, Telling telling) => step switch
    {
        QualifyReport qualify => BarSentences.Of(qualify, telling),
        AwardReport award => AwardSentences.Of(award, telling),
        AskReport ask => AskSentences.Of(ask, telling),
        ReadingReport reading => ReadingSentences.Of(reading, telling),
        BonusReport bonus => BonusSentences.Of(bonus, telling),
        GrowReport grow => GrowSentences.Of(grow, telling),
        PlaceReport place => PlaceSentences.Of(place, telling),
        BalanceReport balance => BalanceSentences.Of(balance, telling),
        SwapReport swap => SwapSentences.Of(swap, telling),
        TableReport table => TableSentences.Of(table, outcome, telling),
        CoverReport cover => CoverSentences.Of(cover, telling),
        FillReport fill => FillSentences.Of(fill, outcome.Law.Steps.OfType<FillStep>().First(s => s.Name == fill.Step), telling),
        CountReport count => CountSentences.Of(count, telling),
        _ => throw new InvalidOperationException(step.ToString()),
    };
}
