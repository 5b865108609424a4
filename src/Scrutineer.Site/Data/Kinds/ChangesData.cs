using System.Text.Json.Nodes;
using Scrutineer.Elections.Entries;
using Scrutineer.Site.Editions;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>What changed: every version so far, and the entries since the one before.</summary>
internal static class ChangesData
{
    public static DataKind Kind { get; } = DataKind.One("changes", "What changed: every version so far with its votes and seats, and the entries of the record between the version before and this one.", Write, Members);

    private static void Write(DataPage page)
    {
        page.Count("before", page.Edition.Before?.Number);
        page.Each("versions", page.Edition.Versions, version => Version(page, version));
        page.Each("entries", page.Edition.Since(page.Edition.Before?.Number ?? 0), e => Entry(page, e.Index, e.Entry));
    }

    public static void Version(DataPage page, PastVersion version)
    {
        var json = page.Json;
        json.WriteNumber("number", version.Number);
        json.WriteNumber("publication", version.Index);
        page.Time("time", version.Time);
        json.WriteString("channel", version.Channel);
        json.WriteNumber("stations_reported", version.StationsReported);
        json.WriteNumber("stations", version.Stations);
        page.Share("register_coverage", version.Register);
        page.Share("turnout", version.Turnout);
        page.Each("lists", Enumerable.Range(0, version.Votes.Length), list =>
        {
            json.WriteString("list", page.Election.Lists[list].Code);
            page.Count("votes", version.Votes[list]);
            page.Count("seats", version.Seats[list]);
        });
    }

    /// <summary>An entry of the record: who, when, what it is about, and why.</summary>
    public static void Entry(DataPage page, long index, Entry entry)
    {
        page.Json.WriteNumber("index", index);
        page.Json.WriteString("type", EntryTypes.Of(entry.Data));
        page.Time("time", entry.Time);
        page.Json.WriteString("role", entry.By.Role);
        page.Text("key", entry.By.Key);
        page.Count("prev", entry.Prev);
        var unit = entry.Data as UnitEntry;
        page.Text("unit", unit?.Unit);
        page.Text("channel", unit?.Channel ?? (entry.Data as PublicationMade)?.Channel);
        page.Names("reason", entry.Data switch
        {
            ProtocolCorrected corrected => Elections.LocalText.Of(corrected.Reason),
            ProtocolWithdrawn withdrawn => Elections.LocalText.Of(withdrawn.Reason),
            ProtocolAccepted accepted => Elections.LocalText.Of(accepted.Reason),
            ActEntry act => act.Reason,
            DecisionMade made => made.Reason,
            KeysChanged keys => Elections.LocalText.Of(keys.Reason),
            IncidentReported incident => Elections.LocalText.Of(incident.Text),
            _ => Elections.LocalText.Empty,
        });
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("before!", CountOrNull("The version before; null: this is the first.")), ("versions!", List("Oldest first.", To("PastVersion"))), ("entries!", List("Oldest first.", To("Entry"))),
    ];

    /// <summary>Schemas that others use too.</summary>
    public static IEnumerable<(string, JsonObject)> Shared() =>
    [
        ("PastVersion", Object(
            "A version with the country's figures then.",
            ("number!", Count("The version.")), ("publication!", Count("Index of the publication.")), ("time!", To("Time")), ("channel!", Text("Code.")),
            ("stations_reported!", Count("Stations in.")), ("stations!", Count("All stations.")), ("register_coverage!", ShareOrNull()), ("turnout!", ShareOrNull()),
            ("lists!", List("In ballot order.", Object("", ("list!", Text("Code.")), ("votes!", CountOrNull("Votes.")), ("seats!", Count("Seats if counting had stopped then."))))))),
        ("Entry", Object(
            "An entry of the record: docs/reference/record.md.",
            ("index!", Count("Its index.")), ("type!", Text("Its type.")), ("time!", To("Time")), ("role!", Text("The author's role.")), ("key!", TextOrNull("The author's key id.")),
            ("prev!", CountOrNull("Index of the entry it follows.")), ("unit!", TextOrNull("Code of its unit.")), ("channel!", TextOrNull("Code of its channel.")), ("reason!", NamesOrNull()))),
    ];
}
