using System.Text.Json.Nodes;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Site.Files;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>A unit below the country: its place, totals, parts, protocols and history.</summary>
internal static class UnitData
{
    public static DataKind Kind { get; } = new(
        "unit", "unit", "A region, district or station: totals of every channel, the units directly below, and for a unit with protocols of its own each of them with its history.",
        edition => Enumerable.Range(0, edition.Election.Units.All.Length).Where(u => u != edition.Election.Units.Root).Select(u => PathCode.Of(edition.Election.Units[u].Code)),
        Write, Members);

    private static bool Write(DataPage page, string name)
    {
        var units = page.Election.Units;
        var unit = page.Edition.FileNames.Unit(name);
        if (unit < 0 || unit == units.Root) return false;
        page.Begin();
        page.Json.WriteStartObject("unit");
        DataTallies.Unit(page, unit);
        page.Json.WriteEndObject();
        page.Texts("above", units.PathOf(unit).Skip(1).Reverse().Select(u => units[u].Code));
        DataTallies.Channels(page, unit);
        page.Json.WriteString("base", page.Edition.Result.Base);
        CountryData.Below(page, unit);
        Protocols(page, unit);
        FindingsData.Write(page, page.Edition.Findings.Where(f => f.Unit == unit));
        page.Each("history", page.Edition.HistoryOf(unit), h => ChangesData.Entry(page, h.Index, h.Entry));
        return true;
    }

    private static void Protocols(DataPage page, int unit) => page.Each(
        "protocols", page.Election.Channels.Where(c => page.Edition.State[c.Code].Current(unit) is not null), channel =>
        {
            var state = page.Edition.State[channel.Code];
            page.Json.WriteString("channel", channel.Code);
            Form(page, state.Current(unit)!.Value);
            page.Each("earlier", state.Earlier(unit), earlier => Form(page, earlier));
        });

    private static void Form(DataPage page, Versioned versioned)
    {
        var protocol = versioned.Protocol;
        page.Json.WriteString("count", versioned.Version);
        page.Time("received", protocol.Received);
        page.Count("stations_covered", protocol.StationsCovered);
        Row(page, "lines", protocol.Lines);
        Row(page, "votes", protocol.Votes);
    }

    private static void Row(DataPage page, string member, Figures figures)
    {
        page.Json.WriteStartArray(member);
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i] is { } known) page.Json.WriteNumberValue(known);
            else page.Json.WriteNullValue();
        }

        page.Json.WriteEndArray();
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("unit!", To("Unit")), ("above!", Strings("Codes of the units above, from the country down.")), ("channels!", List("", To("Tally"))), ("base!", Text("Base that shares of votes are taken of.")),
        ("units!", CountryData.UnitsBelow()),
        ("protocols!", List("The protocol that counts, by channel.", Object("", [("channel!", Text("Code.")), .. FormMembers(), ("earlier!", List("Superseded, oldest first.", Object("", FormMembers())))]))),
        ("findings!", List("", To("Finding"))), ("history!", List("Entries of the record about this unit, oldest first.", To("Entry"))),
    ];

    private static (string, JsonNode)[] FormMembers() =>
    [
        ("count!", Text("Name of the version of the count it came with.")), ("received!", OrNull(To("Time"))), ("stations_covered!", CountOrNull("For a summary: how many stations; null: all of the unit.")),
        ("lines!", List("Lines of the form in its order; null: blank.", CountOrNull(""))), ("votes!", List("Votes in ballot order; null: blank.", CountOrNull(""))),
    ];
}
