using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Documents;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>The summary protocol of a unit, made from the record: totals of every line, then each part of it down to the station, and lines to sign on.</summary>
internal static class SummaryPage
{
    public static IResult Write(DeskPage page, string unit)
    {
        var (html, words, units) = (page.Html, page.Words, page.Election.Units);
        var read = page.Desk.StateFor(page.Visit.Who, unit);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var (state, head) = read.Value;
        var at = units.Find(unit);
        var table = TallyTable.Of(state, page.Election.DecidingChannel.Code);
        var tally = table[at];
        return page.Answer(words.Text("summary.title", page.Unit(unit)), () =>
        {
            html.Element("p", $"{page.Election.Name.In(page.Language)} · {Moments.Date(words, page.Election.Date)}", ("class", "soft"));
            html.Open("h1").Text(words.Text("summary.title", page.UnitWithCode(unit))).Close();
            var isWhole = tally.StationsMissing == 0;
            html.Element("p", words.Text(isWhole ? "summary.whole" : "summary.part", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), ("class", isWhole ? "sub" : "sub due"));
            if (tally.SetAside > 0) html.Element("p", words.Count("summary.set-aside", tally.SetAside), ("class", "due"));
            html.Element("p", words.Text("summary.made", Numbers.Whole(head.Size), Moments.Time(words, head.Time), page.Channel(table.Channel)), ("class", "soft"));
            html.Open("p", ("class", "links screen-only"));
            page.Link(page.To("summary", unit, "protocol.pdf"), words["printed.summary-link"]);
            html.Close();
            Totals(page, tally);
            Parts(page, table, at);
            Signatures.Write(page);
            html.Element("p", words["summary.print"], ("class", "soft screen-only"));
        }, style: "document");
    }

    private static void Totals(DeskPage page, Tally tally)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["summary.totals"]);
        Tables.Begin(html, words["summary.totals"], 1, [words["station.line"], words["summary.total"], words["summary.blank"]], isCaptionHidden: true, style: "form");
        foreach (var field in Field.Of(page.Election))
        {
            FigureRows.Name(page, field);
            html.Element("td", FigureRows.Shown(SummaryFigures.Of(page.Election, tally, field)), ("class", "n")).Element("td", SummaryFigures.Blank(page.Election, tally, field) is var blank && blank > 0 ? Numbers.Whole(blank) : "–", ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }

    /// <summary>Lines by station and lists by station: two tables, so that each fits on a page across.</summary>
    private static void Parts(DeskPage page, TallyTable table, int at)
    {
        var units = page.Election.Units;
        var parts = units.ChildrenOf(at);
        if (parts.IsEmpty) return;
        var fields = Field.Of(page.Election);
        Part("summary.lines", [.. fields.Where(f => !f.IsList)]);
        Part("summary.lists", [.. fields.Where(f => f.IsList)]);

        void Part(string heading, ImmutableArray<Field> columns)
        {
            if (columns.IsEmpty) return;
            var (html, words) = (page.Html, page.Words);
            html.Open("section", ("class", "across")).Element("h2", words[heading]);
            html.Open("p", ("class", "legend"));
            foreach (var field in columns) html.Element("b", field.Number).Text(" ").Element("bdi", field.Label.In(page.Language)).Text("; ");
            html.Close();
            Tables.Begin(html, words[heading], 1, [words["wall.unit"], .. columns.Select(c => c.Number)], isCaptionHidden: true, style: "columns");
            foreach (var part in parts)
            {
                var tally = table[part];
                html.Open("tr").Open("th", ("scope", "row"));
                if (units[part].IsStation) html.Element("bdi", page.UnitWithCode(units[part].Code));
                else page.Link(page.To("summary", units[part].Code), page.Unit(units[part].Code));
                html.Close();
                foreach (var field in columns) html.Element("td", FigureRows.Shown(SummaryFigures.Of(page.Election, tally, field)), ("class", "n"));
                html.Close();
            }

            html.Close().Open("tfoot").Open("tr").Element("th", words["summary.total"], ("scope", "row"));
            foreach (var field in columns) html.Element("td", FigureRows.Shown(SummaryFigures.Of(page.Election, table[at], field)), ("class", "n"));
            html.Close();
            Tables.End(html);
            html.Close();
        }
    }
}
