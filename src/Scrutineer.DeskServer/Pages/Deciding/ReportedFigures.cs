using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>The numbers of a machine's report beside those that are to replace them: nobody types them twice, so what counts is looked at line by line.</summary>
internal static class ReportedFigures
{
    /// <summary>Writes the fields into an open form; what was typed before a refusal stands in them again.</summary>
    public static void Write(DeskPage page, string unit, string channel, IFormCollection? written)
    {
        if (page.Desk.Sides(page.Visit.Who, unit) is not { IsOk: true } sides || sides.Value.FirstOrDefault(s => s.Channel == channel) is not { Protocol: { } protocol }) return;
        var (html, words) = (page.Html, page.Words);
        page.Hidden("id", written?["id"].ToString() is { Length: > 0 } id ? id : $"correction-{Guid.NewGuid():N}");
        Tables.Begin(html, words["protocol.figures"], 1, [words["station.line"], words["corrigendum.old"], words["corrigendum.new"]], isCaptionHidden: true, style: "form");
        foreach (var field in Field.Of(page.Election))
        {
            var number = FigureRows.Of(protocol, field);
            FigureRows.Name(page, field);
            html.Element("td", FigureRows.Shown(number), ("class", "n")).Open("td", ("class", "n"));
            html.Void("input", ("name", NameOf(field)), ("value", written?[NameOf(field)].ToString() ?? (number is { } known ? DeskPage.Plain(known) : "")), ("inputmode", "numeric"), ("autocomplete", "off"),
                ("maxlength", "40"), ("size", "9"), ("class", "n"), ("aria-label", $"{field.Number} {field.Label.In(page.Language)}"));
            html.Close().Close();
        }

        Tables.End(html);
    }

    /// <summary>The report that the fields hold. Refuses as <see cref="CountInput.Read"/>.</summary>
    public static Result<SentReport> Read(IFormCollection form, Election election, string unit, string channel)
    {
        var fields = Field.Of(election);
        var numbers = new long?[fields.Length];
        foreach (var field in fields)
        {
            var number = CountInput.Read(form[NameOf(field)].ToString());
            if (!number.IsOk) return number.Refusal!;
            numbers[field.Place] = number.Value;
        }

        return new SentReport(form["id"].ToString(), unit, channel, PaperFigures.Of(numbers, election.Form.Lines.Length));
    }

    private static string NameOf(Field field) => $"n{field.Place}";
}
