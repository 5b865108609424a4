using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>"Does it matter?": the same law over other inputs, and never an opinion.</summary>
internal static class MattersPart
{
    /// <summary>How long a page waits for the fewest stations; in a small election they are there at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>What hangs on the stations of a case. A page does not wait for what takes long: it says that it is coming.</summary>
    public static async Task<Result<MattersView>> Read(DeskPage page, long number)
    {
        var read = page.Desk.MattersOf(page.Visit.Who, number);
        if (read.IsOk) await Task.WhenAny(read.Value.Coming, Task.Delay(Patience, page.Context.RequestAborted));
        return read;
    }

    public static void Write(DeskPage page, long number, Result<MattersView> read)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("id", "matters")).Element("h2", words["matters.title"]).Element("p", words["matters.under"], ("class", "under"));
        if (!read.IsOk)
        {
            html.Element("p", words["matters.none"]).Element("p", read.Refusal!.Message, ("class", "soft"), ("lang", "en")).Close();
            return;
        }

        var impact = read.Value.Impact;
        if (impact.Without.Stations == 0)
        {
            html.Element("p", words["matters.nothing"]).Close();
            return;
        }

        html.Element("p", words.Count("matters.stations", impact.Without.Stations, Whole(impact.Votes)));
        html.Element("p", impact.Without.SeatsMoved == 0 ? words["matters.without-none"] : words.Count("matters.without", impact.Without.SeatsMoved), ("class", impact.Without.SeatsMoved > 0 ? "due" : ""));
        if (impact.Worst is { } worst)
            html.Element("p", worst.SeatsMoved == 0 ? words["matters.worst-none"] : words.Count("matters.worst", worst.SeatsMoved, DisputeNames.List(page, worst.List)), ("class", worst.SeatsMoved > 0 ? "due" : ""));
        Fewest(page, number, read.Value);
        html.Close();
    }

    private static void Fewest(DeskPage page, long number, MattersView matters)
    {
        var (html, words) = (page.Html, page.Words);
        if (!matters.Coming.IsCompleted)
        {
            html.Open("p").Text($"{words["matters.fewest-coming"]} ");
            page.Link($"{page.To("cases", DeskPage.Plain(number))}#matters", words["matters.again"]);
            html.Close();
        }

        if (matters.Fewest is not { } found) return;
        html.Open("div", ("id", "fewest"));
        if (found.Stations is { } fewest)
        {
            html.Element("p", words.Count(fewest.IsExact ? "matters.fewest" : "matters.fewest-bound", fewest.Cost.Floor(), Numbers.Whole(fewest.Lower.Ceiling())), ("class", "due"));
            html.Element("p", DisputeNames.Units(page, fewest.Codes));
        }
        else
        {
            html.Element("p", words["matters.fewest-none"]);
        }

        html.Element("p", $"{words["matters.fewest-what"]} {words.Text("matters.fewest-of", Whole(found.Size))}", ("class", "soft")).Close();
    }

    private static string Whole(long number) => Numbers.Whole(number);
}
