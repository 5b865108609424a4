using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>acts/*.json.</summary>
internal static class ActSchema
{
    public static JsonObject Document() => Schema.Document(
        "act:1",
        "Act",
        "A human decision that the law or the facts leave to a person. One decision a file; the file is named in election.json.",
        OneOf(
            "",
            Object(
                "The protocols of these units are not counted, in every channel. They stay in the folder and are shown as set aside.",
                [
                    ("$schema", SchemaLink()),
                    ("act!", Only("The kind of act.", "set-aside")),
                    .. Common(),
                    ("units!", Texts("Codes of units; all stations below them are meant. They must be among the units of the election.")),
                ]),
            Object(
                "A lot that was drawn. It settles the tie whose tied lists are exactly those of \"among\" and whose number of places is the length of \"drawn\"; each lot serves once.",
                [
                    ("$schema", SchemaLink()),
                    ("act!", Only("The kind of act.", "lot")),
                    .. Common(),
                    ("among!", Texts("Codes of the tied lists, in any order.")),
                    ("drawn!", Texts("Codes of the lists that were drawn, in the order of drawing.")),
                    ("situation", Situation()),
                ])));

    private static JsonObject Situation() => Object(
        "The exact situation the lot decided, as \"seats --json\" shows it (asks[].situation). The lot then serves only where it recurs; where it does not, the seats are refused and both situations shown.",
        [
            ("step!", Text("The step of the law.")),
            ("unit", Text("The unit (or list) of the distribution; left out: the whole country.")),
            ("losing", Flag("True if the lot decided who loses a seat.")),
            ("places!", Count("How many of the tied are drawn.")),
            ("claims!", List("The tied.", Object(
                "",
                [
                    ("name!", Text("List, group, unit, cell or person.")),
                    ("votes!", Exact("The votes with which it entered.")),
                    ("held!", Count("Seats held before.")),
                ]))),
        ]);

    private static (string, JsonNode)[] Common() =>
    [
        ("by!", Text("Who decided: a role or a commission, not a private person.")),
        ("reason!", Local("Why, in one or more languages.")),
        ("at", Text("When it was decided, as the decision says it. Shown, never computed with.")),
    ];
}
