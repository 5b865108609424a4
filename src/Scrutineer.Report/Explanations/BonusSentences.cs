using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Seats for the list with most votes, with the share they follow from.</summary>
internal static class BonusSentences
{
    public static ExplainedStep Of(BonusReport bonus, Telling telling)
    {
        var words = telling.Words;
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var part = Bases.Part(words, bonus.Votes, bonus.Of, bonus.Base);
        if (bonus.Base.Sign > 0) part += $" ({Numbers.WithSign(bonus.Votes / bonus.Base, words.Language)})";
        if (bonus.Votes.IsZero) passages.Add(new Sentence(words["bonus.nobody"]));
        else if (bonus.List is null) passages.Add(new Sentence(words.Text("bonus.tied", part)));
        else passages.Add(new Sentence(words.Text("bonus.first", telling.Name(bonus.List), part)));
        passages.Add(new Sentence(bonus.Seats == 0 ? words["bonus.none"] : words.Count("bonus.seats", bonus.Seats)));
        if (bonus.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        return new ExplainedStep(words["bonus.heading"], bonus.Article, null, passages.ToImmutable());
    }
}
