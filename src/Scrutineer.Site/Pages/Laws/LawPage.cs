using System.Collections.Immutable;
using Scrutineer.Law.Language;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.LawWords;
using Scrutineer.Report.Words;
using Scrutineer.Site.Laws;

namespace Scrutineer.Site.Pages.Laws;

/// <summary>How the law of a repeat vote differs from the law of this vote: option by option and sentence by sentence, and the seats that both make of the same votes.</summary>
internal static class LawPage
{
    public static PageKind Kind { get; } = new(
        "law", edition => RepeatLaw.Decisions(edition).Select(Frame.Plain), (page, name) => RepeatLaw.Find(page.Edition, name) is null ? null : page.Words["law-diff.title"],
        (page, name) => Body(page, RepeatLaw.Find(page.Edition, name)!));

    /// <summary>Where the page of the law that a decision sets is.</summary>
    public static string Of(SitePage page, long decision) => page.ToPage($"law/{Frame.Plain(decision)}.html");

    private static void Body(SitePage page, RepeatLaw repeat)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["law-diff.title"]);
        html.Element("p", words["law-diff.sub"], ("class", "sub"));
        html.Open("p");
        page.Link(Disputes.DecisionPage.Of(page, repeat.Decision), words.Text("law-diff.decision", Frame.Plain(repeat.Decision), Moments.Date(words, repeat.Repeat.On)));
        html.Text(" · ");
        page.Link(page.ToRoot($"blob/sha256/{repeat.Repeat.Law!.Sha256}"), words["law-diff.raw"]);
        html.Close();
        if (!repeat.Compared.IsOk)
        {
            html.Open("p").Text(words["law-diff.unreadable"] + " ").Element("code", repeat.Compared.Refusal!.Code).Close();
            return;
        }

        var (law, diff) = repeat.Compared.Value;
        var (before, after) = (LawExplanation.Of(repeat.Before, words), LawExplanation.Of(law, words));
        page.Sections.Begin("differs", words.Text("law-diff.titles", before.Title, after.Title));
        if (diff.IsEmpty) html.Element("p", words["law-diff.none"]);
        if (!diff.Law.IsEmpty)
        {
            html.Element("h3", words["law-diff.options"]);
            Options(page, words["law-diff.options"], diff.Law);
            Sentences(page, [before.Ties], [after.Ties]);
        }

        foreach (var step in diff.Steps) Step(page, step, step.First is { } i ? before.Steps[i] : null, step.Second is { } j ? after.Steps[j] : null);
        html.Close();
        Seats(page, repeat);
    }

    private static void Step(SitePage page, StepDifference step, ExplainedLawStep? old, ExplainedLawStep? now)
    {
        var key = step.Change switch
        {
            StepChange.Changed => "law-diff.changed",
            StepChange.Added => "law-diff.added",
            StepChange.Removed => "law-diff.removed",
            _ => throw new InvalidOperationException(step.Change.ToString()),
        };
        var told = (now ?? old)!;
        var heading = page.Words.Text(key, told.Heading);
        page.Html.Open("h3").Text(heading).Text(told.Article.Length > 0 ? $" ({told.Article})" : "").Close();
        Sentences(page, old?.Sentences ?? [], now?.Sentences ?? []);
        if (!step.Options.IsEmpty) Options(page, $"{heading} — {told.Name}", step.Options);
    }

    /// <summary>What was said before and no longer is, and what is said now.</summary>
    private static void Sentences(SitePage page, ImmutableArray<string> old, ImmutableArray<string> now)
    {
        Some("law-diff.no-longer", "del", old.Except(now));
        Some("law-diff.now", "ins", now.Except(old));

        void Some(string key, string element, IEnumerable<string> sentences)
        {
            foreach (var sentence in sentences) page.Html.Open("p").Element("strong", page.Words[key]).Text(" ").Element(element, sentence).Close();
        }
    }

    private static void Options(SitePage page, string caption, ImmutableArray<OptionChange> options)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, caption, 3, [words["law-diff.option"], words["law-diff.before"], words["law-diff.after"]], isCaptionHidden: true, style: "options");
        foreach (var option in options)
        {
            html.Open("tr").Open("th", ("scope", "row")).Open("code");
            // A narrow screen breaks the path of an option between its steps, not within one.
            foreach (var (i, step) in option.Path.Split('.').Index())
            {
                if (i > 0) html.Text(".").Void("wbr");
                html.Text(step);
            }

            html.Close().Close();
            foreach (var value in (string?[])[option.From, option.To])
            {
                html.Open("td");
                if (value is null) html.Text(words["law-diff.not-named"]);
                else html.Element("code", value);
                html.Close();
            }

            html.Close();
        }

        Tables.End(html);
    }

    private static void Seats(SitePage page, RepeatLaw repeat)
    {
        if (repeat.Seats(page.Edition) is not { } seats) return;
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("seats", words["law-diff.seats"], words["law-diff.seats-under"]);
        if (seats.All(s => s.Before == s.After)) html.Element("p", words["law-diff.same"]);
        Tables.Begin(html, words["law-diff.seats"], 1, [words["list"], words["law-diff.before"], words["law-diff.after"], words["difference"]], isCaptionHidden: true);
        foreach (var (list, before, after) in seats)
        {
            html.Open("tr").Element("th", Names.Claimant(page.Edition.Election, list, page.Language), ("scope", "row"));
            html.Element("td", Numbers.Whole(before), ("class", "n")).Element("td", Numbers.Whole(after), ("class", before == after ? "n" : "n changed"));
            html.Element("td", Numbers.Signed(after - before), ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
