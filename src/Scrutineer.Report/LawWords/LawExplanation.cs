using System.Collections.Immutable;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>A law in plain words.</summary>
/// <param name="Title">Its title in the language asked for, or its id.</param>
/// <param name="Steps">The steps in order.</param>
/// <param name="Ties">What a tie does.</param>
/// <param name="Result">Which step gives the seats.</param>
public sealed record ExplainedLaw(string Title, ImmutableArray<ExplainedLawStep> Steps, string Ties, string Result);

/// <summary>A step of a law in plain words.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Its name in the law.</param>
/// <param name="Verb">What it does in the law: <c>award</c> ...</param>
/// <param name="Article">Article of the statute; may be empty.</param>
/// <param name="Heading">What it decides.</param>
/// <param name="Sentences">How, exactly: one sentence an option.</param>
public sealed record ExplainedLawStep(int Number, string Name, string Verb, string Article, string Heading, ImmutableArray<string> Sentences);

/// <summary>Tells a law so that a voter understands it and a lawyer finds nothing missing.</summary>
public static class LawExplanation
{
    public static ExplainedLaw Of(SeatLaw law, Wordbook words)
    {
        var references = new References(law, words);
        return new ExplainedLaw(
            law.Names.GetValueOrDefault(words.Language) ?? law.Names.GetValueOrDefault("en") ?? law.Id,
            [.. law.Steps.Select((step, i) => Of(step, i + 1, references))],
            words.Text("law.ties", TieWords.Of(law.Ties, words)),
            words.Text("law.result", references.To(law.Result)));
    }

    private static ExplainedLawStep Of(Step step, int number, References references)
    {
        var words = references.Words;
        var (verb, heading, sentences) = Told(step, references);
        var all = sentences.ToImmutableArray();
        if (step.Ties is { } ties) all = all.Add(words.Text("law.ties-here", TieWords.Of(ties, words)));
        return new ExplainedLawStep(number, step.Name, verb, step.Article, heading, all);
    }

    private static (string Verb, string Heading, IEnumerable<string> Sentences) Told(Step step, References references)
    {
        var words = references.Words;
        return step switch
        {
            QualifyStep qualify => ("qualify", words["qualify.heading"], Qualify(qualify, references)),
            AwardStep award => ("award", AwardStepSentences.Heading(award, words), AwardStepSentences.Of(award, references)),
            BonusStep bonus => ("bonus", words["bonus.heading"], PlacingStepSentences.Of(bonus, references)),
            GrowStep grow => ("grow", words["grow.heading"], PlacingStepSentences.Of(grow, references)),
            PlaceStep place => ("place", words["law.place-heading"], PlacingStepSentences.Of(place, references)),
            BalanceStep balance => ("balance", words["balance.heading"], PlacingStepSentences.Of(balance, references)),
            SwapStep swap => ("swap", words["swap.heading"], PlacingStepSentences.Of(swap, references)),
            CoverStep cover => ("cover", words["cover.heading"], PersonStepSentences.Of(cover, references)),
            FillStep fill => ("fill", words["law.fill-heading"], PersonStepSentences.Of(fill, references)),
            CountStep count => ("count", words["law.count-heading"], PersonStepSentences.Of(count, references)),
            AskStep ask => ("ask", words.Text("ask.heading", words.Code("ask", ask.Kind)), [Ask(ask, references)]),
            _ => (TableWords.Verb(step), words[$"table.heading-{TableWords.Verb(step)}"], [TableWords.Of(step, references)]),
        };
    }

    private static IEnumerable<string> Qualify(QualifyStep step, References references)
    {
        var words = references.Words;
        if (step.Each is { } level) yield return words.Text("law.each", words.Code("level-of", level));
        yield return words.Text("law.qualify", ConditionWords.Of(step.If, step.Each is not null, references));
        if (step.AtLeast is { } least) yield return words.Count("law.at-least", least);
    }

    private static string Ask(AskStep ask, References references)
    {
        var words = references.Words;
        var condition = ConditionWords.Of(ask.If, references);
        return ask.Who.Length == 0
            ? words.Text("law.ask-nobody", condition, words.Code("ask", ask.Kind))
            : words.Text("law.ask", condition, words.Code("ask", ask.Kind), words.Code("who", ask.Who));
    }
}
