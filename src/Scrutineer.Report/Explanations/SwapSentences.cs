using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Which seats moved between lists inside units.</summary>
internal static class SwapSentences
{
    private const int Figures = 6;

    public static ExplainedStep Of(SwapReport swap, Telling telling)
    {
        var words = telling.Words;
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(swap.Moves.IsEmpty ? words["swap.none"] : words.Count("swap.told", swap.Moves.Length)));
        if (!swap.Moves.IsEmpty)
        {
            passages.Add(new Listing(
                words["swap.caption"], 4,
                [words["number"], words["unit"], words["swap.from"], words["swap.to"], words["swap.used"], words["swap.unused"]],
                [
                    .. swap.Moves.Select(m => ImmutableArray.Create(
                        Numbers.Whole(m.Number), telling.UnitName(m.Unit), telling.Name(m.From), telling.Name(m.To),
                        Numbers.Significant(m.Used, Figures, telling.Language), Numbers.Significant(m.Unused, Figures, telling.Language))),
                ]));
        }

        if (swap.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        return new ExplainedStep(words["swap.heading"], swap.Article, null, passages.ToImmutable());
    }
}
