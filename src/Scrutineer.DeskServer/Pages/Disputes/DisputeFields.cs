using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>Fields of forms about complaints, each with what was written before.</summary>
/// <param name="page">The page.</param>
/// <param name="form">What was written; null: nothing yet.</param>
internal sealed class DisputeFields(OpenPage page, IFormCollection? form)
{
    /// <summary>How many files a form takes at once.</summary>
    public const int Files = 3;

    private readonly Report.Html.HtmlWriter html = page.Html;

    public static string[] Languages { get; } = ["ky", "ru", "en"];

    /// <summary>What was written in a field.</summary>
    public string Written(string name) => form?[name].ToString() ?? "";

    /// <summary>A line.</summary>
    public void Line(string name, string label, string under = "", string type = "text", params ReadOnlySpan<(string Name, string Value)> more)
    {
        html.Element("label", label, ("for", name));
        html.Void("input", [("id", name), ("name", name), ("type", type), ("value", Written(name)), ("maxlength", type == "text" ? "2000" : ""), ("autocomplete", "off"), ("aria-describedby", under.Length > 0 ? $"{name}-under" : ""), .. more]);
        if (under.Length > 0) html.Element("p", under, ("class", "soft"), ("id", $"{name}-under"));
    }

    /// <summary>A text in the three languages; at least one is wanted.</summary>
    public void Texts(string name, string label, string rows = "3")
    {
        html.Open("fieldset", ("class", "texts")).Element("legend", label);
        foreach (var language in Languages)
        {
            html.Element("label", page.Words[$"desk.language.{language}"], ("for", $"{name}-{language}"), ("lang", language));
            html.Open("textarea", ("id", $"{name}-{language}"), ("name", $"{name}-{language}"), ("lang", language), ("rows", rows), ("maxlength", "20000")).Lines(Written($"{name}-{language}")).Close();
        }

        html.Close();
    }

    /// <summary>One of several.</summary>
    public void Choice(string name, string label, IEnumerable<(string Code, string Text)> options, string chosen = "")
    {
        var written = form is null ? chosen : Written(name);
        html.Element("label", label, ("for", name)).Open("select", ("id", name), ("name", name));
        foreach (var (code, text) in options)
        {
            // An option without a code has an empty value, which the writer would leave out.
            if (code.Length == 0) html.Trusted("<option value=\"\"").Trusted(">").Text(text).Trusted("</option>");
            else html.Element("option", text, ("value", code), ("selected", code == written ? "selected" : ""));
        }

        html.Close();
    }

    /// <summary>Any of several.</summary>
    public void Choices(string name, string legend, IEnumerable<(string Code, string Text)> options)
    {
        var written = form?[name];
        html.Open("fieldset", ("class", "choices")).Element("legend", legend);
        foreach (var (code, text) in options)
        {
            html.Open("p").Void("input", ("type", "checkbox"), ("id", $"{name}-{code}"), ("name", name), ("value", code), ("checked", written?.Contains(code) == true ? "checked" : ""));
            html.Element("label", text, ("for", $"{name}-{code}")).Close();
        }

        html.Close();
    }

    /// <summary>Yes or no.</summary>
    public void Check(string name, string label)
    {
        html.Open("p", ("class", "check")).Void("input", ("type", "checkbox"), ("id", name), ("name", name), ("value", "yes"), ("checked", Written(name) == "yes" ? "checked" : ""));
        html.Element("label", label, ("for", name)).Close();
    }

    /// <summary>Files handed in. A browser never gives back which files were chosen; what was said of them stays.</summary>
    public void Evidence()
    {
        var words = page.Words;
        html.Open("fieldset", ("class", "evidence")).Element("legend", words["file.evidence"]).Element("p", words["file.evidence-under"], ("class", "soft"));
        for (var i = 0; i < Files; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            html.Open("details", ("open", i == 0 || Written($"what-{n}").Length > 0 ? "open" : "")).Element("summary", words.Text("file.evidence-n", (i + 1).ToString(CultureInfo.InvariantCulture)));
            html.Element("label", words["file.evidence-file"], ("for", $"file-{n}")).Void("input", ("type", "file"), ("id", $"file-{n}"), ("name", $"file-{n}"));
            Line($"what-{n}", words["file.evidence-what"]);
            Line($"sha-{n}", words["file.evidence-sha"], words["file.evidence-sha-under"]);
            Check($"sealed-{n}", words["file.evidence-sealed"]);
            html.Close();
        }

        html.Close();
    }

    /// <summary>A sentence that says why something was refused, and the rule with its article as the record gives it.</summary>
    public static void Refused(OpenPage page, Refusal? refusal)
    {
        if (refusal is null) return;
        page.Context.Response.Headers[DeskRefusals.Header] = refusal.Code;
        page.Html.Open("div", ("class", "refusal"), ("role", "alert"), ("data-code", refusal.Code)).Element("p", page.Said(refusal));
        if (page.Said(refusal) != refusal.Message) page.Html.Element("p", refusal.Message, ("class", "rule"), ("lang", "en"));
        page.Html.Close();
    }

    public static int StatusOf(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code);
}
