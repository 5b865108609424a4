using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>election.json.</summary>
internal static class ElectionSchema
{
    /// <summary>A path that stays inside the folder: no leading slash, no backslash, no colon, no "..".</summary>
    private const string InsidePath = "^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\:]+$";

    private const string Web = "^https?://[!#-;=?-~]+$";

    public static JsonObject Document() => Schema.Document(
        "election:1",
        "Election",
        "The head of an election folder: names, date, channels, legal state, and which files follow.",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format!", Only("The format of this file.", "scrutineer-election/1")),
            ("id!", Text("Identity. The phase (test, live) is part of it, so that their figures never mix.")),
            ("names!", Local("Names of the election.")),
            ("date!", Text("Polling day: 2020-10-04.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            ("notice", Local("Shown on every page and file made from the folder. Invented data say so here.")),
            ("attribution", Local("Where the figures come from.")),
            ("legal-state", Local("Preliminary, declared, annulled: the legal state as a sentence.")),
            ("preliminary", Flag("True (the default) until a declaration: everything shown carries the preliminary mark.")),
            ("channels!", List("The independent ways in which figures arrive. They stand side by side and are never merged.", Channel(), some: true)),
            ("other-bases", Texts("Other bases of the national bar whose outcome is shown beside the law's own: valid, cast, registered, lists.")),
            ("tiles", Map("Places on a tile map: unit code to [column, row].", Tile())),
            ("calendar", List("Time limits of the law.", TimeLimit())),
            ("licence", Licence()),
            ("repeats", Object(
                "The annulled election that this one repeats. Default: none.",
                ("election!", Text("Its identity with the phase: kg-2020:live.")),
                ("names!", Local("Its names.")),
                ("decision!", Text("The decision that annulled it, in words.")))),
            ("files!", Files())));

    private static JsonObject Channel() => Object(
        "",
        ("code!", Text("What files and commands call the channel; unique.")),
        ("names!", Local("Names of the channel.")),
        ("decides", Flag("True for the channel whose figures are the result in law. If none says so, the first decides.")));

    private static JsonObject TimeLimit() => Object(
        "",
        ("code!", Text("What ends: report-error, complaint-results, declaration, or a code of the country's own; unique.", "^[a-z][a-z0-9-]*$")),
        ("until!", Text(
            "The last day by the clock of the place, 2020-10-07, or the last moment with its offset, 2020-10-07T18:00:00+06:00.",
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?$")),
        ("names!", Local("Names of the time limit.")),
        ("article", Text("Article of the statute. Default: not given.")),
        ("rule", Local("How the date follows from the law, where the law names none: 20 calendar days after the vote.")));

    private static JsonObject Licence() => AnyOf(
        "The licence of the data: its identifier in the SPDX list, or its name and where its text stands. Default: none is stated.",
        Object("", ("spdx!", Text("Identifier in the SPDX list: CC-BY-4.0.", "^[A-Za-z0-9.+-]+$")), ("name", Text("Its name.", "\\S")), ("url", Text("Where its text stands.", Web))),
        Object("", ("name!", Text("Its name.", "\\S")), ("url!", Text("Where its text stands.", Web))));

    private static JsonObject Tile()
    {
        var tile = List("[column, row], both from 0 to 100.", Count("", 100));
        tile["minItems"] = 2;
        tile["maxItems"] = 2;
        return tile;
    }

    private static JsonObject Files() => Object(
        "Files of the folder, by paths inside it.",
        ("form", File("The protocol form. Default: form.json.")),
        ("law", File("The seat law. Default: law.json.")),
        ("units", File("The units. Default: units.csv.")),
        ("lists", File("The lists. Default: lists.csv.")),
        ("protocols", List("Files of protocols. A later file of a channel supersedes an earlier one, unit by unit.", Object(
            "",
            ("file!", File("The CSV file.")),
            ("channel!", Text("Code of a channel named above.")),
            ("version", Text("Name of the version that the file brings. Default: the file's name."))))),
        ("acts", List("Decisions, one a file.", File(""))),
        ("official", File("Official totals to compare with. Default: none.")),
        ("previous", File("The election before this one. Default: none.")),
        ("previous-units", File("Its turnout by unit; needs the member previous. Default: none.")),
        ("disputes", File("The rules of complaints. Default: none, and nobody can complain in the record.")));

    private static JsonObject File(string description) => Text(description, InsidePath);
}
