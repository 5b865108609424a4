using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>How far the count is: coverage of every unit above stations, versions over time, and what is missing.</summary>
internal static class ProgressData
{
    public static DataKind Kind { get; } = DataKind.One("progress", "How far the count is: coverage of every unit above stations, the versions so far, and every station that has not reported.", Write, Members);

    private static void Write(DataPage page)
    {
        var (units, json, tallies) = (page.Election.Units, page.Json, page.Edition.Tallies);
        page.Each("units", Enumerable.Range(0, units.All.Length).Where(u => !units[u].IsStation), unit =>
        {
            DataTallies.Unit(page, unit);
            DataTallies.Coverage(page, tallies[unit]);
        });
        page.Each("versions", page.Edition.Versions, version => ChangesData.Version(page, version));
        page.Each("missing", Enumerable.Range(0, units.All.Length).Where(u => units[u].IsStation && tallies[u].StationsReported == 0), station =>
        {
            json.WriteString("unit", units[station].Code);
            page.Count("registered", units[station].Registered);
        });
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("units!", List("", Object("", [.. UnitMembers(), .. CoverageMembers()]))), ("versions!", List("Oldest first.", To("PastVersion"))),
        ("missing!", List("Listed stations without a protocol in the published channel.", Object("", ("unit!", Text("Code.")), ("registered!", CountOrNull("Voters on its register; null: not known."))))),
    ];
}
