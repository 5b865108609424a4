using System.Text.Json.Nodes;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Rules;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>disputes.json.</summary>
internal static class DisputesSchema
{
    private const string Code = "^[a-z-]{1,64}$";
    private const int LongestClock = 1_000;
    private const int MostMembers = 1_000;

    public static JsonObject Document() => Schema.Document(
        "disputes:1",
        "Rules of complaints",
        "Before whom, by whom, on what grounds and within what time people can complain, and what can be ordered.",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format!", Only("The format of this file.", "scrutineer-disputes/1")),
            ("article!", Text("The article of the statute that regulates complaints.")),
            ("offset!", Text("Offset of the local time from UTC: +06:00. Days begin and end by it.", "^[+-][0-9]{2}:[0-9]{2}$")),
            ("rest-days", List("Days of the week that are no working days. Default: none.", Word("", [.. DisputeRulesReader.Days]))),
            ("holidays", List("Public holidays. Default: none.", Text("", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))),
            ("forums", List("Who hears complaints or decides.", Forum())),
            ("complainants", List("Who is entitled to complain.", Named())),
            ("grounds", List("What can be complained of. Default: a starter list of twenty.", Named())),
            ("clocks", List("Time limits. What has none is not limited.", Clock()))));

    private static JsonObject Forum() => Object(
        "",
        ("code!", Text("Its code.", Code)),
        ("names!", Local("Its names.")),
        ("kind!", Word("What it is. Nobody complains before a legislator.", [.. DisputeRulesReader.Kinds])),
        ("level!", Text("Level of the units where it sits. It is competent for its unit with all below.")),
        ("appeal", Text("Code of the forum that hears appeals. Default: its decisions are final.", Code)),
        ("first", Flag("True: complaints are filed here without an earlier decision. Default: false.")),
        ("remedies", List("What it can order. Default: nothing.", Word("", [.. RemedyCodes.All]))),
        ("members", Count("How many members vote; a decision needs more than half of them. Default: votes are not asked for.", MostMembers)),
        ("signs", Flag("True: its decisions need the signatures of the commission's quorum. Default: false.")),
        ("article", Text("The article that makes it competent. Default: that of the file.")));

    private static JsonObject Named() => Object("", ("code!", Text("Its code.", Code)), ("names!", Local("Its names.")));

    private static JsonObject Length()
    {
        var length = Count("How many units, from 1.", LongestClock);
        length["minimum"] = 1;
        return length;
    }

    private static JsonObject Clock() => Object(
        "",
        ("code!", Word("What it limits.", [.. ClockCodes.All])),
        ("forum", Text("For which forum. Default: for all that have no clock of their own.", Code)),
        ("length!", Length()),
        ("unit!", Word("In what it is counted. The day of the event is not counted; the last day counts to its end.", [.. DisputeRulesReader.Units])),
        ("rolls-over", Flag("True: a limit that would end on no working day ends on the next one. Default: false.")),
        ("article", Text("The article. Default: none.")));
}
