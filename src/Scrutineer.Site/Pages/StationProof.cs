using Scrutineer.Site.Files;
using Scrutineer.Site.Pictures;

namespace Scrutineer.Site.Pages;

/// <summary>How anyone proves that these figures stand in the record: the entry, its proof, the command, and the address for a phone.</summary>
internal static class StationProof
{
    public static void Write(SitePage page, int unit)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var entries = edition.HistoryOf(unit).ToList();
        page.Sections.Begin("proof", words["station.proof"], words["station.proof-under"]);
        if (entries.Count > 0)
        {
            var last = entries[^1].Index;
            html.Open("ul");
            if (EntryFiles.AreListed(edition))
            {
                html.Open("li");
                page.Link(page.ToRoot(EntryFiles.EntryPath(last)), words.Text("station.entry-file", Frame.Plain(last)));
                html.Close().Open("li");
                page.Link(page.ToRoot(EntryFiles.ProofPath(last)), words["station.proof-file"]);
                html.Close();
            }

            html.Open("li").Text(words["station.proof-command"] + " ").Element("code", $"scrutineer log prove DIR {Frame.Plain(last)}").Close();
            html.Open("li");
            page.Link(page.ToPage("verify.html"), words["station.verify"]);
            html.Close().Close();
        }

        var address = Address.Of(edition, page.Language, page.Path);
        html.Open("figure", ("class", "qr")).Trusted(QrPicture.Draw(address, words["station.qr-title"], address));
        html.Open("figcaption").Text(words["station.qr"] + " ").Element("code", address).Close().Close().Close();
    }
}
