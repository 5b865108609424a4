using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The units of the map with their places in the tile grid.</summary>
internal static class MapData
{
    public static DataKind Kind { get; } = DataKind.One("map", "The units of the map: coverage, turnout and votes, and their places in the tile grid where they have one.", Write, Members);

    private static void Write(DataPage page)
    {
        var (election, json) = (page.Election, page.Json);
        var shown = election.Tiles.IsEmpty ? election.Units.ChildrenOf(election.Units.Root) : [.. election.Tiles.Keys.Select(election.Units.Find).Where(u => u >= 0).Order()];
        json.WriteString("base", page.Edition.Result.Base);
        page.Each("units", shown, unit =>
        {
            var tally = page.Edition.Tallies[unit];
            DataTallies.Unit(page, unit);
            var tile = election.Tiles.TryGetValue(election.Units[unit].Code, out var place) ? place : ((int Column, int Row)?)null;
            page.Count("column", tile?.Column);
            page.Count("row", tile?.Row);
            DataTallies.Coverage(page, tally);
            CountryData.Votes(page, tally);
        });
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("base!", Text("Base that shares of votes are taken of.")),
        ("units!", List("", Object("", [
            .. UnitMembers(), ("column!", CountOrNull("Column in the tile grid, from 0.")), ("row!", CountOrNull("Row in the tile grid, from 0.")), .. CoverageMembers(), ("votes!", List("", To("ListVotes"))),
        ]))),
    ];
}
