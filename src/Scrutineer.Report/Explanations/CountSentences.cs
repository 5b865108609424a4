using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>A count of ranked ballots, event by event.</summary>
internal static class CountSentences
{
    public static ExplainedStep Of(CountReport count, Telling telling)
    {
        var (words, language) = (telling.Words, telling.Language);
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(count.Quota is { } quota
            ? words.Text("count.quota", Numbers.Fraction(quota), Numbers.Short(quota, language))
            : words["count.majority"]));
        if (!count.Rounds.IsEmpty)
        {
            passages.Add(new Listing(
                words["count.caption"], 3,
                [words["number"], words["person"], words["count.move"], words["votes"], words["count.all"]],
                [
                    .. count.Rounds.Select(r => ImmutableArray.Create(
                        Numbers.Whole(r.Number), telling.Name(r.Candidate), words[$"count.{r.Move}"], Numbers.Short(r.Votes, language),
                        string.Join(" · ", r.Tally.OrderByDescending(t => t.Value).Select(t => $"{telling.Name(t.Key)} {Numbers.Short(t.Value, language)}")))),
                ]));
        }

        if (count.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        passages.Add(new Sentence(count.Elected.IsEmpty ? words["count.nobody"] : words.Text("count.elected", telling.Joined(count.Elected))));
        return new ExplainedStep(words.Count(count.Quota is null ? "count.heading-runoff" : "count.heading", count.Seats), count.Article, null, passages.ToImmutable());
    }
}
