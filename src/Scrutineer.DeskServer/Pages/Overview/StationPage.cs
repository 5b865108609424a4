using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Pages.Typing;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Overview;

/// <summary>A station: how far it is, what each channel says, side by side, its scans, and what can be asked for.</summary>
internal static class StationPage
{
    private static readonly string[] Done = ["scan", "recount"];

    public static IResult Write(DeskPage page, string unit, Refusal? refusal)
    {
        var (html, words, who) = (page.Html, page.Words, page.Visit.Who);
        var sides = page.Desk.Sides(who, unit);
        var progress = page.Desk.Stations(who, unit);
        if (!sides.IsOk || !progress.IsOk) return DeskRefusals.Answer(page.Context, page.Language, sides.Refusal ?? progress.Refusal!);
        var at = page.Election.Units.Find(unit);
        if (!page.Election.Units[at].IsStation) return new SeeOther(page.To("wall", unit));
        var delivered = sides.Value.Where(s => s.Protocol is not null).ToImmutableArray();
        var isDiffering = delivered.Select(s => s.Protocol!.Votes).Distinct().Count() > 1;
        return page.Answer(page.UnitWithCode(unit), () =>
        {
            html.Open("h1").Element("bdi", page.UnitWithCode(unit)).Close();
            var station = progress.Value[0];
            html.Element("p", $"{words[$"stage.{station.Stage}"]} {(station.Typist is { } typist ? words.Text("protocol.typist", typist) : "")}", ("class", "sub"));
            if (Done.Contains(page.Asked("said"))) html.Element("p", words[$"station.done.{page.Asked("said")}"], ("class", "said good"), ("role", "status"));
            page.Refused(refusal);
            Links(page, unit, delivered);
            if (delivered.IsEmpty) html.Element("p", words["station.nothing-yet"]);
            else SideBySide(page, delivered);
            if (isDiffering && Permissions.Allows(who.Role, Operation.RequestRecount)) Recount(page, unit);
            Scans(page, unit);
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Links(DeskPage page, string unit, ImmutableArray<ChannelSide> delivered)
    {
        var (html, words, channel) = (page.Html, page.Words, page.Election.DecidingChannel.Code);
        html.Open("p", ("class", "links"));
        if (Permissions.Allows(page.Visit.Who.Role, Operation.SeeTyping)) page.Link(page.To("protocol", channel, unit), words["station.protocol"]);
        if (page.Desk.HistoryOf(page.Visit.Who, unit) is { IsOk: true } history && history.Value.Any(e => e.Entry.Data is ProtocolCorrected corrected && corrected.Channel == channel))
        {
            html.Text(" ");
            page.Link(page.To("corrigendum", channel, unit), words["station.corrigendum"]);
        }

        // What a machine sent is corrected by hand; an observer's copy is his.
        foreach (var side in delivered.Where(s => s.Channel != channel && s.Channel != "observer" && Permissions.Allows(page.Visit.Who.Role, Operation.CorrectProtocol)))
        {
            html.Text(" ");
            page.Link(page.To("protocol", side.Channel, unit), words.Text("station.correct-report", page.Channel(side.Channel)));
        }

        html.Close();
    }

    private static void SideBySide(DeskPage page, ImmutableArray<ChannelSide> sides)
    {
        var (html, words) = (page.Html, page.Words);
        var isPair = sides.Length == 2;
        html.Open("section").Element("h2", words["station.sides"]);
        if (sides.Length > 1) html.Element("p", words.Count("station.sides-differ", Field.Of(page.Election).Count(f => sides.Select(s => FigureRows.Of(s.Protocol!, f)).Distinct().Count() > 1)), ("class", "under"));
        Tables.Begin(html, words["station.sides"], 1, [words["station.line"], .. sides.Select(s => page.Channel(s.Channel)), .. isPair ? [words["difference"]] : Array.Empty<string>()], isCaptionHidden: true, style: "form");
        foreach (var field in Field.Of(page.Election))
        {
            var numbers = sides.Select(s => FigureRows.Of(s.Protocol!, field)).ToArray();
            FigureRows.Name(page, field);
            foreach (var number in numbers) html.Element("td", FigureRows.Shown(number), ("class", numbers.Distinct().Count() > 1 ? "n strong" : "n"));
            if (isPair) html.Element("td", numbers is [{ } a, { } b] ? Numbers.Signed(b - a) : "–", ("class", numbers[0] != numbers[1] ? "n changed" : "n"));
            html.Close();
        }

        Tables.End(html);
        html.Close();
    }

    private static void Recount(DeskPage page, string unit)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["recount.title"]).Element("p", words["recount.under"], ("class", "under"));
        page.BeginForm(page.To("station", unit, "recount"), "decision");
        html.Element("label", words["recount.of"], ("for", "of")).Open("select", ("id", "of"), ("name", "of"), ("required", "required")).Element("option", "", ("value", ""));
        html.Element("option", words["recount.observer"], ("value", "observer"));
        foreach (var list in page.Election.Lists.Where(l => !l.IsAgainstAll)) html.Element("option", Names.List(list, page.Language), ("value", list.Code));
        html.Close();
        page.Button(words["recount.ask"], "strong");
        html.Close().Close();
    }

    private static void Scans(DeskPage page, string unit)
    {
        var (html, words, role) = (page.Html, page.Words, page.Visit.Who.Role);
        var scans = page.Desk.ScansOf(page.Visit.Who, unit);
        html.Open("section", ("id", "scans")).Element("h2", words["scan.title"]);
        if (!scans.IsOk || scans.Value.IsEmpty) html.Element("p", words["scan.none"], ("class", "under"));
        else
        {
            html.Open("ul", ("class", "scans-list"));
            foreach (var (channel, scan) in scans.Value)
            {
                html.Open("li");
                page.Link(ScanBeside.Address(page, unit, scan.Sha256), words.Text("scan.one", page.Channel(channel), scan.MediaType, Numbers.Whole((scan.Length + 1_023) / 1_024)));
                html.Void("br").Element("code", scan.Sha256).Close();
            }

            html.Close();
        }

        var isCopy = Permissions.Allows(role, Operation.SendCopy);
        if (isCopy || Permissions.Allows(role, Operation.AddScan)) Upload(page, unit, isCopy);
        html.Close();
    }

    private static void Upload(DeskPage page, string unit, bool isCopy)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("station", unit, isCopy ? "copy" : "scan"), "upload", ("enctype", "multipart/form-data"));
        html.Element("label", words["scan.file"], ("for", "file")).Void("input", ("type", "file"), ("id", "file"), ("name", "scan"), ("accept", "image/jpeg,image/png,application/pdf"), ("required", "required"), ("aria-describedby", "file-under"));
        html.Element("p", words["scan.file-under"], ("class", "soft"), ("id", "file-under"));
        html.Element("label", words["scan.channel"], ("for", "channel")).Open("select", ("id", "channel"), ("name", "channel"));
        foreach (var channel in page.Election.Channels.Where(c => !isCopy || c.Code == "observer"))
            html.Element("option", page.Channel(channel.Code), ("value", channel.Code), ("selected", channel == page.Election.DecidingChannel ? "selected" : ""));
        html.Close();
        page.Button(words["scan.send"], "strong");
        html.Close();
    }
}
