using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Why the house has the size it has.</summary>
internal static class GrowSentences
{
    public static ExplainedStep Of(GrowReport grow, Telling telling)
    {
        var (words, language) = (telling.Words, telling.Language);
        var seats = grow.Result.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(words.Count("grow.house", grow.House, RuleWords.Of(grow.Rule, words))));
        if (grow.Short > 0) passages.Add(new Sentence(words.Count("grow.short", grow.Short, Numbers.Whole(grow.House + grow.Short))));
        passages.Add(new Listing(
            words["grow.caption"], 1,
            [words["list"], words["votes"], words["grow.least"], words["grow.share"], words["seats"]],
            [
                .. grow.Shares.OrderByDescending(s => s.Votes).Select(s => ImmutableArray.Create(
                    telling.Name(s.List), Numbers.Short(s.Votes, language), Numbers.Whole(s.Least), Numbers.Whole(s.Share),
                    Numbers.Whole(seats.GetValueOrDefault(s.List)))),
            ]));
        passages.Add(ClaimWords.Result(grow.Result, telling));
        return new ExplainedStep(words["grow.heading"], grow.Article, null, passages.ToImmutable());
    }
}
