using System.Text.Json.Nodes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Export;
using Scrutineer.Report.Results;
using Scrutineer.Site.Files;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The country: totals, standings, seats, the bar, and the units directly below.</summary>
internal static class CountryData
{
    public static DataKind Kind { get; } = DataKind.One("index", "The country: totals of every channel, where each list stands, seats, and the units directly below.", Write, Members);

    private static void Write(DataPage page)
    {
        var (edition, json) = (page.Edition, page.Json);
        json.WriteStartObject("unit");
        DataTallies.Unit(page, page.Election.Units.Root);
        json.WriteEndObject();
        DataTallies.Channels(page, page.Election.Units.Root);
        json.WriteString("base", edition.Result.Base);
        page.Each("standings", edition.Result.Standings, s => Standing(page, s));
        page.Count("seats_total", edition.Result.TotalSeats);
        page.Count("seats_open", edition.Result.OpenSeats);
        page.Count("seats_unfilled", edition.Result.UnfilledSeats);
        page.Count("ballots_to_come", edition.Outcome.BallotsToCome);
        PreviousData.Write(page);
        Below(page, page.Election.Units.Root);
    }

    /// <summary>Votes, share, seats and place of a list.</summary>
    public static void Standing(DataPage page, Standing standing)
    {
        var json = page.Json;
        json.WriteString("list", standing.List.Code);
        json.WriteString("id", Identifiers.Of(page.Election, standing.List));
        json.WriteString("file", $"list/{PathCode.Of(standing.List.Code)}");
        page.Names("name", standing.List.Name);
        json.WriteString("colour", standing.List.Colour);
        json.WriteBoolean("against_all", standing.List.IsAgainstAll);
        page.Count("votes", standing.Votes);
        page.Share("share", standing.Share);
        page.Count("seats", standing.Seats);
        json.WriteString("place", standing.Place.ToString().ToLowerInvariant());
        if (standing.Bar is not { } bar)
        {
            json.WriteNull("bar");
            return;
        }

        json.WriteStartObject("bar");
        json.WriteString("of", bar.Of);
        json.WriteString("least", bar.Least.ToString());
        json.WriteString("votes", bar.Votes.ToString());
        json.WriteString("base", bar.Base.ToString());
        json.WriteString("needed", bar.Needed.ToString());
        page.Count("margin", bar.Margin);
        json.WriteBoolean("strict", bar.Strict);
        json.WriteEndObject();
    }

    /// <summary>The units directly below, with their coverage and votes in the published channel.</summary>
    public static void Below(DataPage page, int unit) => page.Each("units", page.Election.Units.ChildrenOf(unit), below =>
    {
        var tally = page.Edition.Tallies[below];
        DataTallies.Unit(page, below);
        DataTallies.Coverage(page, tally);
        Votes(page, tally);
    });

    public static void Votes(DataPage page, Tally tally) => page.Each("votes", Enumerable.Range(0, page.Election.Lists.Length), list =>
    {
        page.Json.WriteString("list", page.Election.Lists[list].Code);
        page.Count("votes", tally.Votes(list));
        page.Share("share", DataTallies.ShareOf(page, tally, list));
    });

    private static (string, JsonNode)[] Members() =>
    [
        ("unit!", To("Unit")), ("channels!", List("", To("Tally"))), ("base!", Text("Base that shares of votes are taken of.")),
        ("standings!", List("Lists by votes, then lines against all.", To("Standing"))), ("seats_total!", Count("All seats of the law.")),
        ("seats_open!", Count("Seats that wait for a lot.")), ("seats_unfilled!", Count("Seats nobody could take.")),
        ("ballots_to_come!", CountOrNull("How many ballots can still come; null: not known.")), ("units!", UnitsBelow()),
        ("previous!", PreviousData.Schema()),
    ];

    public static JsonObject UnitsBelow() => List("The units directly below, in the published channel.", To("UnitBelow"));

    /// <summary>Schemas that the country shares with others.</summary>
    public static IEnumerable<(string, JsonObject)> Shared() =>
    [
        ("UnitBelow", Object("A unit with its coverage and votes.", [.. UnitMembers(), .. CoverageMembers(), ("votes!", List("", To("ListVotes")))])),
        ("Standing", Object("Where a list stands.", StandingMembers())),
    ];

    public static (string, JsonNode)[] StandingMembers() =>
    [
        ("list!", Text("Code.")), ("id!", Text("Identifier outside this record.")), ("file!", Text("Path of its document below data/, without .json.")), ("name!", NamesOrNull()),
        ("colour!", Text("#rrggbb, or empty.")), ("against_all!", Flag("True for a line that is no list.")), ("votes!", CountOrNull("Votes; null: not known.")),
        ("share!", ShareOrNull()), ("seats!", Count("Seats if counting stopped now.")),
        ("place!", Word("in and out whatever is still missing; near: out by no more than a twentieth of the votes needed; open: it depends; none: no bar, or nothing counted.", "none", "in", "open", "near", "out")),
        ("bar!", OrNull(Object(
            "The national bar it was held against, exact numbers as text.",
            ("of!", Text("Base.")), ("least!", Text("The bar as a fraction of the base.")), ("votes!", Text("Votes of the list.")), ("base!", Text("The base.")),
            ("needed!", Text("least x base.")), ("margin!", Whole("Whole votes over (0 or more) or short (negative).")), ("strict!", Flag("True: more than; false: at least."))))),
    ];
}
