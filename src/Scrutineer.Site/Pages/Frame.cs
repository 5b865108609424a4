using System.Globalization;
using Scrutineer.Report;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages.Laws;

namespace Scrutineer.Site.Pages;

/// <summary>What stands around every page: head, masthead, the legal state, the version, the footer.</summary>
internal static class Frame
{
    /// <summary>The same as the server's header, for pages that come from a disk or from a server that sets none.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

    private static readonly string[] Main = ["index", "map", "progress", "outcome", "changes", "downloads", "verify", "about"];
    private static readonly string[] WithComplaints = ["index", "map", "progress", "outcome", "changes", "complaints", "downloads", "verify", "about"];

    public static void Write(SitePage page, string title, Action body, FrameStyle style = FrameStyle.Full)
    {
        var (html, words) = (page.Html, page.Words);
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", page.Language), ("data-version", Plain(page.Edition.Number)), ("data-root", page.ToRoot("")), ("data-words", Spoken(words)),
            ("class", style == FrameStyle.Full ? "" : style.ToString().ToLowerInvariant()), ("data-follow", style == FrameStyle.Screen ? "screen" : ""));
        Head(page, title, style);
        html.Open("body");
        if (style == FrameStyle.Full)
        {
            html.Element("a", words["skip"], ("class", "skip"), ("href", "#main"));
            Masthead(page);
        }

