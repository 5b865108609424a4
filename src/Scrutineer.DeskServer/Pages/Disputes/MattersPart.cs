using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>"Does it matter?": the same law over other inputs, and never an opinion.</summary>
internal static class MattersPart
{
    public static void Write(DeskPage page, long number)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.ImpactOf(page.Visit.Who, number);
        html.Open("section", ("id", "matters")).Element("h2", words["matters.title"]).Element("p", words["matters.under"], ("class", "under"));
        if (!read.IsOk)
        {
            html.Element("p", words["matters.none"]).Element("p", read.Refusal!.Message, ("class", "soft"), ("lang", "en")).Close();
            return;
        }

        var impact = read.Value;
        if (impact.Without.Stations == 0)
        {
            html.Element("p", words["matters.nothing"]).Close();
            return;
        }

        html.Element("p", words.Count("matters.stations", impact.Without.Stations, Whole(impact.Votes)));
        html.Element("p", impact.Without.SeatsMoved == 0 ? words["matters.without-none"] : words.Count("matters.without", impact.Without.SeatsMoved), ("class", impact.Without.SeatsMoved > 0 ? "due" : ""));
        if (impact.Worst is { } worst)
            html.Element("p", worst.SeatsMoved == 0 ? words["matters.worst-none"] : words.Count("matters.worst", worst.SeatsMoved, DisputeNames.List(page, worst.List)), ("class", worst.SeatsMoved > 0 ? "due" : ""));
        html.Close();
    }

    private static string Whole(long number) => Numbers.Whole(number);
}
