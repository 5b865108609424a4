using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>The legal state, and what must be said of the data themselves: bands that cannot be missed.</summary>
internal static class Bands
{
    public static void Write(Page page)
    {
        var notice = page.Result.Election.Notice.In(page.Language);
        if (notice.Length > 0) Band(page, "band notice", words: notice);
        Band(page, page.Result.Election.IsPreliminary ? "band preliminary" : "band", LegalState(page.Result, page.Words));
    }

    /// <summary>The folder's sentence; where it has none, at least whether the figures are preliminary.</summary>
    public static string LegalState(Result result, Wordbook words) =>
        result.Election.LegalState.In(words.Language) is { Length: > 0 } told ? told
            : words[result.Election.IsPreliminary ? "legal.preliminary" : "legal.unknown"];

    private static void Band(Page page, string style, string words)
    {
        page.Html.Open("div", ("class", style), ("role", "note")).Open("p", ("class", "wide"));
        var end = words.IndexOf(". ", StringComparison.Ordinal);
        if (end < 0) page.Html.Element("strong", words);
        else page.Html.Element("strong", words[..(end + 1)]).Text(words[(end + 1)..]);
        page.Html.Close().Close();
    }
}
