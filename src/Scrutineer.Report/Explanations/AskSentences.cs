using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>What the law leaves to a person.</summary>
public static class AskSentences
{
    public static ExplainedStep Of(AskReport ask, Wordbook words) =>
        new(words.Text("ask.heading", words.Code("ask", ask.Kind)), ask.Article, null, [new Sentence(Told(ask, words))]);

    public static string Told(AskReport ask, Wordbook words) => ask.Arises
        ? words.Text("ask.arises", words.Code("ask", ask.Kind), words.Code("who", ask.Who))
        : words["ask.not"];
}
