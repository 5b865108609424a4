using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>What the law leaves to a person.</summary>
public static class AskSentences
{
    public static ExplainedStep Of(AskReport ask, Telling telling) => new(
        telling.Words.Text("ask.heading", telling.Words.Code("ask", ask.Kind)), ask.Article, telling.Unit(ask.Unit), [new Sentence(Told(ask, telling))]);

    /// <summary>A point on which the law is read in more than one way, and the reading that made this result.</summary>
    public static ExplainedStep Of(ReadingReport reading, Telling telling) => new(
        telling.Words["reading.heading"], reading.Article, telling.Unit(reading.Unit),
        [new Sentence(telling.Words.Text("reading.told", telling.Words[$"reading.{reading.Point}"], reading.Reading))]);

    public static string Told(AskReport ask, Telling telling)
    {
        var words = telling.Words;
        if (!ask.Arises) return words["ask.not"];
        var told = ask.Who.Length == 0
            ? words.Text("ask.arises-nobody", words.Code("ask", ask.Kind))
            : words.Text("ask.arises", words.Code("ask", ask.Kind), words.Code("who", ask.Who));
        return telling.Unit(ask.Unit) is { } unit ? $"{unit}: {told}" : told;
    }
}
