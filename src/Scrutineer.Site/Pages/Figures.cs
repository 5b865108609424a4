using Scrutineer.Elections.Tallies;
using Scrutineer.Report;

namespace Scrutineer.Site.Pages;

/// <summary>Numbers in cells. A share above its whole is marked; what is not known is a dash, never 0.</summary>
internal static class Figures
{
    public static string Whole(long? number) => number is { } known ? Numbers.Whole(known) : "–";

    /// <summary>By how much the first exceeds the second.</summary>
    public static string Difference(long? first, long? second) => (first, second) is ({ } a, { } b) ? Numbers.Signed(a - b) : "–";

    /// <summary>A cell with a share in per cent; its base stands in the head or caption of the table, and here for those who point at it.</summary>
    public static void Cell(SitePage page, Share? share)
    {
        var html = page.Html;
        html.Open("td", ("class", "n"));
        if (share is { IsImpossible: true }) html.Element("span", "⚠ ", ("class", "wrong"), ("title", page.Words["share.impossible"]));
        html.Text(share is { } known ? Numbers.Percent(known.Value, page.Language) : "–").Close();
    }
}
