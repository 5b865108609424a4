using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Which district winners of a list are covered by its seats in a unit.</summary>
internal static class CoverSentences
{
    public static ExplainedStep Of(CoverReport cover, Telling telling)
    {
        var words = telling.Words;
        var without = cover.Winners.Where(w => !w.Covered).ToList();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(words.Text("cover.told", words.Count("cover.winners", cover.Winners.Length), words.Count("cover.seats", cover.Seats))));
        if (cover.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        else passages.Add(new Sentence(without.Count == 0 ? words["cover.all"] : words.Text("cover.not", telling.Joined(without.Select(w => w.Id)))));
        passages.Add(new Listing(
            words["cover.caption"], 1,
            [words["cover.district"], words["votes"], words["base.valid.name"], words["share"], words["cover.so"]],
            [.. cover.Winners.Select(w => Row(w, telling))]));
        return new ExplainedStep(words["cover.heading"], cover.Article, $"{telling.UnitName(cover.Unit)}, {telling.Name(cover.List)}", passages.ToImmutable());
    }

    private static ImmutableArray<string> Row(CoveredWinner winner, Telling telling) =>
    [
        telling.Name(winner.Id), Numbers.Short(winner.Votes, telling.Language), Numbers.Short(winner.Valid, telling.Language),
        Numbers.Percent(winner.Votes / winner.Valid, telling.Language), telling.Words[winner.Covered ? "cover.yes" : "cover.no"],
    ];
}
