using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>The reasons of an outcome in words, step by step in the order of the law.</summary>
public static class Explanation
{
    public static ImmutableArray<ExplainedStep> Of(Election election, ElectionOutcome outcome, Wordbook words) =>
    [
        .. outcome.Outcome.Steps.Select(step => step switch
        {
            QualifyReport qualify => BarSentences.Of(election, qualify, words),
            AwardReport award => AwardSentences.Of(election, award, words),
            AskReport ask => AskSentences.Of(ask, words),
            _ => new ExplainedStep(step.Step, step.Article, null, []),
        }),
    ];

    /// <summary>Name of the unit (or list) a step was made for; null: the whole country.</summary>
    internal static string? UnitOf(Election election, string? code, Wordbook words) =>
        code is null ? null : Names.Claimant(election, code, words.Language);
}
