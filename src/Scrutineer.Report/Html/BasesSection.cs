using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>"The bar is 7 % of what?": the law's base and the others, side by side.</summary>
internal static class BasesSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        if (result.Outcome.OtherBases.IsEmpty || result.Bar is null) return;
        page.Begin("base", result.OneBar is { } bar ? words.Text("base.heading", Numbers.Bar(bar, page.Language)) : words["base.heading-any"], words["base.under"]);
        var own = result.Election.Law.NationalBases();
        var outcomes = result.Outcome.OtherBases
            .Select(o => (Name: Bases.Name(words, o.Base), Number: result.Country.Base(o.Base), o.Outcome, Moved: (long?)o.SeatsMoved))
            .Prepend((Name: words.Text("base.own", Names.Joined(words, [.. own.Select(b => Bases.Name(words, b))])), Number: own.Length == 1 ? NumberOf(page, own[0]) : null, result.Outcome.Outcome, Moved: null))
            .ToList();
        // Only lists that have seats by one of the bases: the others change nothing.
        var lists = result.Standings.Where(s => outcomes.Any(o => o.Outcome.SeatsOf(s.List.Code).Sign > 0)).ToList();
        Tables.Begin(html, words["base.caption"], 1, [words["base.of"], .. outcomes.Select(o => o.Name)], isCaptionHidden: true, style: "bases");
        Row(words["base.number"], o => o.Number is { } n ? Numbers.Whole(n) : "–");
        Row(words["base.in"], o => Numbers.Whole(result.InBy(o.Outcome)?.Length ?? 0));
        foreach (var standing in lists)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.WriteList(standing.Index);
            html.Close();
            foreach (var o in outcomes)
            {
                var (seats, here) = (o.Outcome.SeatsOf(standing.List.Code), result.Outcome.Outcome.SeatsOf(standing.List.Code));
                html.Element("td", seats.Sign > 0 ? Numbers.Whole(seats) : "–", ("class", seats == here ? "n" : "n changed"));
            }

            html.Close();
        }

        Row(words["base.moved"], o => o.Moved is { } moved ? Numbers.Whole(moved) : "–");
        Tables.End(html);
        html.Close();

        void Row(string name, Func<(string Name, long? Number, Outcome Outcome, long? Moved), string> cell)
        {
            html.Open("tr").Element("th", name, ("scope", "row"));
            foreach (var o in outcomes) html.Element("td", cell(o), ("class", "n"));
            html.Close();
        }
    }

    private static long? NumberOf(Page page, string of) => of == "registered" ? page.Result.Country.Registered : page.Result.Country.Base(of);
}
