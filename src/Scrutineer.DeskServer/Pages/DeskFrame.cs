using Scrutineer.Desk.People;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages;

/// <summary>What stands around every page: the head with the pages of the visitor's role, the rehearsal's band.</summary>
internal static class DeskFrame
{
    private static readonly (string Name, Operation Operation, bool HasUnit)[] Pages =
    [
        ("type", Operation.TypeProtocol, false),
        ("waiting", Operation.SeeTyping, true),
        ("wall", Operation.SeeOverview, true),
        ("sittings", Operation.ManageSittings, true),
        ("summary", Operation.MakeSummary, true),
        ("intake", Operation.SeeIntake, false),
        ("cases", Operation.SeeOverview, false),
        ("declare", Operation.Declare, false),
        ("reports", Operation.ReportMachine, true),
        ("handover", Operation.HandOver, false),
        ("staff", Operation.ManageStaff, false),
        ("requests", Operation.ConfirmStaff, false),
        ("tokens", Operation.ManageTokens, false),
        ("backup", Operation.BackUp, false),
        ("audit", Operation.SeeAuditTrail, false),
    ];

    public static void Write(DeskPage page, string title, Action body, string style, Action? aside)
    {
        var (html, words) = (page.Html, page.Words);
        Begin(html, page.Language, $"{title} — {page.Election.Name.In(page.Language)}", style);
        html.Element("a", words["skip"], ("class", "skip"), ("href", "#main"));
        Head(page, aside);
        Body(page, body);
    }

    /// <summary>A page for whoever has not signed in: the forms of the public, in every language.</summary>
    public static void WriteOpen(OpenPage page, string title, Action body)
    {
        var (html, words) = (page.Html, page.Words);
        Begin(html, page.Language, $"{title} — {page.Election.Name.In(page.Language)}", "");
        html.Element("a", words["skip"], ("class", "skip"), ("href", "#main"));
        html.Open("header", ("class", "deskhead")).Element("span", page.Election.Name.In(page.Language), ("class", "mark"));
        html.Open("nav", ("aria-label", words["desk.nav"]));
        foreach (var name in (string[])[.. page.Election.Disputes is null ? (string[])[] : ["complain"], "report"])
        {
            var here = page.Context.Request.Path == page.To(name);
            html.Element("a", words[$"open.nav.{name}"], ("href", page.To(name)), ("aria-current", here ? "page" : ""));
        }

        html.Close().Open("div", ("class", "whoami"));
        if (Microsoft.AspNetCore.Http.HttpMethods.IsGet(page.Context.Request.Method)) Languages(html, words, page.Language, page.Context.Request.Path, page.Context.Request.QueryString.Value ?? "");
        html.Close().Close();
        Body(page, body);
    }

    private static void Body(OpenPage page, Action body)
    {
        var (html, words) = (page.Html, page.Words);
        if (page.Desk.Id.EndsWith(":test", StringComparison.Ordinal)) html.Open("div", ("role", "region"), ("aria-label", words["desk.test-region"])).Element("p", words["desk.test"], ("class", "rehearsal")).Close();
        html.Open("main", ("id", "main"));
        body();
        html.Close().Close().Close();
    }

    /// <summary>Opens a page as far as its body.</summary>
    public static void Begin(HtmlWriter html, string language, string title, string style)
    {
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", language), ("class", "desk")).Open("head");
        html.Open("script", ("src", DeskAssets.Ahead)).Close();
        html.Void("meta", ("charset", "utf-8")).Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark")).Void("link", ("rel", "icon"), ("href", DeskAssets.Icon));
        html.Element("title", title).Void("link", ("rel", "stylesheet"), ("href", DeskAssets.Style));
        html.Open("script", ("type", "module"), ("src", DeskAssets.Module)).Close().Close();
        html.Open("body", ("class", style));
    }

    /// <summary>The same page in the other languages.</summary>
    public static void Languages(HtmlWriter html, Wordbook words, string language, string path, string query)
    {
        var rest = path.Length > 3 ? path[3..] : "/";
        html.Open("nav", ("class", "languages"), ("aria-label", words["desk.languages"]));
        foreach (var other in Wordbook.Languages.Reverse())
        {
            if (other == language) html.Element("strong", words[$"desk.language.{other}"], ("lang", other), ("aria-current", "true"));
            else html.Element("a", words[$"desk.language.{other}"], ("href", $"/{other}{rest}{query}"), ("lang", other), ("hreflang", other));
        }

        html.Close();
    }

    private static void Head(DeskPage page, Action? aside)
    {
        var (html, words, who) = (page.Html, page.Words, page.Visit.Who);
        html.Open("header", ("class", "deskhead")).Element("span", "Scrutineer", ("class", "mark"));
        html.Open("nav", ("aria-label", words["desk.nav"]));
        foreach (var (name, operation, hasUnit) in Pages)
        {
            if (!Permissions.Allows(who.Role, operation)) continue;
            var here = page.Context.Request.Path.StartsWithSegments(page.To(name), StringComparison.Ordinal);
            html.Element("a", words[$"desk.nav.{name}"], ("href", hasUnit ? page.To(name, who.Unit) : page.To(name)), ("aria-current", here ? "page" : ""));
        }

        html.Close().Open("div", ("class", "whoami"));
        aside?.Invoke();
        html.Element("span", $"{page.Visit.Name} · {words[$"role.{who.Role.Code()}"]}", ("class", "who"), ("title", page.Unit(who.Unit)));
        // A form that came back after a refusal has no page of its own to be read again.
        var get = Microsoft.AspNetCore.Http.HttpMethods.IsGet(page.Context.Request.Method);
        if (get) Languages(html, words, page.Language, page.Context.Request.Path, page.Context.Request.QueryString.Value ?? "");
        page.Link(page.To("me"), words["desk.nav.me"]);
        page.BeginForm(page.To("sign-out"), "out");
        page.Button(words["desk.sign-out"], "plain");
        html.Close().Close().Close();
    }
}
