using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>law.json: the law language as far as it is built.</summary>
internal static class LawSchema
{
    private static readonly string[] Bases = ["valid", "cast", "registered", "lists"];

    public static JsonObject Document() => Schema.Document(
        "law:1",
        "Seat law",
        "A seat law as data: steps in order, each reading tables and sets named before it. Reference: docs/reference/law.md. Names of tables and sets must be defined by an earlier step; this schema cannot check that.",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format", Only("The format of this file.", "scrutineer-law/1")),
            ("id!", Text("Identity of the rule-set.")),
            ("names", Map("Title by language.", Text(""))),
            ("source", Text("Where the text of the law was found, and what is a reading of it.")),
            ("date", Text("Date of the edition of the law.")),
            ("ties!", Ties("What a tie does, unless a step says otherwise.")),
            ("steps!", List("The steps, executed in order.", Ref("step"), some: true)),
            ("result!", Text("The step whose table is the seats."))),
        new JsonObject
        {
            ["step"] = OneOf("One step.", Qualify(), Award(), Add(), Ask()),
            ["condition"] = Condition(),
            ["question"] = Question(),
            ["seats"] = Seats(),
            ["rule"] = Rule(),
        });

    private static JsonObject Step(string verb, string description, params (string, JsonNode)[] members) => Object(
        description,
        [
            ("do!", Only("The verb.", verb)),
            ("as!", Text("Name of the step; unique.")),
            ("article", Text("The article of the statute that this step applies.")),
            ("source", Text("A remark on the reading of the article.")),
            .. members,
        ]);

    private static JsonObject Qualify() => Step(
        "qualify",
        "The set of lists for which a condition holds.",
        ("if!", Ref("condition")),
        ("each", Text("A level: one set for each of its units. Default: one national set.")),
        ("at-least", Count("If fewer lists qualify, the set becomes this many lists with most votes nationally, equal votes in ballot order.", 10_000)));

    private static JsonObject Award() => Step(
        "award",
        "Distributes seats by one rule. A list without votes never takes a seat, even if seats stay empty.",
        ("seats!", Ref("seats")),
        ("by!", Ref("rule")),
        ("among", Text("Name of a set: only its lists claim. Default: all lists.")),
        ("votes", Text("Name of the table of weights. Default: votes.")),
        ("each", Text("A level: one distribution for each of its units. The word list: one for each list, over the units. Default: one national distribution.", "^(?!list-in$)")),
        ("to", Only("Seats go to units instead of to lists.", "units")),
        ("units", Text("With \"to\": the level of the units. Default: district.")),
        ("measure", Text("With \"to\", which needs it: the number of a unit that weighs it.")),
        ("start", Text("Name of a table of floors: seats held before; they count inside \"seats\" and are never taken away.")),
        ("cap", AnyOf(
            "Upper bound of seats: a number for every list, or an object for the lists named.",
            Count("", int.MaxValue),
            Map("", Count("", int.MaxValue)))),
        ("via", Texts("List attributes from outer to inner: lists that share one claim as a group first.")),
        ("inner", Ref("rule")),
        ("ties", Ties("What a tie does here.")),
        ("least", Count("With a quota: every claimant with votes ends with at least this many seats; one that is raised takes no part in the seats left over.", int.MaxValue)));

    private static JsonObject Add() => Step(
        "add",
        "The sum of tables, cell by cell.",
        ("of!", Texts("Names of the tables.")));

    private static JsonObject Ask() => Step(
        "ask",
        "A question that the law leaves to a person. While it is open the outcome is not final.",
        ("if!", Ref("question")),
        ("kind!", Text("What is asked, for example repeat-election.")),
        ("who", Text("Who answers.")));

    private static JsonObject Condition() => OneOf(
        "A condition on one list (and one unit, in a step with \"each\").",
        Object(
            "votes >= share x base (> if strict), compared as exact fractions.",
            ("share!", Exact("The bar, for example \"7%\".")),
            ("of", Word("The base. lists: votes for lists, without \"against all\". Default: valid.", Bases)),
            ("in", Text(
                "Where: nation, unit, each:LEVEL (every unit), any:LEVEL (at least one), N:LEVEL (at least N). Default: the unit in a step with \"each\", else the nation.",
                "^(nation|unit|(each|any|0*[1-9][0-9]*):[\\s\\S]+)$")),
            ("strict", Flag("True: more than. False (the default): at least.")),
            ("without-table", Word("What the condition is worth where no unit of the level has votes of its own. Default: the law is refused on such data.", "holds", "fails"))),
        Object("All of these.", ("all!", List("", Ref("condition")))),
        Object("At least one of these.", ("any!", List("", Ref("condition")))),
        Object("Not this.", ("not!", Ref("condition"))),
        Object(
            "The attribute is present and neither empty, 0 nor false; with \"ge\" its number is at least that (missing counts as 0).",
            ("attr!", Text("Name of the attribute.")),
            ("ge", Bound("The least number."))),
        Object(
            "The list's total over all rows of a table is at least \"ge\".",
            ("won!", Text("Name of the table: direct, or an earlier step.")),
            ("ge", Bound("The least number. Default: 1."))),
        Object(
            "The first branch whose \"when\" holds decides by its \"then\"; no branch: false.",
            ("case!", List("", Object(
                "",
                ("when", Ref("condition")),
                ("then!", Ref("condition")))))),
        Object("A constant.", ("always!", Flag(""))));

    private static JsonObject Question() => OneOf(
        "When a question arises.",
        Object("Fewer lists than this are in the set.", ("fewer!", Count("At most 10,000.", 10_000)), ("in!", Text("Name of a national set."))),
        Object("A list with this attribute has more votes than every list without it.", ("leads!", Text("Name of the attribute."))),
        Object("At least one of these.", ("any!", List("", Ref("question")))));

    private static JsonObject Seats() => OneOf(
        "How many seats a distribution has, floors included.",
        Count("A number written in the law, up to 1,000,000.", 1_000_000),
        Text("The word unit: the unit's own seats. Otherwise the name of a table: the list's total with \"each\": \"list\", the sum of the unit's row with a level, else the table's total.", "^(?!unit\\.)"),
        Object("The first number minus all the others.", ("minus!", List("", Ref("seats"), some: true))),
        Object("Seats in a table that are held by lists outside a set.", ("where!", Text("Name of the table.")), ("not-in!", Text("Name of the set."))));

    private static JsonObject Rule() => OneOf(
        "The rule of an award.",
        Object(
            "Highest averages: each seat goes to the greatest votes / d(seats held).",
            ("divisors!", Text(
                "d(n): dhondt n+1; sainte-lague 2n+1; sainte-lague/F with F first; danish 3n+1; imperiali n+2; macau 2^n; adams n; dean; hill; power:A/B (n+1)^(A/B), A and B at most 100.",
                "^(dhondt|sainte-lague|danish|imperiali|macau|adams|dean|hill|sainte-lague/([0-9]*\\.)?[0-9]+%?|sainte-lague/[0-9]+/[0-9]+%?|power:([0-9]*\\.)?[0-9]+%?|power:[0-9]+/[0-9]+%?)$"))),
        Object("Each claimant takes at most one seat; most votes win.", ("plurality!", Only("Only 1 is defined.", 1))),
        Object(
            "Whole quotas first, then what is left.",
            ("quota!", Word(
                "From V votes and N seats: hare V/N; droop floor(V/(N+1))+1; hb V/(N+1); hb-round the same rounded half up; imperiali V/(N+2); imperiali-round the same rounded half up.",
                "hare", "droop", "hb", "hb-round", "imperiali", "imperiali-round")),
            ("then!", Word(
                "Seats left over: largest-remainder (rounds repeat), largest-average (D'Hondt from the seats held), none (stay empty), in-turn (one each in descending votes, rounds repeat).",
                "largest-remainder", "largest-average", "none", "in-turn")),
            ("remainder-for", Word("whole: only claimants with a whole quota take part in the first round of the rest; if none has one, all do. Default: all.", "whole", "all")),
            ("overshoot", Word("More whole quotas than seats: the smallest remainders give seats back. Without it such data are refused.", "take-smallest-remainder")),
            ("cap-rest", Word("A list above its cap is fixed at it and the others share the rest by the same rule with a new quota.", "recompute")),
            ("base", Word("V is this base instead of the votes of the claimants.", Bases))));

    private static JsonObject Ties(string description) => Texts(
        description + " One word, or a chain tried in order: larger (more votes first), smaller (fewer votes first), order (ballot order), lot (a recorded lot; without one the tie stays open).",
        () => Word("", "larger", "smaller", "order", "lot"),
        some: true);

    /// <summary>A number that may be below 0: attributes can be.</summary>
    private static JsonObject Bound(string description) => AnyOf(
        description,
        new JsonObject { ["type"] = "string", ["pattern"] = NumberText.Replace("^", "^-?", StringComparison.Ordinal) },
        new JsonObject { ["type"] = "number" });
}
