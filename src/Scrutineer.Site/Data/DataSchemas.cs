using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Site.Data;

/// <summary>JSON Schemas (draft 2020-12) of the forms that documents share. Names that end with <c>!</c> are members that are always there.</summary>
internal static class DataSchemas
{
    public static JsonObject To(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    public static JsonObject OrNull(JsonNode schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    public static JsonObject CountOrNull(string description) => new() { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 0, ["description"] = description };

    public static JsonObject TextOrNull(string description) => new() { ["type"] = new JsonArray("string", "null"), ["description"] = description };

    public static JsonObject Whole(string description) => new() { ["type"] = "integer", ["description"] = description };

    public static JsonObject WholeOrNull(string description) => new() { ["type"] = new JsonArray("integer", "null"), ["description"] = description };

    public static JsonObject Strings(string description) => List(description, new JsonObject { ["type"] = "string" });

    public static JsonObject NamesOrNull() => OrNull(To("Names"));

    public static JsonObject ShareOrNull() => OrNull(To("Share"));

    /// <summary>The shared schemas by name.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> Shared() =>
    [
        ("Names", Map("A text by language code (ky, ru, en ...).", Text(""))),
        ("Time", Text("ISO 8601 to the second, with its offset.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$")),
        ("Share", Object(
            "A part of a whole. No percentage stands without both of its numbers and the name of its base.",
            ("numerator!", Count("The part.")),
            ("denominator!", Count("The whole; more than 0.")),
            ("of!", Text("Name of the base: registered, cast, valid, lists, stations, or lines (all marks for a line of the ballot).")),
            ("percent!", Text("Per cent with two digits, rounded half away from zero from the exact fraction.", "^[0-9]+\\.[0-9]{2}$")),
            ("impossible!", Flag("True if the part is larger than the whole: show the warning sign with it.")))),
        ("Election", Object(
            "The election.",
            ("id!", Text("Identity with the phase: kg-2020:live.")), ("name!", NamesOrNull()), ("date!", Text("Polling day.")), ("test!", Flag("True for a rehearsal.")))),
        ("Version", Object(
            "The version of the record that every figure of the document belongs to.",
            ("number!", Count("How many entries it is made from; its name in addresses.")),
            ("id!", Text("Identifier of the version, a URN.")),
            ("publication!", Count("Index of the entry that published it.")),
            ("time!", To("Time")),
            ("channel!", Text("Code of the channel that is published.")),
            ("origin!", Text("Origin of the log.")),
            ("root!", Text("Root of the log at that size, base64: what proofs lead to.")),
            ("status!", Word("Preliminary until the commission has declared these figures.", "preliminary", "declared")),
            ("partial!", Flag("True while stations are missing: seats are then \"if counting stopped now\".")))),
        ("Unit", Object("A unit.", UnitMembers())),
        ("Coverage", Object("What is in and what is missing.", CoverageMembers())),
        ("Tally", Object(
            "The totals of one channel. Channels are never added together.",
            [
                ("channel!", Text("Code of the channel.")),
                ("published!", Flag("True for the channel that this version publishes.")),
                .. CoverageMembers(),
                ("protocols!", Count("Protocols in the totals.")),
                ("protocols_set_aside!", Count("Protocols that arrived but are not counted, by a decision.")),
                ("latest_received!", OrNull(To("Time"))),
                ("bases!", List("What shares can be taken of.", Object(
                    "", ("base!", Text("Name.")), ("count!", CountOrNull("The number; null: not known.")), ("incomplete!", Flag("True if a protocol leaves blank what it is made of: the base is then too small."))))),
                ("lines!", List("Lines of the form in its order.", Object(
                    "", ("line!", Text("Code.")), ("count!", CountOrNull("Sum; null: no protocol has it.")), ("blank!", Count("Protocols that leave it blank."))))),
                ("votes!", List("Lists in ballot order.", To("ListVotes"))),
            ])),
        ("ListVotes", Object("", ("list!", Text("Code.")), ("votes!", CountOrNull("Votes; null: no protocol has them.")), ("share!", ShareOrNull()))),
    ];

    public static (string, JsonNode)[] UnitMembers() =>
    [
        ("code!", Text("Code.")), ("id!", Text("Identifier outside this record: OCD id or URN.")), ("file!", Text("Path of its document below data/, without .json.")),
        ("level!", Text("Level.")), ("name!", NamesOrNull()), ("parent!", TextOrNull("Code of the unit above; null for the country.")),
        ("set_aside!", Flag("True if its protocols are not counted, by a decision on it or on a unit above.")),
    ];

    public static (string, JsonNode)[] CoverageMembers() =>
    [
        ("stations!", Count("Stations of the unit.")), ("stations_reported!", Count("Stations that have reported.")), ("stations_missing!", Count("Stations that have not.")),
        ("registered!", CountOrNull("Voters on the register; null: not known.")), ("station_coverage!", ShareOrNull()), ("register_coverage!", ShareOrNull()), ("turnout!", ShareOrNull()),
    ];

    /// <summary>The members that every document begins with.</summary>
    public static (string, JsonNode)[] Head(string kind) =>
    [
        ("api!", Only("Name and version of the API.", DataPage.Api)), ("kind!", Only("Kind of the document.", kind)), ("election!", To("Election")), ("version!", To("Version")),
        ("notice!", NamesOrNull()), ("legal_state!", NamesOrNull()), ("attribution!", NamesOrNull()), ("pages!", To("Names")),
    ];
}
