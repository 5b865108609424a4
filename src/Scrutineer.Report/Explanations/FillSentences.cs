using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Who takes the seats of a list, or of a unit, and who was next.</summary>
internal static class FillSentences
{
    public static ExplainedStep Of(FillReport fill, FillStep step, Telling telling)
    {
        var words = telling.Words;
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(words[$"fill.order-{step.Order}"]));
        if (fill.Bar is { } bar) passages.Add(new Sentence(words.Text("fill.bar", Numbers.Short(bar, telling.Language))));
        if (!fill.Persons.IsEmpty)
        {
            passages.Add(new Listing(
                words.Count("fill.caption", fill.Persons.Length), fill.List is null ? 2 : 1,
                [words["person"], .. fill.List is null ? (string[])[words["list"]] : [], words["votes"]],
                [.. fill.Persons.Select(p => Row(p, fill, telling))]));
        }

        if (Next(fill, step, telling) is { } next) passages.Add(new Sentence(next));
        if (fill.Vacant > 0) passages.Add(new Sentence(words.Count("fill.vacant", fill.Vacant)));
        if (fill.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        var heading = fill.List is null ? words.Count("fill.heading-unit", fill.Seats) : words.Count("fill.heading", fill.Seats, telling.Name(fill.List));
        return new ExplainedStep(heading, fill.Article, telling.Unit(fill.Unit), passages.ToImmutable());
    }

    private static ImmutableArray<string> Row(SeatedPerson person, FillReport fill, Telling telling) =>
        fill.List is null
            ? [telling.Name(person.Id), telling.Name(person.List), Numbers.Short(person.Votes, telling.Language)]
            : [telling.Name(person.Id), Numbers.Short(person.Votes, telling.Language)];

    /// <summary>Who came next, where votes decide.</summary>
    private static string? Next(FillReport fill, FillStep step, Telling telling)
    {
        if (step.Order != PersonOrder.Votes || step.Prefer is not null || fill.Given.IsEmpty || fill.Tie is not null) return null;
        return fill.Given[^1] is { Beaten: { } beaten, BeatenClaim: { } claim }
            ? telling.Words.Text("fill.next", telling.Name(beaten), ClaimWords.Of(claim, telling.Words))
            : null;
    }
}
