using System.Collections.Immutable;
using Scrutineer.Elections.Calendars;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>Time limits of the law in words: a day by the clock of the place, or a moment with its offset; always with the article that was given.</summary>
internal static class TimeLimits
{
    /// <summary>"until the end of 24 October 2020, by the clock of the place".</summary>
    public static string Until(Wordbook words, Until until) => until.Moment is { } moment
        ? words.Text("calendar.until-moment", Moments.Time(words, moment))
        : words.Text("calendar.until-day", Moments.Date(words, until.Day));

    /// <summary>A paragraph: what ends, when, by which article, and how the date follows.</summary>
    public static void Write(SitePage page, TimeLimit limit)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("p", ("class", "due")).Text($"{limit.Name.In(page.Language)}: ").Element("strong", Until(words, limit.Until)).Text(". ");
        html.Text(limit.Article.Length > 0 ? words.Text("calendar.article", limit.Article) : words["calendar.no-article"]);
        if (limit.Rule.In(page.Language) is { Length: > 0 } rule) html.Text(" ").Text(rule);
        html.Close();
    }

    /// <summary>The whole calendar, earliest first.</summary>
    public static void Table(SitePage page)
    {
        var (words, limits) = (page.Words, page.Edition.Election.Calendar);
        page.Sections.Begin("calendar", words["calendar.heading"], words[limits.IsEmpty ? "calendar.none" : "calendar.under"]);
        if (!limits.IsEmpty)
        {
            Tables.Write(
                page.Html, words["calendar.heading"], 4, [words["calendar.what"], words["calendar.until"], words["calendar.by"], words["calendar.rule"]],
                limits.OrderBy(l => l.Until.Day).ThenBy(l => l.Until.Moment ?? DateTimeOffset.MaxValue).Select(l => ImmutableArray.Create(
                    l.Name.In(page.Language), Until(words, l.Until), Or(l.Article), Or(l.Rule.In(page.Language)))), isCaptionHidden: true);
        }

        page.Html.Close();
    }

    private static string Or(string text) => text.Length > 0 ? text : "–";
}
