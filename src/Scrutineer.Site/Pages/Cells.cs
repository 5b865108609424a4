using Scrutineer.Elections.Tallies;
using Scrutineer.Report;

namespace Scrutineer.Site.Pages;

/// <summary>Cells of tables that follow the rules for numbers.</summary>
internal static class Cells
{
    /// <summary>A share in per cent; its base stands in the head or the caption. What is more than the whole carries the sign.</summary>
    public static void Share(SitePage page, Share? share)
    {
        var html = page.Html;
        html.Open("td", ("class", "n"));
        if (share is { IsImpossible: true }) html.Element("span", "⚠ ", ("class", "wrong"), ("title", page.Words["share.impossible"]));
        html.Text(share is { } known ? Numbers.Percent(known.Value, page.Language) : "–").Close();
    }

    /// <summary>A number, or a dash where it is not known.</summary>
    public static void Number(SitePage page, long? number) => page.Html.Element("td", number is { } known ? Numbers.Whole(known) : "–", ("class", "n"));

    /// <summary>A share in a sentence, with its sign.</summary>
    public static string Said(SitePage page, Share share) => (share.IsImpossible ? "⚠ " : "") + Numbers.WithSign(share.Value, page.Language);
}
