using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>mapping.json.</summary>
internal static class MappingSchema
{
    public static JsonObject Document() => Schema.Document(
        "mapping:1",
        "Mapping",
        "How a foreign CSV file of results becomes an election folder. Every column of the file must be mapped or named under \"ignore\".",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format!", Only("The format of this file.", "scrutineer-mapping/1")),
            ("election", Text("Folder of the definition, relative to this file. Default: the folder of this file.")),
            ("csv", Csv()),
            ("inputs!", List("The files, in the order in which they supersede one another. Versions are unique.", Input(), some: true)),
            ("unit!", Unit()),
            ("lines", Map("Line of the form: the column, or the columns whose sum it is.", Texts(""))),
            ("lists!", Map("List: its column. Every list needs one.", Text(""))),
            ("received", Text("Column of the time of arrival. Default: none.")),
            ("ignore", Texts("Columns that are left out on purpose. Each must exist.")),
            ("blank-rows", Word("Rows without any figure: refuse (the default) reports each as refused; skip leaves them out and counts them.", "refuse", "skip"))));

    private static JsonObject Csv() => Object(
        "How the file is written. Default: comma, UTF-8, plain digits.",
        ("delimiter", Text("One character between fields. Default: a comma.", "^[\\s\\S]$")),
        ("encoding", Text("Encoding of the bytes by its common name (utf-8, windows-1251 ...). A byte order mark wins over it. Unknown names are refused.")),
        ("thousands", Text("Characters that may stand between groups of three digits. Default: none.")),
        ("decimal", Text("The decimal point, one character. Only a fraction of zeros is a count (1400.0). Default: none.", "^[\\s\\S]$")),
        ("blanks", Texts("Texts that mean \"not given\", besides the empty one.")));

    private static JsonObject Input() => Object(
        "",
        ("file", Text("File name, in which * stands for anything. Default: any file.")),
        ("inside", Text("The file inside a zip archive. Default: the only one.")),
        ("channel!", Text("Channel of its protocols; the election must have it.")),
        ("version!", Text("Name of the version it brings; unique.")),
        ("align", Text("Version whose stations these rows are, where the file gives no station numbers: rows are matched inside each unit above by order and votes.")));

    private static JsonObject Unit() => Object(
        "How a row names its unit.",
        ("columns!", Texts("Columns that make the unit's code.")),
        ("join", Text("Between the parts of the code. Default: /")),
        ("create", Flag("True: units that are not in units.csv are made from the rows. False (the default): they are refused.")),
        ("level", Text("Level of the rows' units. Default: station.")),
        ("above", List("Levels above the rows' units, from the top down, below the root.", Object(
            "",
            ("level!", Text("Name of the level, for example region.")),
            ("column!", Text("Column of the unit's name.")),
            ("codes", Map("Name in the file: code of the unit. A name that is not listed is its own code.", Text("")))))),
        ("name", Texts("Columns that make the unit's name. Default: the last of \"columns\".")),
        ("registered", Texts("Columns whose sum is the register of the unit. Default: not given.")),
        ("numbers", Map("Further numbers of the unit, kept in units.csv under this name.", Object(
            "",
            ("column!", Text("Its column; a decimal fraction may stand in it.")),
            ("times", Count("What it is multiplied by before its fraction is cut off. Default: 1", 1_000_000))))));
}
