using System.Collections.Immutable;
using Scrutineer.Elections.Entries;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>Scans beside the form. Pictures are shown and go along with the field; PDFs are opened apart.</summary>
internal static class ScanBeside
{
    public static void Write(DeskPage page, string unit, ImmutableArray<BlobReference> scans)
    {
        if (scans.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("aside", ("class", "scans"), ("aria-label", words["scan.beside"]));
        for (var i = 0; i < scans.Length; i++)
        {
            var scan = scans[i];
            var to = Address(page, unit, scan.Sha256);
            if (scan.MediaType.StartsWith("image/", StringComparison.Ordinal))
            {
                html.Open("div", ("class", "scan"), ("tabindex", "-1"), ("id", i == 0 ? "scan" : "")).Void("img", ("src", to), ("alt", words.Text("scan.alt", page.UnitWithCode(unit)))).Close();
                html.Open("p", ("class", "zoom"));
                html.Element("button", words["scan.larger"], ("type", "button"), ("data-zoom", "1")).Element("button", words["scan.smaller"], ("type", "button"), ("data-zoom", "-1")).Text(" ");
                page.Link(to, words["scan.whole"]);
                html.Close();
            }
            else
            {
                html.Open("p");
                page.Link(to, words["scan.pdf"]);
                html.Close();
            }

            html.Element("p", words.Text("scan.of", DeskPage.Plain(i + 1), DeskPage.Plain(scans.Length), $"{scan.Sha256[..8]}…{scan.Sha256[^4..]}"), ("class", "soft"), ("title", scan.Sha256));
        }

        html.Close();
    }

    /// <summary>The address of a scan.</summary>
    public static string Address(DeskPage page, string unit, string sha256) => page.To("scan", unit, sha256);
}
