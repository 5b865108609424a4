using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>law.json: the law language.</summary>
internal static class LawSchema
{
    private const string NamedDivisors =
        "dhondt|sainte-lague|danish|imperiali|macau|sainte-lague/([0-9]*\\.)?[0-9]+%?|sainte-lague/[0-9]+/[0-9]+%?|power:([0-9]*\\.)?[0-9]+%?|power:[0-9]+/[0-9]+%?";

    private const string PersonOrders = "list: the order of the list; votes: most votes; votes+plus-minus: marks for the person minus strikes. ";

    private static readonly string[] Bases = ["valid", "cast", "registered", "lists"];

    private static readonly string[] Quotas =
        ["hare", "hare-floor", "hare-round", "droop", "hb", "hb-round", "hb-ceil", "imperiali", "imperiali-round"];

    private static readonly string[] Rests = ["largest-remainder", "largest-average", "unique-average", "none", "winner", "in-turn"];

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
            ["step"] = OneOf(
                "One step.",
                Qualify(), Award(), Bonus(), Grow(), PlaceGlobally(), PlaceByList(), Balance(), Swap(), Add(), Combine(), Total(), Unused(), Weigh(),
                Cover(), FillLists(), FillPreferring(), FillUnits(), CountOne(), CountSeveral(), Ask()),
            ["condition"] = Condition(),
            ["question"] = Question(),
            ["seats"] = Seats(),
            ["rule"] = OneOf(
                "The rule of an award.",
                Ref("averages"),
                Object("Each claimant takes at most one seat; most votes win.", ("plurality!", Only("Only 1 is defined.", 1))),
                Object("All seats to the claimant with most votes, up to its cap.", ("winner!", Only("Only true is defined.", true))),
                Ref("quotas")),
            ["averages"] = Object("Highest averages: each seat goes to the greatest votes / d(seats held).", ("divisors!", Ref("divisors"))),
            ["quotas"] = OneOf("Whole quotas first, then what is left.", QuotaRule(), QuotaRuleWithMajority()),
            ["then"] = RestRules(),
            ["divisors"] = Divisors(
                "d(n): dhondt n+1; sainte-lague 2n+1; sainte-lague/F with F first; danish 3n+1; imperiali n+2; macau 2^n; adams n; dean; hill; power:A/B (n+1)^(A/B), A and B at most 100.",
                NamedDivisors + "|adams|dean|hill"),
            ["bar"] = PersonBar(),
            ["limit"] = Limit(),
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
        ("each", Text("A level: one distribution for each of its units. The word list: one for each list, over the units. The words list-in: one for each list inside each unit of \"level\". Default: one national distribution.")),
        ("level", Text("With \"each\": \"list-in\", which needs it: the level.")),
        ("to", Only("Seats go to units instead of to lists.", "units")),
        ("units", Text("With \"to\": the level of the units. Default: district.")),
        ("measure", Text("With \"to\", which needs it: the number of a unit that weighs it.")),
        ("start", Texts("Names of tables of floors, added up: seats held before; they count inside \"seats\" and are never taken away.", some: true)),
        ("drop", Text("Name of a table: a list that holds more there than its share keeps what it holds and leaves; the others share the rest again.")),
        ("cap", AnyOf(
            "Upper bound of seats: a number for every list, an object for the lists named, or the number of a list's candidates who have not withdrawn.",
            Count("", int.MaxValue),
            Map("", Count("", int.MaxValue)),
            Only("", "candidates"))),
        ("via", Texts("List attributes from outer to inner: lists that share one claim as a group first.")),
        ("inner", Ref("rule")),
        ("ties", Ties("What a tie does here.")),
        ("least", Count("With a quota: every claimant with votes ends with at least this many seats; one that is raised takes no part in the seats left over. With \"to\": every unit starts with this many.", int.MaxValue)),
        ("void-if", Ref("question")));

    private static JsonObject Bonus() => Step(
        "bonus",
        "Seats for the list with most votes, lists against all left aside.",
        ("seats!", AnyOf(
            "A number, or a bonus that grows with the share of the first list.",
            Count("", 1_000_000),
            Object(
                "Nothing below \"from\"; otherwise base + per x floor((min(share, to) - from) / step).",
                ("from!", Exact("The share from which there is a bonus.")),
                ("to!", Exact("The share from which it no longer grows.")),
                ("step!", Exact("More than 0.")),
                ("per!", Count("Seats for each whole step.", 1_000_000)),
                ("base!", Count("Seats at \"from\".", 1_000_000))))),
        ("of", Word("The base of the share. Default: valid.", Bases)),
        ("if-share", Exact("The bonus is given only from this share on. Default: always.")),
        ("ties", Ties("What a tie for the first place does.")));

    private static JsonObject Grow() => Step(
        "grow",
        "The smallest house in which every list reaches its minimum; each list gets the greater of share and minimum.",
        ("seats!", Ref("seats")),
        ("minimum!", Text("Name of the table of minima; a list's total counts.")),
        ("among", Text("Name of a set: only its lists claim. Default: all lists.")),
        ("by!", OneOf("Divisors or a quota.", Ref("averages"), Ref("quotas"))),
        ("tolerate", Count("How many seats the shares may fall short of the minima in sum. Default: 0.", 1_000_000)),
        ("ties", Ties("What a tie does in the house that stands.")));

    private static JsonObject PlaceGlobally() => Place("The greatest claim of all cells (unit, list) is served first.", ("order", Word("", "global")));

    private static JsonObject PlaceByList() => Place(
        "The list with the greatest national claim is next; its seat goes to the unit where its own claim is greatest.",
        ("order!", Only("", "national")),
        ("national!", Ref("divisors")));

    private static JsonObject Place(string order, params (string, JsonNode)[] members) => Step(
        "place",
        "Puts the seats that lists still need into units. " + order,
        [
            ("units!", Text("The level of the units.")),
            ("rows!", Text("The number of a unit that gives its places: unit.X, or unit for its seats. A unit without it has none.", "^unit(\\.[\\s\\S]*)?$")),
            ("start!", Text("Name of the table of seats held before.")),
            ("target!", Text("Name of the table of seats that each list must reach.")),
            ("divisors!", Ref("divisors")),
            ("over", Word("What a claim is divided by besides: the valid votes of the unit, or these divided by its seats. Default: nothing.", "valid", "valid-per-seat")),
            .. members,
            ("ties", Ties("What a tie does here.")),
        ]);

    private static JsonObject Balance() => Step(
        "balance",
        "Biproportional seats: every unit gets its seats and every list its total.",
        ("among", Text("Name of a set. Default: all lists.")),
        ("columns!", Text("Name of the table of the lists' totals.")),
        ("by!", Object("How cells are rounded.", ("divisors!", Divisors("Divisors that are fractions and begin above 0: sainte-lague is standard rounding, dhondt rounding down.", NamedDivisors)))),
        ("floor", Flag("True: the list with most votes of a unit gets at least one of its seats. Default: false.")),
        ("ties", Ties("Only a lot can settle a tie between matrices; other words are passed over.")));

    private static JsonObject Swap() => Step(
        "swap",
        "Moves seats between lists inside units until every list has its target: the smallest used remainder gives, the largest unused one of the unit receives.",
        ("start!", Text("Name of the table of seats by unit.")),
        ("target!", Text("Name of the table of seats that each list must have.")),
        ("ties", Ties("What equal remainders do.")));

    private static JsonObject Add() => Step(
        "add",
        "The sum of tables, cell by cell.",
        ("of!", List("Names of the tables.", Text(""), some: true)));

    private static JsonObject Combine()
    {
        var of = List("The two tables.", Text(""));
        of["minItems"] = 2;
        of["maxItems"] = 2;
        return Step(
            "combine",
            "Two tables, cell by cell.",
            ("of!", of),
            ("with!", Word("max: the greater; max-or-ceil-mean: the greater of the first and the mean rounded up; excess: what the first has more.", "max", "max-or-ceil-mean", "excess")));
    }

    private static JsonObject Total() => Step("total", "One national row with each list's total.", ("of!", Text("Name of the table.")));

    private static JsonObject Unused() => Step("unused", "Votes that an award by quota did not spend on seats, at least 0.", ("of!", Text("Name of the award.")));

    private static JsonObject Weigh() => Step(
        "weigh",
        "Voter numbers: votes of a list in a unit divided by the unit's seats.",
        ("round", Word("Default: exact fractions.", "half-up")));

    private static JsonObject Cover() => Step(
        "cover",
        "District winners by share of the votes of their district, as many as their list has seats in the unit; the others get no seat.",
        ("seats!", Text("Name of the table of seats by unit and list.")),
        ("winners", Only("The district winners of the data.", "winners")),
        ("ties", Ties("What equal shares do.")));

    private static JsonObject FillLists() => FillLists("Seats to persons, inside each list.");

    private static JsonObject FillPreferring() => FillLists(
        "Seats to persons, inside each list: those who reach the bar first, by votes, the others in list order.",
        ("prefer!", Ref("bar")),
        ("succession", Word(
            "Also makes the order of succession: those seated, those who reach the bar, the others. lists-with-seats: of lists with seats; all-lists: of all lists with candidates. Default: none.",
            "lists-with-seats", "all-lists")));

    private static JsonObject FillLists(string description, params (string, JsonNode)[] members) => Step(
        "fill",
        description,
        [
            ("seats!", OneOf(
                "Seats by unit and list.",
                Text("Name of the table.", "^(?!unit(\\.|$))"),
                Object("The first number minus all the others, for each list in the nation.", ("minus!", List("", Ref("seats"), some: true))))),
            ("order", Word(PersonOrders + "Default: list.", "list", "votes", "votes+plus-minus")),
            .. members,
            ("if", Ref("bar")),
            ("limit", Ref("limit")),
            ("ties", Ties("What equal votes do.")),
        ]);

    private static JsonObject FillUnits() => Step(
        "fill",
        "Seats to persons: all candidates of a unit compete together.",
        ("each!", Text("The level of the units.")),
        ("seats!", Ref("seats")),
        ("order", Word(PersonOrders + "Lists have no common order. Default: votes.", "votes", "votes+plus-minus")),
        ("if", Ref("bar")),
        ("limit", Ref("limit")),
        ("ties", Ties("What equal votes do.")));

    private static JsonObject PersonBar() => Object(
        "Persons with votes >= share x base (> if strict).",
        ("share!", Exact("The share; may be more than the whole.")),
        ("of", Word("list: the list's votes in the unit; mean: the mean votes of its candidates; quota: the quota of the award that made the seats. Default: list.", "list", "mean", "quota")),
        ("strict", Flag("True: more than. False (the default): at least.")));

    private static JsonObject Limit() => Object(
        "A person is passed over when so many with the same value of the attribute are in.",
        ("attr!", Text("Name of the attribute, for example sex.")),
        ("max!", AnyOf("A number, or a share of the seats rounded down, but at least 1; the share is above 0 and at most 100%.", Count("", 1_000_000), Text("", NumberText))));

    private static JsonObject CountOne() => Step(
        "count",
        "Instant runoff: one seat.",
        ("seats", Only("One; the default.", 1)),
        ("ties", Ties("Who is eliminated.")));

    private static JsonObject CountSeveral()
    {
        var seats = Count("At least two.", 1000);
        seats["minimum"] = 2;
        return Step(
            "count",
            "Single transferable vote: several seats.",
            ("seats!", seats),
            ("quota!", Word("The quota of the valid ballots; as in an award.", Quotas)),
            ("transfer!", Only("How surpluses move: all papers of the candidate, at a reduced value.", "weighted-inclusive")),
            ("decimals", Count("Transfer values are cut to this many decimals. Default: exact fractions.", 30)),
            ("ties", Ties("Whose surplus moves first, and who is eliminated.")));
    }

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
            ("votes", Text("Name of the table whose votes are compared; the base stays that of the votes. Default: votes.")),
            ("without-table", Word("What the condition is worth where no unit of the level has votes of its own. Default: the law is refused on such data.", "holds", "fails"))),
        Object("All of these.", ("all!", List("", Ref("condition")))),
        Object("At least one of these.", ("any!", List("", Ref("condition")))),
        Object("Not this.", ("not!", Ref("condition"))),
        Object(
            "The attribute is present and neither empty, 0 nor false; with \"ge\" its number is at least that (missing counts as 0).",
            ("attr!", Text("Name of the attribute.")),
            ("ge", Bound("The least number."))),
        Object("The attribute is this text.", ("attr!", Text("Name of the attribute.")), ("is!", Text("The text."))),
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
        Object(
            "Fewer than \"lt\" of the persons have one of the values of the attribute that occur among the candidates.",
            ("count!", Text("Name of the attribute, for example sex.")),
            ("in!", Text("Name of a step that fills seats with persons.")),
            ("lt!", Count("", 1_000_000))),
        Object("At least one of these.", ("any!", List("", Ref("question")))));

    private static JsonObject Seats() => OneOf(
        "How many seats a distribution has, floors included.",
        Count("A number written in the law, up to 1,000,000.", 1_000_000),
        Text("unit: the unit's own seats; unit.X: its number X, 0 if it has none. Otherwise the name of a table: the list's total with \"each\": \"list\", the cell with \"list-in\", the sum of the unit's row with a level, else the table's total."),
        Object("The first number minus all the others.", ("minus!", List("", Ref("seats"), some: true))),
        Object("Seats in a table that are held by lists outside a set.", ("where!", Text("Name of the table.")), ("not-in!", Text("Name of the set."))));

    private static JsonObject QuotaRule() => QuotaRule(
        "",
        ("cap-rest", Word(
            "recompute: a list above its cap is fixed at it and the others share the rest by the same rule with a new quota. give-again: caps count when all seats are given; what is above them is taken back and given again by the same rest rules. next (as without it): the seats go on by the same quota.",
            "recompute", "next", "give-again")));

    private static JsonObject QuotaRuleWithMajority() => QuotaRule(
        "The same; a majority of the votes gets the seat of the rest that was given last.",
        ("majority!", Only("A claimant with more than half of V but not more than half of N gets one more seat, from the one that got the last seat of the rest.", "last-rest-seat")),
        ("majority-seat", Word(
            "Whether the seat that moved counts, for its new holder, as its one seat of the rest rule that had given it, when seats over a cap are given again. Needed with cap-rest give-again, unless \"then\" is largest-average alone.",
            "residual", "apart")),
        ("cap-rest", Word("As without a majority; recompute has no meaning here.", "next", "give-again")));

    private static JsonObject QuotaRule(string description, params (string, JsonNode)[] members) => Object(
        description,
        [
            ("quota!", Word(
                "From V votes and N seats: hare V/N; droop floor(V/(N+1))+1; hb V/(N+1); imperiali V/(N+2). -floor rounds down, -ceil up, -round half up.",
                Quotas)),
            ("then!", Ref("then")),
            ("remainder-for", AnyOf(
                "Who takes part in the first round of the first rest rule. whole: claimants with a whole quota; if none has one, all. A part of the quota, above 0 and at most 1, such as 75%: claimants with at least that; if none has it, nobody. Default: all.",
                Word("", "whole", "all"),
                Text("", NumberText))),
            ("overshoot", Word("More whole quotas than seats: the smallest remainders give seats back, or (error, as without it) such data are refused.", "take-smallest-remainder", "error")),
            .. members,
            ("strict", Flag("True: an exact multiple of the quota counts one whole quota less. Default: false.")),
            ("round-up-at", Exact("A remainder of at least this part of the quota counts as a whole quota; above 0, at most 1. Default: none does.")),
            ("base", Word("V is this base instead of the votes of the claimants.", Bases)),
        ]);

    private static JsonObject RestRules() => AnyOf(
        "Seats left over: one rule, or rules tried in order, of which each before the last gives every claimant at most one seat. largest-remainder: one each in descending remainder, rounds repeat; unique-average: one each in descending votes / (seats held + 1), rounds repeat; in-turn: one each in descending votes, rounds repeat; only last: largest-average (D'Hondt from the seats held), winner (all to the claimant with most votes), none (stay empty).",
        Word("", Rests),
        List("", Word("", Rests), some: true));

    private static JsonObject Divisors(string description, string names)
    {
        var written = List("A written sequence, each number above 0 and more than the one before; it goes on by its last step.", Exact(""));
        written["minItems"] = 2;
        written["maxItems"] = 1000;
        return AnyOf(description, Text("", $"^({names})$"), written);
    }

    private static JsonObject Ties(string description) => Texts(
        description + " One word, or a chain tried in order: larger (more votes first), smaller (fewer votes first), remainder (a larger remainder of the quota first; those equal at the border go on to the next word), earlier (in a count: the latest round in which they differed), order (ballot order), lot (a recorded lot; without one the tie stays open), ask:KIND (a person is asked instead). Nothing follows order, lot or ask:KIND.",
        () => Text("", "^(larger|smaller|remainder|earlier|order|lot|ask:[\\s\\S]+)$"),
        some: true);

    /// <summary>A number that may be below 0: attributes can be.</summary>
    private static JsonObject Bound(string description) => AnyOf(
        description,
        new JsonObject { ["type"] = "string", ["pattern"] = NumberText.Replace("^", "^-?", StringComparison.Ordinal) },
        new JsonObject { ["type"] = "number" });
}
