using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;

namespace Scrutineer.Report.Html;

/// <summary>Why the seats fell so, step by step, with the articles. What is made for each unit is folded.</summary>
internal static class ExplanationSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var law = result.Election.Law;
        var title = law.Names.GetValueOrDefault(page.Language) ?? law.Names.GetValueOrDefault("en") ?? law.Id;
        page.Begin("why", words["why.heading"], title);
        foreach (var (report, step) in result.Outcome.Outcome.Steps.Zip(Explanation.Of(result.Outcome.Outcome, page.Telling)))
        {
            Write(page, step, law.NumberOf(report.Step), isFolded: step.Unit is not null, isNamed: report is not AwardReport { Group: not null });
        }

        foreach (var situation in result.Outcome.Outcome.NoLotNeeded) html.Element("p", TieSentences.NotNeeded(situation, page.Telling));
        html.Close();
    }

    private static void Write(Page page, ExplainedStep step, int number, bool isFolded, bool isNamed)
    {
        var html = page.Html;
        var article = step.Article.Length > 0 ? $" ({step.Article})" : "";
        if (isFolded)
        {
            html.Open("details").Element("summary", $"{step.Unit}: {step.Heading}");
        }
        else
        {
            html.Open("div", ("class", "step"));
            html.Element("h3", isNamed ? $"{Numbers.Whole(number)}. {step.Heading}{article}" : step.Heading);
        }

        foreach (var passage in step.Passages) Write(page, passage);
        html.Close();
    }

    private static void Write(Page page, Passage passage)
    {
        switch (passage)
        {
            case Sentence sentence:
                page.Html.Element("p", sentence.Text);
                break;
            case Listing { IsLong: true } listing:
                page.Html.Open("details").Element("summary", listing.Caption);
                Tables.Write(page.Html, listing, isCaptionHidden: true);
                page.Html.Close();
                break;
            case Listing listing:
                Tables.Write(page.Html, listing);
                break;
            default:
                throw new InvalidOperationException(passage.ToString());
        }
    }
}
