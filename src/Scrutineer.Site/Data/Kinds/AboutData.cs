using System.Text.Json.Nodes;
using Scrutineer.Elections.Forms;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The definition of the election: lists, form, equations, time limits, channels, law and keys.</summary>
internal static class AboutData
{
    public static DataKind Kind { get; } = DataKind.One("about", "The definition: lists, form with its equations, channels, digests of the definition, and the keys in force.", Write, Members);

    private static void Write(DataPage page)
    {
        var (election, json) = (page.Election, page.Json);
        page.Each("lists", election.Lists, list =>
        {
            json.WriteString("list", list.Code);
            page.Names("name", list.Name);
            json.WriteString("colour", list.Colour);
            json.WriteBoolean("against_all", list.IsAgainstAll);
        });
        page.Each("lines", election.Form.Lines, line =>
        {
            json.WriteString("line", line.Code);
            json.WriteString("number", line.Number);
            page.Names("name", line.Name);
            json.WriteBoolean("required", line.IsRequired);
        });
        page.Each("bases", election.Form.Bases, b =>
        {
            json.WriteString("base", b.Key);
            json.WriteString("sum", b.Value.Text);
        });
        page.Each("equations", election.Form.Equations, equation =>
        {
            json.WriteString("code", equation.Code);
            json.WriteString("severity", equation.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("equation", equation.Text);
            page.Names("short", equation.Short);
        });
        page.Each("calendar", election.Calendar, limit =>
        {
            json.WriteString("code", limit.Code);
            json.WriteString("until", limit.Until.ToString());
            page.Names("name", limit.Name);
            page.Text("article", limit.Article.Length > 0 ? limit.Article : null);
            page.Names("rule", limit.Rule);
        });
        var opened = page.Edition.Opened;
        page.Each("definition", [("definition", opened.Definition), ("units", opened.Units), ("form", opened.Form), ("law", opened.Law)], blob =>
        {
            json.WriteString("what", blob.Item1);
            json.WriteString("sha256", blob.Item2.Sha256);
        });
        json.WriteString("policy", page.Edition.Policy);
        json.WriteString("commission", page.Edition.Commission);
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("lists!", List("In ballot order.", Object("", ("list!", Text("Code.")), ("name!", NamesOrNull()), ("colour!", Text("#rrggbb, or empty.")), ("against_all!", Flag(""))))),
        ("lines!", List("In the order on paper.", Object("", ("line!", Text("Code.")), ("number!", Text("Number on paper.")), ("name!", NamesOrNull()), ("required!", Flag(""))))),
        ("bases!", List("", Object("", ("base!", Text("Name.")), ("sum!", Text("What it is made of."))))),
        ("equations!", List("", Object("", ("code!", Text("Code.")), ("severity!", Word("", "warning", "error")), ("equation!", Text("As written.")), ("short!", NamesOrNull())))),
        ("calendar!", List("Time limits of the law, as they were given.", Object(
            "",
            ("code!", Text("What ends: report-error, complaint-results, declaration, or a code of the country's own.")),
            ("until!", Text("Last day by the clock of the place (2020-10-07), or last moment with its offset (2020-10-07T18:00:00+06:00).")),
            ("name!", NamesOrNull()), ("article!", TextOrNull("Article of the statute; null: not given.")), ("rule!", NamesOrNull())))),
        ("definition!", List("Files of the definition in the record's blobs.", Object("", ("what!", Text("Which.")), ("sha256!", Text("Digest, hex."))))),
        ("policy!", Text("Witness policy in force.")), ("commission!", Text("Commission in force: who declares.")),
    ];
}