        Bands(page);
        html.Open("main", ("id", "main"));
        body();
        html.Close();
        if (style == FrameStyle.Full) Footer(page);
        else Foot(page, style);
        html.Close().Close();
    }

    /// <summary>The version, and from a widget the way to the page itself.</summary>
    private static void Foot(SitePage page, FrameStyle style)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Open("footer").Open("p", ("class", "wide"));
        html.Text($"{edition.Election.Name.In(page.Language)} · ");
        html.Text(words.Text("site.version", Numbers.Whole(edition.Number), Moments.Time(words, edition.Version.Time), Names.Channel(edition.Election, edition.Version.Channel, page.Language)));
        if (style == FrameStyle.Widget)
        {
            html.Text(" ");
            page.Link(page.ToRoot($"v/{Plain(edition.Number)}/{page.Language}/index.html"), words["widget.whole"]);
        }

        html.Close().Close();
    }

    private static void Head(SitePage page, string title, FrameStyle style)
    {
        var html = page.Html;
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Void("link", ("rel", "icon"), ("href", "data:,"));
        // Links of a widget leave the frame.
        if (style == FrameStyle.Widget) html.Void("base", ("target", "_top"));
        html.Element("title", $"{title} — {page.Edition.Election.Name.In(page.Language)}");
        html.Void("link", ("rel", "stylesheet"), ("href", page.ToRoot(Assets.Style)));
        html.Void("link", ("rel", "stylesheet"), ("href", page.ToVersion(ListColours.Path)));
        foreach (var language in Wordbook.Languages)
            html.Void("link", ("rel", "alternate"), ("hreflang", language), ("href", page.ToLanguage(language)));
        html.Void("link", ("rel", "alternate"), ("type", "application/atom+xml"), ("href", page.ToRoot(Feeds.AtomPath(page.Language))));
        if (page.Edition.Register.IsKept) html.Void("link", ("rel", "alternate"), ("type", "application/atom+xml"), ("title", page.Words["complaints.title"]), ("href", page.ToRoot(DisputeFeed.Path(page.Language))));
        html.Open("script", ("type", "module"), ("src", page.ToRoot(Assets.Module))).Close();
        html.Close();
    }

    private static void Masthead(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("header", ("class", "masthead")).Open("div", ("class", "wide"));
        html.Element("span", "Scrutineer", ("class", "mark"));
        html.Open("nav", ("aria-label", words["site.nav"]));
        foreach (var name in page.Edition.Register.IsKept ? WithComplaints : Main) Link($"{name}.html", words[$"site.nav.{name}"], page.Path == $"{name}.html" ? ("aria-current", "page") : ("class", ""));
        html.Close();
        html.Open("nav", ("class", "languages"), ("aria-label", words["site.languages"]));
        foreach (var language in Wordbook.Languages.Reverse())
        {
            if (language == page.Language) html.Element("strong", words[$"site.language.{language}"], ("lang", language), ("aria-current", "true"));
            else html.Element("a", words[$"site.language.{language}"], ("href", page.ToLanguage(language)), ("lang", language), ("hreflang", language));
        }

        html.Close().Close().Close();

        void Link(string to, string text, (string, string) mark) => html.Element("a", text, ("href", page.ToPage(to)), mark);
    }

    /// <summary>The legal state; nothing on the page may be read without it.</summary>
    private static void Bands(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Open("div", ("class", "state"), ("role", "region"), ("aria-label", words["site.state"]));
        page.Live?.Write(page);
        if (edition.IsDeclared)
        {
            if (edition.Election.Notice.In(page.Language) is { Length: > 0 } notice) Band("band notice", notice);
            Band("band declared", words.Text("site.declared", Plain(edition.Declarations[^1].Index)));
        }
        else
        {
            Report.Html.Bands.Write(page.Sections);
        }

        if (edition.Standing.Annulled is { } annulled) Band("band annulled", words.Text("site.annulled", annulled.By, Plain(annulled.Index)));
        foreach (var (ruling, repeat) in edition.Standing.Repeats)
            Band("band", words.Text(repeat.Election is null ? "site.repeat" : "site.repeat-there", Moments.Date(words, repeat.On), Plain(ruling.Index), repeat.Election ?? ""), repeat.Law is null ? null : ruling.Index);
        foreach (var (ruling, stop) in edition.Standing.Suspended)
            Band("band", words.Text(stop.Until is null ? "site.suspended" : "site.suspended-until", words.Code("clock", stop.Clock), ruling.By, Plain(ruling.Index), stop.Until is { } day ? Moments.Date(words, day) : ""));
        if (edition.Election.Repeats is { } before) Band("band", words.Text("site.repeats", before.Name.In(page.Language), before.Decision));
        if (edition.IsTest) Band("band test", words["site.test"]);
        html.Close();

        void Band(string style, string text, long? law = null)
        {
            html.Open("div", ("class", style), ("role", "note")).Open("p", ("class", "wide")).Element("strong", text);
            if (law is { } decision)
            {
                html.Text(" ");
                page.Link(LawPage.Of(page, decision), words["law-diff.link"]);
            }

            html.Close().Close();
        }
    }

    private static void Footer(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Open("footer").Open("div", ("class", "wide"));
        html.Open("p").Text(words.Text("site.version", Numbers.Whole(edition.Number), Moments.Time(words, edition.Version.Time), Names.Channel(edition.Election, edition.Version.Channel, page.Language)));
        html.Text(" ").Element("a", words["site.permalink"], ("href", page.ToRoot($"v/{Plain(edition.Number)}/{page.Language}/{page.Path}")), ("class", "permalink")).Close();
        html.Open("p").Text($"{words["site.record"]} ").Element("code", edition.Record.Origin).Text(". ");
        page.Link(page.ToPage("verify.html"), words["site.check-it"]);
        html.Text(" · ");
        page.Link(page.ToPage("report-error.html"), words["site.report-error"]);
        html.Text(" · ");
        page.Link(page.ToPage("text.html"), words["site.text-version"]);
        html.Close();
        if (edition.Election.Attribution.In(page.Language) is { Length: > 0 } attribution) html.Element("p", attribution);
        html.Close().Close();
    }

    /// <summary>The few sentences that the module says, as JSON.</summary>
    private static string Spoken(Wordbook words) =>
        "{" + string.Join(",", ((string[])["updated", "newer", "slider"]).Select(key => $"\"{key}\":\"{words[$"site.js.{key}"]}\"")) + "}";

    internal static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
