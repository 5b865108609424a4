using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Files;

/// <summary>The latest versions and what changed in them, for programs that follow: Atom (RFC 4287) in each language, JSON Feed 1.1.</summary>
internal static class Feeds
{
    private const int Most = 50;

    /// <summary>Path of the Atom feed of a language.</summary>
    public static string AtomPath(string language) => $"feed.{language}.atom";

    /// <summary>Path of the JSON feed.</summary>
    public const string JsonPath = "feed.json";

    public static SiteFile Atom(Edition latest, string language)
    {
        var (xml, words) = (new HtmlWriter(), SiteWords.In(language));
        var home = $"https://{latest.Record.Origin}/";
        xml.Trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Open("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language));
        xml.Element("title", $"{latest.Election.Name.In(language)} — {words["feed.title"]}").Element("id", home);
        xml.Element("updated", Time(latest.Version.Time));
        xml.Void("link", ("rel", "self"), ("href", home + AtomPath(language))).Void("link", ("href", $"{home}v/latest/{language}/index.html"));
        xml.Open("author").Element("name", latest.Record.Origin).Close();
        if (latest.Election.Notice.In(language) is { Length: > 0 } notice) xml.Element("subtitle", notice);
        foreach (var version in Newest(latest))
        {
            var address = $"{home}v/{Frame.Plain(version.Number)}/{language}/";
            xml.Open("entry").Element("id", address).Element("title", Title(version, latest, words)).Element("updated", Time(version.Time));
            xml.Void("link", ("href", address + "index.html")).Void("link", ("rel", "related"), ("href", address + "changes.html"));
            xml.Element("summary", Summary(version, latest, words)).Close();
        }

        return new SiteFile(Encoding.UTF8.GetBytes(xml.Close().ToString()), "application/atom+xml; charset=utf-8");
    }

    public static SiteFile Json(Edition latest)
    {
        var home = $"https://{latest.Record.Origin}/";
        using var bytes = new MemoryStream();
        using (var to = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            to.WriteStartObject();
            to.WriteString("version", "https://jsonfeed.org/version/1.1");
            to.WriteString("title", latest.Election.Name.In("en"));
            to.WriteString("home_page_url", home);
            to.WriteString("feed_url", home + JsonPath);
            if (latest.Election.Notice.In("en") is { Length: > 0 } notice) to.WriteString("description", notice);
            to.WriteStartArray("items");
            foreach (var version in Newest(latest))
            {
                to.WriteStartObject();
                to.WriteString("id", $"{home}v/{Frame.Plain(version.Number)}/");
                to.WriteString("url", $"{home}v/{Frame.Plain(version.Number)}/en/index.html");
                to.WriteString("title", Title(version, latest, SiteWords.In("en")));
                to.WriteString("content_text", Summary(version, latest, SiteWords.In("en")));
                to.WriteString("date_published", Time(version.Time));
                to.WriteStartObject("_scrutineer");
                to.WriteNumber("version", version.Number);
                to.WriteNumber("publication", version.Index);
                to.WriteString("channel", version.Channel);
                to.WriteString("totals", version.Made.Totals);
                to.WriteString("outcome", version.Made.Outcome);
                to.WriteEndObject();
                to.WriteEndObject();
            }

            to.WriteEndArray();
            to.WriteEndObject();
        }

        return new SiteFile(bytes.ToArray(), "application/feed+json; charset=utf-8");
    }

    private static IEnumerable<PastVersion> Newest(Edition latest) => latest.Versions.Reverse().Take(Most);

    private static string Title(PastVersion version, Edition latest, Wordbook words) => words.Text(
        "feed.version", Report.Numbers.Whole(version.Number), Names.Channel(latest.Election, version.Channel, words.Language));

    /// <summary>Stations in, and the lists whose seats are not what they were in the version before.</summary>
    private static string Summary(PastVersion version, Edition latest, Wordbook words)
    {
        var stations = words.Text("feed.stations", Report.Numbers.Whole(version.StationsReported), Report.Numbers.Whole(version.Stations));
        var before = latest.Versions.LastOrDefault(v => v.Number < version.Number && v.Channel == version.Channel);
        if (before is null) return stations;
        var changes = Enumerable.Range(0, latest.Election.Lists.Length).Where(i => before.Seats[i] != version.Seats[i])
            .Select(i => $"{Names.List(latest.Election.Lists[i], words.Language)} {Report.Numbers.Whole(before.Seats[i])} → {Report.Numbers.Whole(version.Seats[i])}").ToList();
        return $"{stations} {(changes.Count == 0 ? words["feed.same-seats"] : words.Text("feed.seats", string.Join("; ", changes)))}";
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
