using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Report;

namespace Scrutineer.Site.Pages;

/// <summary>Scans of the paper, by their SHA-256.</summary>
internal static class StationScans
{
    public static void Write(SitePage page, int unit)
    {
        var (html, words) = (page.Html, page.Words);
        var scans = page.Edition.HistoryOf(unit).SelectMany(e => Images(e.Entry.Data).Select(i => (e.Index, Image: i))).DistinctBy(s => s.Image.Sha256).ToList();
        if (scans.Count == 0) return;
        page.Sections.Begin("scans", words["station.scans"], words["station.scans-under"]);
        html.Open("ul", ("class", "scans"));
        foreach (var (index, image) in scans)
        {
            html.Open("li");
            page.Link(page.ToRoot($"blob/sha256/{image.Sha256}"), words.Text("station.scan", Frame.Plain(index), image.MediaType, Numbers.Whole(image.Length)));
            html.Text(" ").Element("code", image.Sha256).Close();
        }

        html.Close().Close();
    }

    private static ImmutableArray<BlobReference> Images(EntryData data) => data switch
    {
        ProtocolReported reported => reported.Protocol.Images,
        ProtocolCorrected corrected => corrected.Protocol.Images,
        ProtocolRepeated repeated => repeated.Protocol.Images,
        ProtocolScanned scanned => scanned.Images,
        _ => [],
    };
}
