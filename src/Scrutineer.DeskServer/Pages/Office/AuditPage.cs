using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Words;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>Who signed in, who saw what is sealed, and what was refused to whom; newest first.</summary>
internal static class AuditPage
{
    private const int PerPage = 200;

    public static IResult Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        var before = long.TryParse(page.Asked("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : long.MaxValue;
        var (who, refused) = (page.Asked("who").Trim(), page.Asked("refused") == "yes");
        // One more than is shown tells whether there are older ones.
        var trail = page.Desk.AuditBefore(page.Visit.Who, before, PerPage + 1, l => (who.Length == 0 || l.By == who) && (!refused || l.Refused is not null));
        if (!trail.IsOk) return DeskRefusals.Answer(page.Context, page.Language, trail.Refusal!);
        var lines = trail.Value;
        return page.Answer(words["audit.title"], () =>
        {
            html.Element("h1", words["audit.title"]).Element("p", words["audit.under"], ("class", "sub"));
            html.Open("form", ("method", "get"), ("class", "filter"), ("role", "search")).Element("label", words["audit.who"], ("for", "who"));
            html.Void("input", ("id", "who"), ("name", "who"), ("value", who), ("maxlength", "8"), ("autocomplete", "off"));
            html.Open("span", ("class", "check")).Void("input", ("type", "checkbox"), ("id", "refused"), ("name", "refused"), ("value", "yes"), ("checked", refused ? "checked" : ""));
            html.Element("label", words["audit.refused-only"], ("for", "refused")).Close().Element("button", words["wall.find"], ("type", "submit")).Close();
            if (lines.IsEmpty) html.Element("p", words["audit.none"]);
            else Table(page, lines);
            if (lines.Length <= PerPage) return;
            html.Open("nav", ("class", "pager"), ("aria-label", words["wall.pages"]));
            page.Link($"{page.To("audit")}?before={DeskPage.Plain(lines[PerPage - 1].Number)}&who={Uri.EscapeDataString(who)}&refused={(refused ? "yes" : "")}", words["audit.older"]);
            html.Close();
        });
    }

    private static void Table(DeskPage page, ImmutableArray<(long Number, AuditLine Line)> lines)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, words["audit.title"], 5, [words["audit.at"], words["audit.who"], words["audit.what"], words["audit.unit"], words["audit.refused"]], isCaptionHidden: true, style: "audit");
        foreach (var (number, line) in lines.Take(PerPage))
        {
            html.Open("tr", ("id", $"a-{DeskPage.Plain(number)}")).Element("th", line.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ("scope", "row"));
            html.Element("td", line.By ?? words["audit.nobody"]).Element("td", words.Code("operation", line.What)).Element("td", line.Unit is { } unit ? page.UnitWithCode(unit) : "–");
            html.Open("td");
            if (line.Refused is { } code) html.Text(DeskWords.OfCode(page.Language, code) ?? "").Text(" ").Element("code", code);
            else html.Text("–");
            html.Close().Close();
        }

        Tables.End(html);
    }
}
