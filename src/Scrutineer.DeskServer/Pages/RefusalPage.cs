using Scrutineer.DeskServer.Words;
using Scrutineer.Law;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages;

/// <summary>Says why something was refused where no page of its own can say it.</summary>
internal static class RefusalPage
{
    public static string Write(string language, Refusal refusal)
    {
        var (html, words) = (new HtmlWriter(), DeskWords.In(language));
        DeskFrame.Begin(html, language, $"{words["desk.refused-title"]} — Scrutineer", "signing");
        html.Open("header", ("class", "deskhead")).Element("span", "Scrutineer", ("class", "mark")).Close();
        html.Open("main", ("id", "main")).Element("h1", words["desk.refused-title"]);
        html.Element("p", DeskWords.Refusal(language, refusal), ("class", "refusal"), ("role", "alert"), ("data-code", refusal.Code));
        html.Open("p").Element("a", words["desk.back"], ("href", $"/{language}/")).Close();
        html.Close().Close().Close();
        return html.ToString();
    }
}
