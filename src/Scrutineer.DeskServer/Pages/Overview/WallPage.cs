using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Overview;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Overview;

/// <summary>How far a unit has come: counts, pace, forecast, what is stuck, who works on what; each station, a hundred a page.</summary>
internal static class WallPage
{
    private const int PerPage = 100;

    /// <summary>The stages in the order in which a protocol goes through them.</summary>
    internal static readonly string[] Stages = ["untyped", "first-typing", "typed-once", "second-typing", "differing", "returned", "retyping", "deciding", "ready", "recorded"];

    public static IResult Write(DeskPage page, Walls walls, string unit)
    {
        var (html, words) = (page.Html, page.Words);
        var read = walls.Of(page.Visit.Who, unit);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var (wall, progress) = (read.Value, read.Value.Progress);
        return page.Answer(words.Text("wall.title", page.Unit(unit)), () =>
        {
            Above(page, unit);
            html.Element("h1", words.Text("wall.title", page.Unit(unit)));
            html.Open("div", ("id", "live"), ("data-live", "4"));
            html.Element("p", Said(page, progress), ("class", "sub"));
            KeptBack(page);
            ByStage(page, unit, progress);
            Stuck(page, progress);
            Parts(page, wall);
            html.Close();
            StationRows(page, unit, wall);
        });
    }

    private static string Said(DeskPage page, UnitProgress progress)
    {
        var words = page.Words;
        var (all, recorded) = (progress.Stations, progress.ByStage.GetValueOrDefault("recorded"));
        var said = words.Text("wall.said", Numbers.Whole(recorded), Numbers.Whole(all));
        if (recorded == all) return said;
        var pace = progress.Pace;
        return $"{said} " + (pace.Until is { } until
            ? words.Text(until - page.Desk.Time < TimeSpan.FromHours(24) ? "wall.pace" : "wall.pace-long", Numbers.Whole(pace.LastHour), Moments.Clock(until), Numbers.Whole(pace.Missing))
            : words.Text("wall.no-pace", Numbers.Whole(pace.Missing)));
    }

    /// <summary>Whoever watches the count must know that the public sees an older one, and what to look at.</summary>
    private static void KeptBack(DeskPage page)
    {
        if (page.Desk.LastPublication is not { } last) return;
        if (last is { IsOk: true, Value.Broken: [var broken, ..] })
            page.Html.Open("p", ("class", "refusal"), ("id", "kept-back")).Text(page.Words["wall.kept-back"] + " ").Element("bdi", broken.Sentence, ("lang", "en")).Close();
        else if (last.Refusal is { } refusal)
            page.Html.Element("p", $"{page.Words["wall.not-published"]} {page.Said(refusal)}", ("class", "refusal"), ("id", "kept-back"));
    }

    private static void Above(DeskPage page, string unit)
    {
        var units = page.Election.Units;
        var own = units.Find(page.Visit.Who.Unit);
        var path = units.PathOf(units.Find(unit)).Skip(1).Reverse().SkipWhile(u => u != own).ToList();
        if (path.Count == 0) return;
        page.Html.Open("nav", ("class", "crumbs"), ("aria-label", page.Words["wall.above"])).Open("ol");
        foreach (var at in path)
        {
            page.Html.Open("li");
            page.Link(page.To("wall", units[at].Code), page.Unit(units[at].Code));
            page.Html.Close();
        }

        page.Html.Close().Close();
    }

    private static void ByStage(DeskPage page, string unit, UnitProgress progress)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("dl", ("class", "stages"));
        foreach (var stage in Stages)
        {
            var count = progress.ByStage.GetValueOrDefault(stage);
            if (count == 0 && stage is not ("untyped" or "recorded" or "differing" or "deciding")) continue;
            html.Open("div").Open("dt");
            page.Link($"{page.To("wall", unit)}?stage={stage}", words[$"stage.{stage}-short"]);
            html.Close().Element("dd", Numbers.Whole(count), ("id", $"n-{stage}")).Close();
        }

