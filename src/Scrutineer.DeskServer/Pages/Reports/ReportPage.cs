using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Reports;

/// <summary>Where a coordinator gives a file of machine reports, and what became of it, line by line.</summary>
internal static class ReportPage
{
    private const int MostShown = 200;

    public static IResult Write(DeskPage page, string unit, string channel, Result<ReportedFile>? done)
    {
        var (html, words) = (page.Html, page.Words);
        var refusal = done is { IsOk: false, Refusal: { } not } ? not : done is { IsOk: true, Value.Refused: [_, ..] } ? new Refusal("report-file", "Lines are refused; nothing of the file was taken.") : null;
        return page.Answer(words.Text("reports.title", page.Unit(unit)), () =>
        {
            html.Element("h1", words.Text("reports.title", page.Unit(unit))).Element("p", words["reports.under"], ("class", "sub"));
            page.Refused(refusal);
            if (done is { IsOk: true, Value: { } file }) Done(page, file);
            html.Open("div", ("class", "narrow"));
            Upload(page, unit, channel);
            Columns(page);
            html.Close();
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Done(DeskPage page, ReportedFile file)
    {
        var (html, words) = (page.Html, page.Words);
        if (!file.Refused.IsEmpty)
        {
            Tables.Write(html, words.Count("reports.refused", file.Refused.Length), 2, [words["reports.line"], words["reports.why"]],
                file.Refused.Take(MostShown).Select(r => ImmutableArray.Create(DeskPage.Plain(r.Line ?? 0), page.Said(r))));
            return;
        }

        html.Element("p", words.Count("reports.new", file.New), ("class", "said good"), ("role", "status"));
        if (file.Again.IsEmpty) return;
        Tables.Write(html, words.Count("reports.again", file.Again.Length), 2, [words["reports.line"], words["reports.station"]],
            file.Again.Take(MostShown).Select(a => ImmutableArray.Create(DeskPage.Plain(a.Line), page.UnitWithCode(a.Unit))));
    }

    private static void Upload(DeskPage page, string unit, string chosen)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("reports", unit), "decision upload", ("enctype", "multipart/form-data"));
        html.Element("label", words["reports.file"], ("for", "reports")).Void("input", ("type", "file"), ("id", "reports"), ("name", "reports"), ("accept", ".csv,.json,text/csv,application/json"), ("required", "required"), ("aria-describedby", "reports-under"));
        html.Element("p", words["reports.file-under"], ("class", "soft"), ("id", "reports-under"));
        html.Element("label", words["reports.channel"], ("for", "channel")).Open("select", ("id", "channel"), ("name", "channel"));
        foreach (var channel in page.Election.Channels.Where(c => c.Code != page.Election.DecidingChannel.Code && c.Code != "observer"))
            html.Element("option", page.Channel(channel.Code), ("value", channel.Code), ("selected", channel.Code == chosen ? "selected" : ""));
        html.Close();
        page.Button(words["reports.send"], "strong");
        html.Close();
    }

    /// <summary>The head that a file can have.</summary>
    private static void Columns(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", words["reports.columns"]).Element("p", words["reports.columns-under"], ("class", "soft"));
        html.Open("p").Element("code", string.Join(',', ["id", "unit", .. Field.Of(page.Election).Select(f => f.Code)]), ("class", "long")).Close().Close();
    }
}
