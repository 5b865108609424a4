using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Results;

namespace Scrutineer.Report.Html;

/// <summary>The house: the picture, and the same as a list.</summary>
internal static class SeatsSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        page.Begin("seats", words[result.IsPartial ? "seats.now" : "seats.heading"], Under(page));
        var seated = result.Standings.Where(s => s.Seats.Sign > 0).OrderByDescending(s => s.Seats).ThenBy(s => s.Index).ToList();
        if (result.TotalSeats > 1 && result.TotalSeats <= Hemicycle.Most) Picture(page, seated);
        if (seated.Count > 0 || result.OpenSeats.Sign > 0) List(page, seated);
        else html.Element("p", words["seats.none"]);
        foreach (var tie in result.Outcome.Outcome.Ties)
            html.Element("p", TieSentences.Of(tie, page.Telling), ("class", "due"));
        foreach (var ask in result.Outcome.Outcome.Asks)
            html.Element("p", AskSentences.Told(ask, page.Telling) + (ask.Article.Length > 0 ? $" ({ask.Article})" : ""), ("class", "due"));
        html.Close();
    }

    private static string? Under(Page page)
    {
        var awards = page.Result.Outcome.Outcome.Steps.OfType<AwardReport>().ToList();
        if (awards.Count == 0) return null;
        var rule = RuleWords.Of(awards[0].Rule, page.Words);
        return awards is [{ Quotas: [var quota] }]
            ? page.Words.Text("seats.by-quota", rule, Numbers.Short(quota.Value, page.Language))
            : page.Words.Text("seats.by", rule);
    }

    private static void Picture(Page page, List<Standing> seated)
    {
        var (result, words) = (page.Result, page.Words);
        var blocks = seated.Select(s => new SeatBlock((int)s.Seats, page.ColourOf(s.Index), Page.Style(s.Index))).ToImmutableArray();
        var empty = (int)(result.OpenSeats + result.UnfilledSeats);
        if (empty > 0) blocks = blocks.Add(new SeatBlock(empty, Colour.Grey, "", IsTaken: false));
        var told = string.Join(", ", seated.Select(s => $"{page.ListName(s.Index)} {Numbers.Whole(s.Seats)}"));
        var majority = words.Text("seats.majority", Numbers.Whole(result.Majority));
        page.Html.Open("figure").Trusted(Hemicycle.Draw(
            blocks, words.Count("seats.title", result.TotalSeats), told, Numbers.Whole(result.TotalSeats), majority));
        page.Caption(words[result.IsPartial ? "seats.figure-now" : "seats.figure"]);
        page.Html.Close();
    }

    private static void List(Page page, List<Standing> seated)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        Tables.Begin(html, words["seats.caption"], 1, [words["list"], words["seats"]], isCaptionHidden: true, style: "plain");
        foreach (var standing in seated)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.WriteList(standing.Index);
            html.Close().Element("td", Numbers.Whole(standing.Seats), ("class", "n strong")).Close();
        }

        if (result.OpenSeats.Sign > 0) Rest("seats.open", Numbers.Whole(result.OpenSeats));
        if (result.UnfilledSeats.Sign > 0) Rest("seats.unfilled", Numbers.Whole(result.UnfilledSeats));
        Tables.End(html);

        void Rest(string key, string number) =>
            html.Open("tr").Element("th", words[key], ("scope", "row")).Element("td", number, ("class", "n strong")).Close();
    }
}
