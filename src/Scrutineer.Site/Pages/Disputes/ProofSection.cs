using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>How anyone proves that entries stand in the record: each as it stands, its proof, the command.</summary>
internal static class ProofSection
{
    public static void Write(SitePage page, IEnumerable<long> entries)
    {
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("proof", words["station.proof"], words["case.proof-under"]);
        html.Open("ul");
        foreach (var index in entries)
        {
            html.Open("li");
            if (EntryFiles.AreListed(page.Edition))
            {
                page.Link(page.ToRoot(EntryFiles.EntryPath(index)), words.Text("station.entry-file", Frame.Plain(index)));
                html.Text(" · ");
                page.Link(page.ToRoot(EntryFiles.ProofPath(index)), words["station.proof-file"]);
                html.Text(" · ");
            }

            html.Element("code", $"scrutineer log prove DIR {Frame.Plain(index)}").Close();
        }

        html.Close().Close();
    }
}
