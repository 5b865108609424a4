using System.Text;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages;

/// <summary>The result as text alone, for slow lines and old phones: no style, no picture, no script.</summary>
public sealed class TextPages : IEditionFiles
{
    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) => Wordbook.Languages.Select(l => $"{l}/text.html");

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live) =>
        Wordbook.Languages.FirstOrDefault(l => path == $"{l}/text.html") is { } language
            ? new SiteFile(Encoding.UTF8.GetBytes(Write(new SitePage(edition, language, "text.html") { Live = live })), SiteFile.Html)
            : null;

    private static string Write(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", page.Language)).Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Frame.Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light"));
        html.Void("link", ("rel", "icon"), ("href", "data:,"));
        html.Element("title", $"{Headline.Of(edition.Result, words)} — {edition.Election.Name.In(page.Language)}").Close();
        html.Open("body").Open("main");
        page.Live?.Write(page);
        if (edition.Election.Notice.In(page.Language) is { Length: > 0 } notice) html.Open("p").Element("strong", notice).Close();
        html.Open("p").Element("strong", edition.IsDeclared ? words.Text("site.declared", Frame.Plain(edition.Declarations[^1].Index)) : Bands.LegalState(edition.Result, words)).Close();
        html.Element("h1", Headline.Of(edition.Result, words));
        html.Element("p", edition.Election.Name.In(page.Language));
        if (Outlook.Missing(edition.Result, words) is { } missing) html.Element("p", missing);
        var country = edition.Result.Country;
        html.Element("p", $"{words["units.stations"]}: {words.Text("n-of-m", Numbers.Whole(country.StationsReported), Numbers.Whole(country.Stations))}");
        Votes(page);
        html.Element("p", words.Text("site.version", Numbers.Whole(edition.Number), Moments.Time(words, edition.Version.Time), Names.Channel(edition.Election, edition.Version.Channel, page.Language)));
        html.Open("p");
        page.Link("index.html", words["text.full"]);
        foreach (var language in Wordbook.Languages.Where(l => l != page.Language)) html.Text(" · ").Element("a", words[$"site.language.{language}"], ("href", page.ToLanguage(language)), ("lang", language));
        html.Close().Close().Close().Close();
        return html.ToString();
    }

    private static void Votes(SitePage page)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        // Without a style, small print and no gaps between cells are what lets five columns stand on a phone.
        html.Open("table", ("cellspacing", "0"), ("cellpadding", "2")).Element("caption", result.BaseNumber is { } number ? words.Text("votes.under", Bases.Counted(words, result.Base, number)) : words["votes.no-base"]);
        html.Open("thead").Open("tr");
        foreach (var head in (string[])[words["list"], words["votes"], words["share"], words["seats"], words["place"]]) html.Open("th", ("scope", "col")).Element("small", head).Close();
        html.Close().Close().Open("tbody");
        foreach (var standing in result.Standings)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("small", page.Sections.ListName(standing.Index)).Close();
            html.Open("td").Element("small", Figures.Whole(standing.Votes)).Close();
            Figures.Cell(page, standing.Share);
            html.Element("td", standing.Seats.Sign > 0 ? Numbers.Whole(standing.Seats) : "–");
            html.Open("td").Element("small", Chips.Of(result.Election, standing, words)).Close().Close();
        }

        html.Close().Close();
    }
}
