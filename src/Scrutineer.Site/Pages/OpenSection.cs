using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Results;

namespace Scrutineer.Site.Pages;

/// <summary>What the missing stations could still change: in, out or open for every list, with the votes that are still possible.</summary>
internal static class OpenSection
{
    public static void Write(SitePage page)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        page.Sections.Begin("open", words["open.heading"]);
        html.Element("p", Outlook.Missing(result, words) ?? words["open.nothing-missing"]);
        var held = result.Lists.Where(s => s.Bar is not null).ToList();
        if (held.Count > 0)
        {
            var of = held.Select(s => s.Bar!.Of).Distinct().ToList();
            if (result.IsPartial) html.Element("p", result.Outcome.BallotsToCome is { } ballots ? words.Count("open.possible", ballots) : words["open.possible-unknown"], ("class", "under"));
            Tables.Begin(
                html, of.Count == 1 ? words.Text("open.caption", Bases.From(words, of[0])) : words["open.caption-any"], 2,
                [words["list"], words["place"], words["votes"], words["open.needed"], words["open.margin"]], style: "wide-table");
            foreach (var standing in held) Row(page, standing);
            Tables.End(html);
        }

        html.Close();
    }

    private static void Row(SitePage page, Standing standing)
    {
        var (html, bar) = (page.Html, standing.Bar!);
        html.Open("tr").Open("th", ("scope", "row"));
        page.LinkList(standing.Index);
        html.Close();
        html.Open("td");
        if (Chips.Of(page.Edition.Election, standing, page.Words) is { Length: > 0 } chip)
            html.Element("span", chip, ("class", $"chip {standing.Place.ToString().ToLowerInvariant()}"));
        html.Close();
        Cells.Number(page, standing.Votes);
        html.Element("td", Numbers.Short(bar.Needed, page.Language), ("class", "n"));
        html.Element("td", Numbers.Signed(bar.Margin), ("class", "n")).Close();
    }
}
