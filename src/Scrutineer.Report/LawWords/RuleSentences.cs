using Scrutineer.Law.Language;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>The rule of an award with all its options, one sentence each.</summary>
internal static class RuleSentences
{
    public static IEnumerable<string> Of(AwardRule rule, Wordbook words) => rule switch
    {
        DivisorRule divisors => [words.Text("law.divisors", RuleWords.Divisors(divisors.Divisors.Name, words))],
        PluralityRule => [words["law.plurality"]],
        WinnerRule => [words["law.winner"]],
        QuotaRule quota => Quota(quota, words),
        _ => throw new InvalidOperationException(rule.ToString()),
    };

    private static IEnumerable<string> Quota(QuotaRule rule, Wordbook words)
    {
        yield return words.Text("law.quota", words[$"quota.{rule.Quota}"], words[$"formula.{rule.Quota}"]);
        if (rule.Base is { } of) yield return words.Text("law.quota-base", Bases.From(words, of));
        if (rule.Strict) yield return words["law.quota-strict"];
        if (rule.RoundUpAt is { } part) yield return words.Text("law.round-up", Numbers.Bar(part, words.Language));
        foreach (var once in rule.Then[..^1]) yield return words[$"law.once-{once}"];
        yield return words[$"law.rest-{rule.Then[^1]}"];
        if (rule.WholeOnly) yield return words["law.whole-only"];
        if (rule.RestFrom is { } least) yield return words.Text("law.rest-from", Numbers.Bar(least, words.Language));
        if (rule.MajorityTakesLast) yield return words["law.majority"];
        if (rule.OvershootNamed) yield return words[rule.TakesBack ? "law.overshoot-take" : "law.overshoot-error"];
        else if (LawLint.CanOvershoot(rule)) yield return words["law.overshoot-silent"];
    }
}
