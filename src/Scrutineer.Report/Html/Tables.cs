using System.Collections.Immutable;
using Scrutineer.Report.Explanations;

namespace Scrutineer.Report.Html;

/// <summary>Plain tables: names left, numbers right, a caption that names the base, the first column as row heads.</summary>
internal static class Tables
{
    public static void Write(HtmlWriter html, Listing listing, bool isCaptionHidden = false) =>
        Write(html, listing.Caption, listing.TextColumns, listing.Heads, listing.Rows, isCaptionHidden);

    public static void Write(
        HtmlWriter html, string caption, int textColumns, ImmutableArray<string> heads, IEnumerable<ImmutableArray<string>> rows, bool isCaptionHidden = false)
    {
        Begin(html, caption, textColumns, heads, isCaptionHidden);
        foreach (var row in rows)
        {
            html.Open("tr");
            for (var i = 0; i < row.Length; i++)
            {
                if (i == 0) html.Open("th", ("scope", "row"), ("class", Side(i, textColumns))).Element("bdi", row[i]).Close();
                else html.Element("td", row[i], ("class", Side(i, textColumns)));
            }

            html.Close();
        }

        End(html);
    }

    /// <summary>Opens a table as far as its body.</summary>
    public static void Begin(HtmlWriter html, string caption, int textColumns, ImmutableArray<string> heads, bool isCaptionHidden = false, string style = "")
    {
        // The caption is seen above the frame, where it does not scroll away, and heard once, with the table.
        if (!isCaptionHidden) html.Element("p", caption, ("class", "caption"), ("aria-hidden", "true"));
        // A wide table scrolls inside its own frame; a keyboard can reach it.
        html.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption));
        html.Open("table", ("class", style));
        html.Element("caption", caption, ("class", "hidden"));
        html.Open("thead").Open("tr");
        for (var i = 0; i < heads.Length; i++) html.Element("th", heads[i], ("scope", "col"), ("class", Side(i, textColumns)));
        html.Close().Close().Open("tbody");
    }

    public static void End(HtmlWriter html) => html.Close().Close().Close();

    private static string Side(int column, int textColumns) => column < textColumns ? "" : "n";
}
