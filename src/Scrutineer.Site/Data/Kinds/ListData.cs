using System.Text.Json.Nodes;
using Scrutineer.Law.Data;
using Scrutineer.Site.Files;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>A list or candidate: where it stands, and its votes in every unit above stations.</summary>
internal static class ListData
{
    public static DataKind Kind { get; } = new(
        "list", "list", "A list or candidate: where it stands, its seats by unit, and its votes in every unit above stations, in the published channel.",
        edition => edition.Election.Lists.Select(l => PathCode.Of(l.Code)), Write, Members);

    private static bool Write(DataPage page, string name)
    {
        var list = page.Edition.FileNames.List(name);
        if (list < 0) return false;
        page.Begin();
        page.Json.WriteStartObject("standing");
        CountryData.Standing(page, page.Edition.Result.Standings.First(s => s.Index == list));
        page.Json.WriteEndObject();
        page.Json.WriteStartObject("attributes");
        foreach (var (attribute, value) in page.Election.Lists[list].Attributes) page.Json.WriteString(attribute, value);
        page.Json.WriteEndObject();
        var rows = page.Edition.Outcome.Outcome.Result.Rows.Where(r => r.Value.GetValueOrDefault(page.Election.Lists[list].Code) is { IsZero: false });
        page.Each("seats_by_unit", rows, row =>
        {
            page.Text("unit", row.Key == Table.Nation ? null : row.Key);
            page.Json.WriteString("seats", row.Value[page.Election.Lists[list].Code].ToString());
        });
        var units = page.Election.Units;
        page.Each("units", Enumerable.Range(0, units.All.Length).Where(u => !units[u].IsStation), unit =>
        {
            var tally = page.Edition.Tallies[unit];
            page.Json.WriteString("unit", units[unit].Code);
            page.Count("votes", tally.Votes(list));
            page.Share("share", DataTallies.ShareOf(page, tally, list));
        });
        return true;
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("standing!", To("Standing")), ("attributes!", Map("What the law asks for.", Text(""))),
        ("seats_by_unit!", List("", Object("", ("unit!", TextOrNull("Code; null: the whole country.")), ("seats!", Text("Seats, exact."))))),
        ("units!", List("In the order of the election.", Object("", ("unit!", Text("Code.")), ("votes!", CountOrNull("Votes; null: not known.")), ("share!", ShareOrNull())))),
    ];
}
