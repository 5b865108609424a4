using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>Between two protocols: what became of the last, which is next, or which station's paper lies here.</summary>
internal static class NextPage
{
    /// <summary>Words of the stages that a protocol can be at after somebody has finished typing.</summary>
    private static readonly string[] After = ["typed-once", "differing", "deciding", "recorded"];

    public static IResult Write(DeskPage page, Refusal? refusal, string named)
    {
        var (html, words) = (page.Html, page.Words);
        var next = page.Desk.NextFor(page.Visit.Who);
        return page.Answer(words["type.title"], () =>
        {
            html.Element("h1", words["type.title"]);
            Done(page);
            page.Refused(refusal);
            html.Open("div", ("class", "narrow"));
            if (named.Length > 0)
            {
                page.BeginForm(page.To("type"), Ahead("take"));
                page.Hidden("station", named);
                html.Element("p", words.Text("type.take-named", page.UnitWithCode(named)));
                page.Button(words["type.take"], refusal is null ? "strong" : "", refusal is null ? [("autofocus", "autofocus")] : []);
                html.Close();
            }

            if (next is { } of)
            {
                page.BeginForm(page.To("type"), Ahead("take"));
                html.Element("p", words.Text("type.next", page.UnitWithCode(of.Unit), page.Channel(of.Channel)), ("class", "sub"));
                page.Button(words["type.take-next"], named.Length > 0 && refusal is null ? "" : "strong", named.Length > 0 ? [] : [("autofocus", "autofocus")]);
                html.Close();
            }
            else
            {
                html.Element("p", words["type.none"], ("class", "sub"));
            }

            page.BeginForm(page.To("type"), Ahead("take-other"));
            html.Element("label", words["type.station"], ("for", "station"));
            html.Void("input", ("id", "station"), ("name", "station"), ("value", refusal is null ? "" : named), ("autocomplete", "off"), ("maxlength", "80"), ("required", "required"));
            page.Button(words["type.take"]);
            html.Close().Close();
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));

        // What was typed before somebody saw that he was refused is not meant for this page.
        string Ahead(string style) => refusal is null ? $"{style} ahead" : style;
    }

    private static void Done(DeskPage page)
    {
        var words = page.Words;
        if (page.Asked("done") is { Length: > 0 } unit && page.Asked("as") is var stage && After.Contains(stage))
            page.Html.Element("p", words.Text($"type.done.{stage}", page.UnitWithCode(unit)), ("class", stage == "recorded" ? "said good" : "said"), ("role", "status"));
        if (page.Asked("kept") is { Length: > 0 } kept) page.Html.Element("p", words.Text("type.kept", page.UnitWithCode(kept)), ("class", "said"), ("role", "status"));
    }
}
