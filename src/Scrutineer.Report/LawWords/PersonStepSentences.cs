using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>Steps that end with persons: <c>cover</c>, <c>fill</c>, <c>count</c>.</summary>
internal static class PersonStepSentences
{
    public static IEnumerable<string> Of(CoverStep step, References references)
    {
        yield return references.Words["law.cover-order"];
        yield return references.Words.Text("law.cover", references.To(step.Seats));
    }

    public static IEnumerable<string> Of(FillStep step, References references)
    {
        var words = references.Words;
        if (step.Each is { } level) yield return words.Text("law.fill-each", words.Code("level-of", level));
        yield return words.Text("law.seats", SeatWords.Of(step.Seats, step.Each ?? "list-in", references));
        yield return words[$"fill.order-{step.Order}"];
        if (step.Prefer is { } prefer) yield return words.Text("law.fill-prefer", Bar(prefer, step.Each, words));
        if (step.If is { } least) yield return words.Text("law.fill-if", Bar(least, step.Each, words));
        if (step.Limit is { Most: { } most } limit) yield return words.Count("law.fill-limit", most, ConditionWords.Mark(limit.Attribute, words));
        if (step.Limit is { Share: { } share } part) yield return words.Text("law.fill-limit-share", Numbers.Bar(share, words.Language), ConditionWords.Mark(part.Attribute, words));
        if (step.Succession != SuccessionFor.Nobody) yield return words[$"law.succession-{step.Succession}"];
        yield return words["law.fill-vacant"];
        if (step.Succession != SuccessionFor.Nobody) yield return words[$"law.succession-{step.Succession}"];
    }

    public static IEnumerable<string> Of(CountStep step, References references)
    {
        var words = references.Words;
        if (step.Seats == 1)
        {
            yield return words["law.count-runoff"];
            yield return words["law.count-runoff-rounds"];
            yield break;
        }

        yield return words.Count("law.count", step.Seats);
        yield return words.Text("law.count-quota", words[$"quota.{step.Quota}"], words[$"formula.{step.Quota}"]);
        yield return words["law.count-surplus"];
        yield return step.Decimals is { } decimals ? words.Count("law.count-decimals", decimals) : words["law.count-exact"];
    }

    private static string Bar(PersonBar bar, string? each, Wordbook words) => words.Text(
        bar.Strict ? "person-bar.more" : "person-bar.least", Numbers.Bar(bar.Share, words.Language),
        words[bar.Of switch
        {
            PersonBase.List => each is null ? "person-base.list" : "person-base.unit",
            PersonBase.Mean => "person-base.mean",
            PersonBase.Quota => each is null ? "person-base.quota" : "person-base.unit-quota",
            _ => throw new InvalidOperationException(bar.ToString()),
        }]);
}
