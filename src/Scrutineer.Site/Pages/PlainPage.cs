using System.Globalization;
using System.Text;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Pages;

/// <summary>Pages of a live server that belong to no version: nothing is published yet, an address that is wrong. They always show a way on.</summary>
public static class PlainPage
{
    /// <summary>Nothing is published yet.</summary>
    /// <param name="language">Language of the reader.</param>
    /// <param name="toRoot">From the address asked for to the root of the site: <c>../../</c>.</param>
    public static SiteFile Waiting(string language, string toRoot)
    {
        var words = SiteWords.In(language);
        return Write(words, toRoot, words["live.waiting"], html => html.Element("p", words["live.waiting-text"]));
    }

    /// <summary>Why an address gives no page.</summary>
    /// <param name="language">Language of the reader.</param>
    /// <param name="toRoot">From the address asked for to the root of the site.</param>
    /// <param name="status">The status of HTTP.</param>
    public static SiteFile Error(string language, string toRoot, int status)
    {
        var words = SiteWords.In(language);
        var code = status.ToString(CultureInfo.InvariantCulture);
        var known = words.Has($"live.error.{code}") ? code : "500";
        return Write(words, toRoot, words[$"live.error.{known}"], html => html.Element("p", words[$"live.error.{known}.text"]).Element("p", code));
    }

    internal static SiteFile Write(Wordbook words, string toRoot, string title, Action<HtmlWriter> body)
    {
        var html = new HtmlWriter();
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", words.Language)).Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "robots"), ("content", "noindex"));
        html.Void("link", ("rel", "icon"), ("href", "data:,"));
        html.Element("title", $"{title} — Scrutineer");
        html.Void("link", ("rel", "stylesheet"), ("href", toRoot + Assets.Style));
        html.Close().Open("body");
        html.Open("header", ("class", "masthead")).Open("div", ("class", "wide")).Element("span", "Scrutineer", ("class", "mark")).Close().Close();
        html.Open("main", ("id", "main"));
        html.Element("h1", title);
        body(html);
        html.Open("ul");
        foreach (var language in Wordbook.Languages.Reverse())
        {
            var there = SiteWords.In(language);
            html.Open("li", ("lang", language)).Element("a", there["live.latest"], ("href", $"{toRoot}v/latest/{language}/index.html"), ("hreflang", language)).Close();
        }

        html.Close().Close().Close().Close();
        return new SiteFile(Encoding.UTF8.GetBytes(html.ToString()), SiteFile.Html);
    }
}
