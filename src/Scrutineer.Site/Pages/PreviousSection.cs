using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Site.Comparisons;
using Scrutineer.Site.Pictures;

namespace Scrutineer.Site.Pages;

/// <summary>What changed since the election before, as a picture with its table; nothing if that election is not given.</summary>
internal static class PreviousSection
{
    public static void Write(SitePage page)
    {
        if (PreviousComparison.From(page.Edition) is not { } comparison) return;
        var (html, words) = (page.Html, page.Words);
        var (name, of) = (comparison.Before.Name.In(page.Language), Bases.From(words, comparison.Of));
        page.Sections.Begin("previous", words["previous.heading"], words.Text("previous.under", name, of));
        Picture(page, comparison);
        var country = page.Edition.Result.Country;
        if (page.Edition.Result.IsPartial) html.Element("p", words.Text("previous.partial", Numbers.Whole(country.StationsReported), Numbers.Whole(country.Stations)), ("class", "warning"));
        html.Open("details").Element("summary", words["pictures.table"]);
        Table(page, comparison, of);
        html.Element("p", words["previous.unmatched"], ("class", "under"));
        if (comparison.Before.Source.In(page.Language) is { Length: > 0 } source) html.Element("p", words.Text("previous.source", source), ("class", "under"));
        html.Close().Close();
    }

    private static void Picture(SitePage page, PreviousComparison comparison)
    {
        var (html, words) = (page.Html, page.Words);
        var bars = comparison.Lists.Where(l => l.Standing is not null && l.Change is not null).Select(l => new ChangeBar(
            page.Sections.ListName(l.Standing!.Index), words.Text("previous.points", Numbers.Points(l.Change!.Value, page.Language)),
            Page.Style(l.Standing.Index), page.Sections.ColourOf(l.Standing.Index), l.Change.Value)).ToList();
        if (bars.Count == 0) return;
        html.Open("figure").Trusted(ChangePicture.Draw([.. bars], words["previous.heading"], string.Join("; ", bars.Select(b => $"{b.Label}: {b.Said}"))));
        page.Sections.Caption(words["previous.caption"]);
        html.Close();
    }

    private static void Table(SitePage page, PreviousComparison comparison, string of)
    {
        var (html, words) = (page.Html, page.Words);
        var hasSeats = comparison.Before.Lists.Any(l => l.Seats is not null);
        Tables.Begin(
            html, words.Text("previous.table", of), 1,
            [
                words["list"], words["previous.votes-then"], words["previous.share-then"], words["previous.votes-now"], words["previous.share-now"], words["previous.change"],
                .. hasSeats ? (string[])[words["previous.seats-then"], words["previous.seats-now"]] : [],
            ],
            style: "wide-table");
        foreach (var list in comparison.Lists)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            if (list.Standing is { } standing) page.LinkList(standing.Index);
            else html.Element("bdi", list.Then!.Name.In(page.Language));
            html.Close();
            Cells.Number(page, list.Then?.Votes);
            Cells.Share(page, list.Before);
            Cells.Number(page, list.Standing?.Votes);
            Cells.Share(page, list.Now);
            html.Element("td", list.Change is { } change ? Numbers.Points(change, page.Language) : "–", ("class", "n"));
            if (hasSeats)
            {
                Cells.Number(page, list.Then?.Seats);
                html.Element("td", list.Seats is { } seats ? Numbers.Whole(seats) : "–", ("class", "n"));
            }

            html.Close();
        }

        Tables.End(html);
    }
}
