using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>What was handed in: public files to take, sealed ones by their hash alone.</summary>
internal static class EvidenceSection
{
    public static void Write(SitePage page, Case one)
    {
        var items = one.Filed.Evidence.Select(e => (Entry: one.Number, Item: e)).Concat(one.Steps.SelectMany(s => s.Moved.Evidence.Select(e => (Entry: s.Index, Item: e)))).ToList();
        if (items.Count == 0) return;
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("evidence", words["evidence.heading"], words["evidence.under"]);
        html.Open("ul", ("class", "scans"));
        foreach (var (entry, item) in items)
        {
            html.Open("li").Text($"{item.What} — ");
            if (item.IsSealed) html.Element("strong", words["evidence.sealed"]);
            else page.Link(page.ToRoot($"blob/sha256/{item.Blob.Sha256}"), words["evidence.file"]);
            html.Text($" ({item.Blob.MediaType}, {words.Text("evidence.size", Numbers.Whole(item.Blob.Length), Frame.Plain(entry))}). SHA-256 ").Element("code", item.Blob.Sha256).Close();
        }

        html.Close().Close();
    }
}
