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
                ])));

    private static (string, JsonNode)[] Common() =>
    [
        ("by!", Text("Who decided: a role or a commission, not a private person.")),
        ("reason!", Local("Why, in one or more languages.")),
        ("at", Text("When it was decided, as the decision says it. Shown, never computed with.")),
    ];
}
