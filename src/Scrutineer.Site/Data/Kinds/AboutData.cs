using System.Text.Json.Nodes;
using Scrutineer.Elections.Forms;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The definition of the election: lists, form, equations, channels, law and keys.</summary>
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
        ("definition!", List("Files of the definition in the record's blobs.", Object("", ("what!", Text("Which.")), ("sha256!", Text("Digest, hex."))))),
        ("policy!", Text("Witness policy in force.")), ("commission!", Text("Commission in force: who declares.")),
    ];
}