        html.Close();
    }

    private static void Stuck(DeskPage page, UnitProgress progress)
    {
        if (progress.Stuck.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words.Count("wall.stuck", progress.Stuck.Length)).Open("ul", ("class", "plain-list"));
        foreach (var station in progress.Stuck.Take(10))
        {
            html.Open("li");
            page.Link(page.To("station", station.Unit), page.UnitWithCode(station.Unit));
            html.Text(" · " + words.Text("wall.stuck-one", station.Typist!, station.Since is { } since ? Moments.Clock(since) : "–")).Close();
        }

        html.Close().Close();
    }

    private static void Parts(DeskPage page, Wall wall)
    {
        if (wall.Parts.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["wall.parts"]);
        Tables.Begin(html, words["wall.parts"], 1, [words["wall.unit"], words["wall.recorded"], words["wall.of-stations"], words["wall.missing"]], isCaptionHidden: true);
        foreach (var (unit, recorded, stations) in wall.Parts)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.To("wall", unit), page.Unit(unit));
            html.Close().Element("td", Numbers.Whole(recorded), ("class", "n")).Element("td", Numbers.Whole(stations), ("class", "n")).Element("td", Numbers.Whole(stations - recorded), ("class", "n")).Close();
        }

        Tables.End(html);
        html.Close();
    }

    private static void StationRows(DeskPage page, string unit, Wall wall)
    {
        var (html, words) = (page.Html, page.Words);
        var stage = Stages.Contains(page.Asked("stage")) ? page.Asked("stage") : "";
        var find = page.Asked("find").Trim() is var f && f.Length > 80 ? f[..80] : f;
        var shown = wall.Stations.Where(s => (stage.Length == 0 || s.Stage == stage) && (find.Length == 0 || Fits(page, s, find))).ToImmutableArray();
        var last = int.Max(1, (shown.Length + PerPage - 1) / PerPage);
        var at = int.TryParse(page.Asked("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? int.Clamp(asked, 1, last) : 1;

        html.Open("section", ("id", "stations")).Element("h2", words["wall.stations"]);
        html.Open("form", ("method", "get"), ("action", page.To("wall", unit)), ("class", "filter"), ("role", "search"));
        html.Element("label", words["wall.find-label"], ("for", "find")).Void("input", ("id", "find"), ("name", "find"), ("value", find), ("autocomplete", "off"), ("maxlength", "80"));
        html.Element("label", words["wall.stage"], ("for", "stage")).Open("select", ("id", "stage"), ("name", "stage")).Element("option", words["wall.any"], ("value", ""));
        foreach (var one in Stages) html.Element("option", words[$"stage.{one}-short"], ("value", one), ("selected", one == stage ? "selected" : ""));
        html.Close().Element("button", words["wall.find"], ("type", "submit")).Close();

        html.Open("div", ("id", "rows"), ("data-live", "4"));
        html.Element("p", words.Count("wall.shown", shown.Length), ("class", "under"));
        if (shown.Length > 0)
        {
            Tables.Begin(html, words["wall.stations"], 3, [words["wall.station"], words["wall.stage"], words["wall.who"], words["wall.since"], words["wall.findings"]], isCaptionHidden: true, style: "stations");
            foreach (var station in shown.Skip((at - 1) * PerPage).Take(PerPage)) Row(page, station);
            Tables.End(html);
        }

        html.Close();
        if (last > 1) Pager(page, unit, stage, find, at, last);
        html.Close();
    }

    private static void Row(DeskPage page, StationProgress station)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("tr", ("id", $"s-{station.Unit}")).Open("th", ("scope", "row"));
        page.Link(page.To("station", station.Unit), page.UnitWithCode(station.Unit));
        html.Close().Open("td");
        if (station.Stage is "differing" or "deciding" && Permissions.Allows(page.Visit.Who.Role, Operation.SeeTyping))
            page.Link(page.To("protocol", page.Election.DecidingChannel.Code, station.Unit), words[$"stage.{station.Stage}-short"], $"stage {station.Stage}");
        else html.Element("span", words[$"stage.{station.Stage}-short"], ("class", $"stage {station.Stage}"));
        html.Close().Element("td", station.Typist ?? "–").Element("td", station.Since is { } since ? Moments.Clock(since) : "–", ("class", "n"));
        html.Element("td", station.OpenFindings > 0 ? Numbers.Whole(station.OpenFindings) : "–", ("class", "n")).Close();
    }

    private static void Pager(DeskPage page, string unit, string stage, string find, int at, int last)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("nav", ("class", "pager"), ("aria-label", words["wall.pages"]));
        if (at > 1) page.Link(To(at - 1), words["wall.before"]);
        html.Element("span", words.Text("wall.page", Numbers.Whole(at), Numbers.Whole(last)));
        if (at < last) page.Link(To(at + 1), words["wall.after"]);
        html.Close();

        string To(int number) => $"{page.To("wall", unit)}?stage={stage}&find={Uri.EscapeDataString(find)}&page={DeskPage.Plain(number)}";
    }

    private static bool Fits(DeskPage page, StationProgress station, string find) =>
        station.Unit.Contains(find, StringComparison.OrdinalIgnoreCase) || station.Typist == find || page.Unit(station.Unit).Contains(find, StringComparison.OrdinalIgnoreCase);
}
