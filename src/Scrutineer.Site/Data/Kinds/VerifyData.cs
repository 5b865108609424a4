using System.Text.Json.Nodes;
using Scrutineer.Elections.Entries;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The digests that this version is checked against, and where the record lies.</summary>
internal static class VerifyData
{
    public static DataKind Kind { get; } = DataKind.One("verify", "The digests that this version is checked against, and where the record lies from the root of the site.", page =>
    {
        var made = (PublicationMade)page.Edition.Record[page.Edition.Version.Index].Data;
        page.Json.WriteString("totals_sha256", made.Totals);
        page.Json.WriteString("outcome_sha256", made.Outcome);
        page.Json.WriteString("program_sha256", made.Program);
        page.Json.WriteString("checkpoint", "checkpoint");
        page.Json.WriteString("results", $"results/{page.Edition.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}/");
        page.Each("declarations", page.Edition.Declarations, d => page.Json.WriteNumber("index", d.Index));
    }, Members);

    private static (string, JsonNode)[] Members() =>
    [
        ("totals_sha256!", Text("SHA-256 of the totals document.")), ("outcome_sha256!", Text("SHA-256 of the outcome document.")), ("program_sha256!", Text("SHA-256 of the program that published.")),
        ("checkpoint!", Text("Path of the signed checkpoint from the root of the site.")), ("results!", Text("Folder of the totals and outcome documents.")),
        ("declarations!", List("", Object("", ("index!", Count("Index of the entry."))))),
    ];
}
