using System.Collections.Immutable;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>How a stranger checks all of it.</summary>
internal static class CheckSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        page.Begin("check", words["check.heading"], words["check.under"]);
        html.Open("dl", ("class", "commands"));
        foreach (var verb in (string[])["check", "tally", "seats"])
            html.Open("div").Open("dt").Element("code", $"./scrutineer {verb} DIR --json").Close().Element("dd", words[$"check.{verb}"]).Close();
        html.Close();
        if (result.Input.Sources.IsEmpty) html.Element("p", words["check.no-sources"]);
        else Tables.Write(html, words["check.sources"], 2, [words["check.file"], "SHA-256"], result.Input.Sources.Select(s => ImmutableArray.Create(s.File, s.Sha256)));
        if (result.Election.Attribution.In(page.Language) is { Length: > 0 } attribution) html.Element("p", attribution);
        html.Element("p", words.Text("footer.made", Program.Name, Moments.Time(words, result.Input.MadeAt)), ("class", "under"));
        html.Close();
    }
}
