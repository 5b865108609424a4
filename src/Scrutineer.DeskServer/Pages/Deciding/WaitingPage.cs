using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Overview;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>What waits for somebody: protocols whose numbers differ, findings to be taken on, papers that nobody goes on with.</summary>
internal static class WaitingPage
{
    private const int MostShown = 200;
    private static readonly string[] After = ["untyped", "typed-once", "returned", "deciding", "recorded"];

    public static IResult Write(DeskPage page, Walls walls, string unit)
    {
        var (html, words) = (page.Html, page.Words);
        var wall = walls.Of(page.Visit.Who, unit);
        if (!wall.IsOk) return DeskRefusals.Answer(page.Context, page.Language, wall.Refusal!);
        var (stations, stuck) = (wall.Value.Stations, wall.Value.Progress.Stuck);
        var waiting = stations.Count(s => s.Stage is "differing" or "deciding") + stuck.Length;
        return page.Answer(words["waiting.title"], () =>
        {
            html.Element("h1", words["waiting.title"]);
            if (page.Asked("done") is { Length: > 0 } done && page.Asked("as") is var stage && After.Contains(stage))
                html.Element("p", words.Text($"waiting.done.{stage}", page.UnitWithCode(done)), ("class", "said"), ("role", "status"));
            html.Open("div", ("id", "live"), ("data-live", "5"));
            html.Element("p", waiting == 0 ? words["waiting.none"] : words.Count("waiting.count", waiting), ("class", "sub"));
            Part(page, "differing", [.. stations.Where(s => s.Stage == "differing")]);
            Part(page, "deciding", [.. stations.Where(s => s.Stage == "deciding")]);
            Part(page, "stuck", stuck);
            Part(page, "returned", [.. stations.Where(s => s.Stage == "returned")]);
            html.Close();
            if (!Permissions.Allows(page.Visit.Who.Role, Operation.CorrectProtocol)) return;
            html.Open("form", ("method", "get"), ("action", page.To("wall", unit)), ("class", "take-other"));
            html.Element("label", words["waiting.correct"], ("for", "find")).Void("input", ("id", "find"), ("name", "find"), ("autocomplete", "off")).Element("button", words["wall.find"], ("type", "submit")).Close();
        });
    }

    private static void Part(DeskPage page, string name, System.Collections.Immutable.ImmutableArray<StationProgress> stations)
    {
        if (stations.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", $"{words[$"waiting.{name}"]} · {Numbers.Whole(stations.Length)}").Element("p", words[$"waiting.{name}-under"], ("class", "under"));
        // What a typist has taken has his key; what waits for a decision has findings.
        var last = name switch { "deciding" => "waiting.findings", "stuck" => "waiting.who", _ => null };
        Tables.Begin(html, words[$"waiting.{name}"], 2, [words["wall.station"], words["waiting.since"], .. last is null ? Array.Empty<string>() : [words[last]]], isCaptionHidden: true, style: "even");
        foreach (var station in stations.OrderBy(s => s.Since).Take(MostShown))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.To("protocol", page.Election.DecidingChannel.Code, station.Unit), page.UnitWithCode(station.Unit));
            html.Close().Element("td", station.Since is { } since ? Moments.Clock(since) : "–");
            if (last is not null) html.Element("td", name == "deciding" ? Numbers.Whole(station.OpenFindings) : station.Typist ?? "–", ("class", "n"));
            html.Close();
        }

        Tables.End(html);
        if (stations.Length > MostShown) html.Element("p", words.Count("waiting.more", stations.Length - MostShown), ("class", "under"));
        html.Close();
    }
}
