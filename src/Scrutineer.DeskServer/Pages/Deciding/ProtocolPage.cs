using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.DeskServer.Documents;
using Scrutineer.DeskServer.Pages.Typing;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>A protocol on its way, for those who decide: what differs, what is found, what can be done now.</summary>
internal static class ProtocolPage
{
    public static IResult Write(DeskPage page, string unit, string channel, Refusal? refusal, IFormCollection? written)
    {
        var (html, words, who) = (page.Html, page.Words, page.Visit.Who);
        var read = page.Desk.StageFor(who, unit, channel);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var stage = read.Value;
        var scans = page.Desk.ScansOf(who, unit) is { IsOk: true } found ? found.Value.Where(s => s.Channel == channel).Select(s => s.Scan).ToImmutableArray() : [];
        return page.Answer(words.Text("typing.title", page.Unit(unit), page.Channel(channel)), () =>
        {
            html.Open("div", ("class", scans.IsEmpty ? "typing alone" : "typing")).Open("div", ("class", "paper"));
            html.Open("h1").Element("bdi", page.UnitWithCode(unit)).Text(" · ").Element("bdi", page.Channel(channel)).Close();
            html.Element("p", words[$"stage.{TypingRules.Name(stage)}"], ("class", "sub"));
            if (stage.Correction is { } correction)
                html.Element("p", words.Text("protocol.correction", words[$"correction.{correction.Code}"], correction.Reason, correction.By), ("class", "due"));
            page.Refused(refusal);
            var decisions = new Decisions(page, unit, channel, stage, written);
            switch (stage)
            {
                case Stage.Differing s:
                    Differences(page, s.First, s.Second, s.Places);
                    decisions.Differing();
                    break;
                case Stage.Returned s:
                    Differences(page, s.First, s.Second, s.Places);
                    decisions.Discard();
                    break;
                case Stage.Deciding s:
                    FindingList.Write(page, unit, channel, s);
                    Figures(page, s.Paper.Figures);
                    decisions.Deciding(s);
                    break;
                case Stage.TypedOnce:
                    decisions.Discard();
                    break;
                case Stage.FirstTyping or Stage.SecondTyping or Stage.Retyping:
                    html.Element("p", words.Text("protocol.typist", TypingRules.Typist(stage)!));
                    decisions.Free();
                    break;
                case Stage.Recorded s:
                    html.Element("p", words.Text("protocol.recorded", DeskPage.Plain(s.Index)));
                    decisions.Correct();
                    break;
                default:
                    break;
            }

            html.Open("p", ("class", "under"));
            page.Link(page.To("station", unit), words["protocol.station"]);
            if (page.Desk.CorrectionsFor(who, unit) is { IsOk: true } history && !Corrigendum.Of(history.Value.Entries, channel).IsEmpty)
            {
                html.Text(" · ");
                page.Link(page.To("corrigendum", channel, unit), words["station.corrigendum"]);
            }

            html.Close().Close();
            ScanBeside.Write(page, unit, scans);
            html.Close();
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code), "wide-desk");
    }

    /// <summary>Both numbers, and whose they are.</summary>
    private static void Differences(DeskPage page, TypedPaper first, TypedPaper second, ImmutableArray<int> places)
    {
        var (html, words) = (page.Html, page.Words);
        var fields = Field.Of(page.Election);
        Tables.Begin(html, words.Count("protocol.differ", places.Length), 1, [words["station.line"], words["protocol.first"], words["protocol.second"], words["difference"]], style: "form");
        foreach (var place in places)
        {
            FigureRows.Name(page, fields[place]);
            Hand(first, place);
            Hand(second, place);
            html.Element("td", first.Figures[place] is { } a && second.Figures[place] is { } b ? Numbers.Signed(b - a) : "–", ("class", "n changed")).Close();
        }

        Tables.End(html);

        void Hand(TypedPaper paper, int place) => html.Open("td", ("class", "n")).Text(FigureRows.Shown(paper.Figures[place])).Open("small", ("class", "hand")).Text(paper.Hands[place]).Close().Close();
    }

    private static void Figures(DeskPage page, PaperFigures figures)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", words["protocol.figures"]);
        Tables.Begin(html, words["protocol.figures"], 1, [words["station.line"], words["protocol.number"]], isCaptionHidden: true, style: "form");
        foreach (var field in Field.Of(page.Election))
        {
            FigureRows.Name(page, field);
            html.Element("td", FigureRows.Shown(figures[field.Place]), ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }
}
