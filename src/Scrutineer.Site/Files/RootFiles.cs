using System.Collections.Immutable;
using System.Text;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Files;

/// <summary>The files at the root of the site that change with every version: they only point to it.</summary>
public static class RootFiles
{
    /// <summary>Name of the first page.</summary>
    public const string Index = "index.html";

    /// <summary>The files, each with its path from the root.</summary>
    public static ImmutableArray<(string Path, SiteFile File)> Of(Edition latest) =>
    [
        (Index, FirstPage(latest)), (DataFiles.OpenApi, DataFiles.Api), (Catalogue.Path, Catalogue.Of(latest)), (Feeds.JsonPath, Feeds.Json(latest)),
        .. Wordbook.Languages.Select(l => (Feeds.AtomPath(l), Feeds.Atom(latest, l))),
        .. latest.Register.IsKept ? Wordbook.Languages.Select(l => (DisputeFeed.Path(l), DisputeFeed.Of(latest, l))) : [],
    ];

    /// <summary>A page that leads to the latest version: at once where it may, by a link where not.</summary>
    private static SiteFile FirstPage(Edition latest)
    {
        var html = new HtmlWriter();
        var to = $"v/{Frame.Plain(latest.Number)}";
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", "ky")).Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("http-equiv", "refresh"), ("content", $"1; url={to}/ky/index.html"));
        html.Element("title", latest.Election.Name.In("ky"));
        html.Void("link", ("rel", "stylesheet"), ("href", Assets.Style));
        html.Close().Open("body").Open("main");
        html.Element("h1", latest.Election.Name.In("ky"));
        foreach (var language in Wordbook.Languages.Reverse())
        {
            var words = SiteWords.In(language);
            html.Open("p", ("lang", language)).Element("a", words[$"site.language.{language}"], ("href", $"{to}/{language}/index.html"));
            html.Text($" · {Headline.Of(latest.Result, words)}").Close();
        }

        html.Close().Close().Close();
        return new SiteFile(Encoding.UTF8.GetBytes(html.ToString()), SiteFile.Html);
    }
}
