using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Words;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages;

/// <summary>A page while it is written: its words, its addresses. Nobody need have signed in for it.</summary>
/// <param name="context">The request.</param>
/// <param name="language">ky, ru or en.</param>
/// <param name="formToken">What every form sends back, so that no other site can send it.</param>
/// <param name="desk">The deciding half.</param>
internal class OpenPage(HttpContext context, string language, string formToken, DeskOffice desk)
{
    public HttpContext Context { get; } = context;

    public DeskOffice Desk { get; } = desk;

    public HtmlWriter Html { get; } = new();

    public Wordbook Words { get; } = DeskWords.In(language);

    public string Language { get; } = language;

    public string FormToken { get; } = formToken;

    public Election Election => Desk.Election;

    /// <summary>A value of the query string; empty: it is not there.</summary>
    public string Asked(string name) => Context.Request.Query[name].ToString();

    /// <summary>The address of a page in this language.</summary>
    /// <param name="path">Parts of the path; each is escaped.</param>
    public string To(params ReadOnlySpan<string> path)
    {
        var to = $"/{Language}";
        foreach (var part in path) to += "/" + Uri.EscapeDataString(part);
        return to;
    }

    /// <summary>Name of a unit by its code; the code, where it has no other name.</summary>
    public string Unit(string code) => Election.Units.Find(code) is >= 0 and var at ? Names.Unit(Election, at, Language) : Names.Isolated(code);

    /// <summary>Name of a unit; that of a station with its code, where the two differ.</summary>
    public string UnitWithCode(string code)
    {
        var (name, at) = (Unit(code), Election.Units.Find(code));
        return at < 0 || !Election.Units[at].IsStation || name.Contains(code, StringComparison.Ordinal) ? name : $"{name} ({code})";
    }

    public string Channel(string code) => Names.Channel(Election, code, Language);

    /// <summary>What a clerk is told of a refusal.</summary>
    public string Said(Refusal refusal) => DeskWords.Refusal(Language, refusal);

    /// <summary>A link.</summary>
    public void Link(string to, string text, string style = "") => Html.Element("a", text, ("href", to), ("class", style));

    /// <summary>Opens a form that sends its token along.</summary>
    public void BeginForm(string to, string style = "", params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Html.Open("form", [("method", "post"), ("action", to), ("class", style), .. attributes]);
        Html.Void("input", ("type", "hidden"), ("name", "form-token"), ("value", FormToken));
    }

    /// <summary>A hidden field.</summary>
    public void Hidden(string name, string value) => Html.Void("input", ("type", "hidden"), ("name", name), ("value", value));

    /// <summary>A button that sends the form.</summary>
    public void Button(string text, string style = "", params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Html.Open("button", [("type", "submit"), ("class", style), .. attributes]).Text(text).Close();

    /// <summary>A sentence that says what went wrong; read aloud at once.</summary>
    public void Refused(Refusal? refusal)
    {
        if (refusal is null) return;
        Context.Response.Headers[Routes.DeskRefusals.Header] = refusal.Code;
        Html.Open("p", ("class", "refusal"), ("role", "alert"), ("data-code", refusal.Code)).Text(Said(refusal)).Close();
    }

    /// <summary>What a form holds; what is no form holds nothing.</summary>
    public static async Task<IFormCollection> FormOf(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    /// <summary>The page as an answer to whoever has not signed in.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="body">Writes it.</param>
    /// <param name="status">HTTP status.</param>
    public IResult AnswerOpen(string title, Action body, int status = StatusCodes.Status200OK)
    {
        DeskFrame.WriteOpen(this, title, body);
        return Sent(status);
    }

    /// <summary>What was written, as an answer.</summary>
    protected IResult Sent(int status) => Results.Text(Html.ToString(), "text/html; charset=utf-8", System.Text.Encoding.UTF8, status);

    /// <summary>A number in an address.</summary>
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
