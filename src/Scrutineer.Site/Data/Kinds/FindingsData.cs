using System.Text.Json.Nodes;
using Scrutineer.Elections.Findings;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>All findings: places where someone must look, never verdicts.</summary>
internal static class FindingsData
{
    public static DataKind Kind { get; } = DataKind.One("findings", "Every finding of every channel: a place where someone must look, never a verdict.", page =>
    {
        page.Each("codes", page.Edition.Findings.GroupBy(f => f.Code).OrderBy(g => g.Key, StringComparer.Ordinal), group =>
        {
            page.Json.WriteString("code", group.Key);
            page.Json.WriteNumber("count", group.Count());
            page.Names("short", group.First().Short);
            page.Names("long", group.First().Long);
        });
        Write(page, page.Edition.Findings);
    }, Members);

    public static void Write(DataPage page, IEnumerable<Finding> findings) => page.Each("findings", findings, finding =>
    {
        var (json, units) = (page.Json, page.Election.Units);
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("channel", finding.Channel);
        json.WriteString("unit", units[finding.Unit].Code);
        page.Text("other_unit", finding.OtherUnit is { } other ? units[other].Code : null);
        page.Texts("lines", finding.Lines);
        page.Text("equation", finding.Equation?.Text);
        page.Count("left", finding.Left);
        page.Count("right", finding.Right);
        page.Count("difference", finding.Difference);
        page.Share("turnout", finding.Turnout?.Now);
        page.Share("turnout_before", finding.Turnout?.Before);
    });

    private static (string, JsonNode)[] Members() =>
    [
        ("codes!", List("", Object("", ("code!", Text("Stable code.")), ("count!", Count("How many.")), ("short!", NamesOrNull()), ("long!", NamesOrNull())))),
        ("findings!", List("In the order of units, then channels.", To("Finding"))),
    ];

    /// <summary>The schema of a finding, which units use too.</summary>
    public static IEnumerable<(string, JsonObject)> Shared() =>
    [
        ("Finding", Object(
            "",
            ("code!", Text("Stable code.")), ("severity!", Word("", "warning", "error")), ("channel!", Text("Code.")), ("unit!", Text("Code.")), ("other_unit!", TextOrNull("The other unit concerned.")),
            ("lines!", Strings("Codes of the lines and lists concerned.")), ("equation!", TextOrNull("The equation as the form writes it.")),
            ("left!", WholeOrNull("Number on the left, or found.")), ("right!", WholeOrNull("Number on the right, or compared with.")), ("difference!", WholeOrNull("By how much they differ.")),
            ("turnout!", ShareOrNull()), ("turnout_before!", ShareOrNull()))),
    ];
}
