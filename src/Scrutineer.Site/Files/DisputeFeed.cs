using System.Globalization;
using System.Text;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Files;

/// <summary>The latest complaints, steps and decisions, for programs that follow: Atom (RFC 4287) in each language.</summary>
internal static class DisputeFeed
{
    private const int Most = 60;

    /// <summary>Path of the feed of a language.</summary>
    public static string Path(string language) => $"complaints.{language}.atom";

    public static SiteFile Of(Edition latest, string language)
    {
        var (xml, words, told, register) = (new HtmlWriter(), SiteWords.In(language), new DisputeWords(latest, language), latest.Register);
        var home = $"https://{latest.Record.Origin}/";
        var version = $"{home}v/{Frame.Plain(latest.Number)}/{language}/";
        xml.Trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Open("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language));
        xml.Element("title", $"{latest.Election.Name.In(language)} — {words["complaints.feed-title"]}").Element("id", $"{home}complaints");
        xml.Element("updated", Time(latest.Version.Time));
        xml.Void("link", ("rel", "self"), ("href", home + Path(language))).Void("link", ("href", $"{version}complaints.html"));
        xml.Open("author").Element("name", latest.Record.Origin).Close();
        if (latest.Election.Notice.In(language) is { Length: > 0 } notice) xml.Element("subtitle", notice);
        foreach (var index in register.Entries.Reverse().Take(Most))
        {
            var (title, summary, path) = Said(index);
            xml.Open("entry").Element("id", $"{home}entry/{Frame.Plain(index)}").Element("title", title).Element("updated", Time(latest.Record[index].Time));
            xml.Void("link", ("href", version + path)).Element("summary", summary).Close();
        }

        return new SiteFile(Encoding.UTF8.GetBytes(xml.Close().ToString()), "application/atom+xml; charset=utf-8");

        (string Title, string Summary, string Path) Said(long index)
        {
            if (register.Docket.Decisions.TryGetValue(index, out var made))
                return (told.Title(made), $"{told.Result(made)}. {string.Join("; ", made.Remedies.Select(told.Said))} {made.Reason.In(language)}", $"decisions/{Frame.Plain(index)}.html");
            var one = register.Docket.Cases.First(c => c.Number == index || c.Steps.Any(s => s.Index == index));
            var title = words.Text("case.title", Frame.Plain(one.Number), told.Forum(one.Filed.Forum));
            var page = $"complaints/{Frame.Plain(one.Number)}.html";
            return one.Steps.FirstOrDefault(s => s.Index == index) is { } step
                ? ($"{title}: {words[$"step.{step.Moved.Step}"]}", step.Moved.Text.In(language), page)
                : ($"{title}: {words["step.file"]}", $"{string.Join("; ", one.Filed.Grounds.Select(told.Ground))}. {told.Units(one.Filed.Units)}. {one.Filed.Text.In(language)}", page);
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
