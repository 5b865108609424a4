using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Pages;

/// <summary>An incident that came after the latest version, so that no page of a version can show it: why newer figures were kept back.</summary>
public static class IncidentPage
{
    /// <summary>Where it stands from the root of a live site.</summary>
    public static string Path(long index, string language) => $"incident/{Frame.Plain(index)}/{language}.html";

    /// <summary>The page; null: there is no incident at that index.</summary>
    public static SiteFile? Find(PublishedRecord record, long index, string language)
    {
        if (record.Incident(index) is not { } incident) return null;
        var words = SiteWords.In(language);
        return PlainPage.Write(words, "../../", words.Text("live.incident-title", Frame.Plain(index)), html =>
        {
            html.Element("p", words["live.incident-what"]);
            // What the record says stands in the words of the program that wrote it.
            html.Element("p", incident.Text, ("lang", "en"));
            if (!incident.Details.IsEmpty)
            {
                html.Open("ul", ("lang", "en"));
                foreach (var detail in incident.Details) html.Element("li", detail);
                html.Close();
            }

            html.Open("p").Text($"{words["site.record"]} ").Element("code", record.Origin).Text($" ({incident.Code}).").Close();
        });
    }
}
