using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>A point on which the law is read in more than one way, and the reading taken.</summary>
public static class ReadingSentences
{
    public static ExplainedStep Of(ReadingReport reading, Telling telling) =>
        new(telling.Words["reading.heading"], reading.Article, telling.Unit(reading.Unit), [new Sentence(Told(reading, telling))]);

    public static string Told(ReadingReport reading, Telling telling) => telling.Words.Text(
        "reading.told", telling.Words.Code("reading", reading.Point), telling.Words.Code("reading-taken", reading.Reading.Replace(": ", ".", StringComparison.Ordinal)));
}
