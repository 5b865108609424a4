using Scrutineer.DeskServer.Words;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages;

/// <summary>Signing in, and choosing a password of one's own.</summary>
internal static class SignInPage
{
    /// <summary>The page to sign in on.</summary>
    /// <param name="language">ky, ru or en.</param>
    /// <param name="formToken">What the form sends back.</param>
    /// <param name="refusedCode">Code of what was refused; null: nothing was.</param>
    /// <param name="next">Where to afterwards; empty: to the first page.</param>
    public static string Write(string language, string formToken, string? refusedCode, string next)
    {
        var (html, words) = (new HtmlWriter(), DeskWords.In(language));
        Begin(html, language, words["sign-in.title"]);
        Refused(html, language, refusedCode);
        html.Open("form", ("method", "post"), ("action", $"/{language}/sign-in"), ("class", "sign-in"), ("id", "sign-in"));
        Hidden(html, "form-token", formToken);
        Hidden(html, "next", next);
        Field(html, "name", words["sign-in.name"], "text", "username webauthn", isFirst: true);
        Field(html, "password", words["sign-in.password"], "password", "current-password", isFirst: false);
        html.Open("div", ("class", "buttons")).Element("button", words["sign-in.go"], ("type", "submit"), ("class", "strong"));
        PasskeyButton(html, words["sign-in.passkey"], "/api/v1/sign-in/passkey-options");
        html.Close().Close();
        return End(html);
    }

    /// <summary>The page on which somebody chooses a password of his own.</summary>
    public static string WritePassword(string language, string formToken, string? refusedCode)
    {
        var (html, words) = (new HtmlWriter(), DeskWords.In(language));
        Begin(html, language, words["password.title"]);
        html.Element("p", words["password.rule"], ("class", "soft"));
        Refused(html, language, refusedCode);
        html.Open("form", ("method", "post"), ("action", $"/{language}/password"), ("class", "sign-in"));
        Hidden(html, "form-token", formToken);
        Field(html, "password", words["password.old"], "password", "current-password", isFirst: true);
        Field(html, "new", words["password.new"], "password", "new-password", isFirst: false);
        html.Open("div", ("class", "buttons")).Element("button", words["password.go"], ("type", "submit"), ("class", "strong")).Close().Close();
        return End(html);
    }

    /// <summary>The button that asks for a passkey; it is shown only where the browser has them.</summary>
    public static void PasskeyButton(HtmlWriter html, string text, string ask)
    {
        Hidden(html, "credential", "");
        html.Element("button", text, ("type", "button"), ("class", "passkey"), ("hidden", "hidden"), ("data-ask", ask));
    }

    private static void Begin(HtmlWriter html, string language, string title)
    {
        DeskFrame.Begin(html, language, $"{title} — Scrutineer", "signing");
        html.Open("header", ("class", "deskhead")).Element("span", "Scrutineer", ("class", "mark")).Open("div", ("class", "whoami"));
        DeskFrame.Languages(html, DeskWords.In(language), language, $"/{language}/{(title == DeskWords.In(language)["password.title"] ? "password" : "sign-in")}", "");
        html.Close().Close().Open("main", ("id", "main")).Element("h1", title);
    }

    private static string End(HtmlWriter html)
    {
        html.Close().Close().Close();
        return html.ToString();
    }

    private static void Refused(HtmlWriter html, string language, string? code)
    {
        if (code is null) return;
        html.Element("p", DeskWords.OfCode(language, code) ?? DeskWords.In(language)["desk.refused"], ("class", "refusal"), ("role", "alert"));
    }

    private static void Hidden(HtmlWriter html, string name, string value) => html.Void("input", ("type", "hidden"), ("name", name), ("value", value));

    private static void Field(HtmlWriter html, string name, string label, string type, string autocomplete, bool isFirst)
    {
        html.Element("label", label, ("for", name));
        html.Void("input", ("id", name), ("name", name), ("type", type), ("autocomplete", autocomplete), ("maxlength", "200"), ("spellcheck", "false"), ("autocapitalize", "none"), ("autofocus", isFirst ? "autofocus" : ""));
    }
}
