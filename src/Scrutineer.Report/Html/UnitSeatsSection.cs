using Scrutineer.Law.Data;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>Seats by unit, where the law gives them unit by unit.</summary>
internal static class UnitSeatsSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var rows = result.Outcome.Outcome.Result.Rows.Where(r => r.Key != Table.Nation).ToList();
        if (rows.Count == 0) return;
        var lists = result.Lists.Where(s => s.Seats.Sign > 0).ToList();
        page.Begin("unit-seats", words["unit-seats.heading"], words.Count("unit-seats.under", rows.Count));
        Tables.Begin(html, words["unit-seats.caption"], 1, [words["unit"], words["seats"], .. lists.Select(l => page.ListName(l.Index))], style: "wide-table");
        foreach (var (unit, row) in rows)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("bdi", Names.Claimant(result.Election, unit, page.Language)).Close();
            html.Element("td", Numbers.Whole(row.Aggregate(Law.Rational.Zero, (sum, cell) => sum + cell.Value).Floor()), ("class", "n"));
            foreach (var list in lists)
            {
                var seats = row.GetValueOrDefault(list.List.Code);
                html.Element("td", seats.IsZero ? "–" : Numbers.Short(seats, page.Language), ("class", "n"));
            }

            html.Close();
        }

        html.Open("tr", ("class", "has")).Element("th", words["total"], ("scope", "row")).Element("td", Numbers.Whole(result.TotalSeats), ("class", "n"));
        foreach (var list in lists) html.Element("td", Numbers.Whole(list.Seats), ("class", "n"));
        html.Close();
        Tables.End(html);
        html.Close();
    }
}
