using Scrutineer.Law.Language;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>An <c>award</c> step: what is shared, among whom, by which rule, within which bounds.</summary>
internal static class AwardStepSentences
{
    public static string Heading(AwardStep step, Wordbook words) =>
        words[step.ToUnits is not null ? "law.award-units" : step.Each is "list" or "list-in" ? "law.award-over" : "law.award"];

    public static IEnumerable<string> Of(AwardStep step, References references)
    {
        var words = references.Words;
        if (step.Each is { } each)
        {
            yield return each switch
            {
                "list" => words["law.each-list"],
                "list-in" => words.Text("law.each-list-in", words.Code("level-of", step.Level!)),
                _ => words.Text("law.each", words.Code("level-of", each)),
            };
        }

        yield return words.Text("law.seats", SeatWords.Of(step.Seats, step.Each, references));
        foreach (var sentence in Claimants(step, references)) yield return sentence;
        foreach (var sentence in RuleSentences.Of(step.By, words)) yield return sentence;
        foreach (var sentence in Bounds(step, references)) yield return sentence;
        if (step.VoidIf is { } empty) yield return words.Text("law.void", ConditionWords.Of(empty, references));
    }

    private static IEnumerable<string> Claimants(AwardStep step, References references)
    {
        var words = references.Words;
        if (step.ToUnits is { } level)
        {
            yield return words.Text("law.to-units", words.Code("level-of", level), words.Code("number-of", step.Measure!));
            yield break;
        }

        yield return step.Among is { } among ? words.Text("law.among", references.To(among)) : words["law.among-all"];
        if (step.Votes != "votes") yield return words.Text("law.votes", references.To(step.Votes));
        for (var i = 0; i < step.Via.Length; i++) yield return words.Text(i == 0 ? "law.via" : "law.via-inner", ConditionWords.Mark(step.Via[i], words));
        if (step.Via.Length > 0) yield return step.Inner is { } inner ? words.Text("law.inner", RuleWords.Of(inner, words)) : words["law.inner-same"];
    }

    private static IEnumerable<string> Bounds(AwardStep step, References references)
    {
        var words = references.Words;
        if (!step.Start.IsEmpty) yield return words.Text("law.start", references.To(step.Start));
        if (step.Drop is { } drop) yield return words.Text("law.drop", references.To(drop));
        if (step.Least is { } least) yield return words.Count(step.ToUnits is null ? "law.least" : "law.least-unit", least);
        if (step.Cap is { } cap) yield return words.Count("law.cap", cap);
        foreach (var (list, most) in step.Caps.OrderBy(c => c.Key, StringComparer.Ordinal)) yield return words.Count("law.cap-list", most, list);
        if (step.CapByCandidates) yield return words["law.cap-candidates"];
        if (!step.HasCap) yield break;
        yield return words[step.By switch
        {
            QuotaRule { CapRestNamed: false } => "law.cap-silent",
            QuotaRule { CapRest: CapRest.Recompute } => "law.cap-recompute",
            QuotaRule { CapRest: CapRest.GiveAgain } => "law.cap-give-again",
            _ => "law.cap-next",
        }];
        if (step.By is QuotaRule { MajorityTakesLast: true, CapRest: CapRest.GiveAgain } rule) yield return words[rule.MajoritySeatCounts ? "law.majority-residual" : "law.majority-apart"];
    }
}
