using System.Text.Json.Nodes;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>previous.json.</summary>
internal static class PreviousSchema
{
    public static JsonObject Document() => Schema.Document(
        "previous:1",
        "Previous election",
        "The election before this one, to compare with. No figure of this election is ever taken from it.",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format!", Only("The format of this file.", "scrutineer-previous/1")),
            ("names!", Local("Names of that election.")),
            ("date!", Text("Its polling day, before that of this election: 2015-10-04.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            ("source", Local("Where its figures come from.")),
            ("bases!", Map("Its totals by base: registered, cast, valid ... Shares are taken of a base that both elections have.", Count("", Figures.Greatest))),
            ("lists!", List("Its lists.", Object(
                "",
                ("names!", Local("Names of the list.")),
                ("now", Text("Code of the list of this election that it is compared with; at most one list names it. Default: none.")),
                ("votes!", Count("Its votes.", Figures.Greatest)),
                ("seats", Count("Its seats. Default: not known.", Figures.Greatest))))),
            ("turnout-jump", Count($"A unit whose turnout changed by more than so many percentage points has the finding turnout-jump. Default: {PreviousElection.UsualTurnoutJump}.", 100))));
}
