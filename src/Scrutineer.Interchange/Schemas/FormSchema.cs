using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;

namespace Scrutineer.Interchange.Schemas;

/// <summary>form.json.</summary>
internal static class FormSchema
{
    private const string Code = "^(?!against_all$)[A-Za-z_][A-Za-z0-9_]*$";
    private const string Term = "([0-9]+\\s*\\*\\s*)?(sum\\(lists\\)|[A-Za-z_][A-Za-z0-9_]*)|[0-9]+";
    private const string Side = "\\s*([+-]\\s*)?(" + Term + ")(\\s*[+-]\\s*(" + Term + "))*\\s*";
    private const string SumText = "^" + Side + "$";
    private const string EquationText = "^" + Side + "(<=|>=|=|<|>)" + Side + "$";

    public static JsonObject Document() => Schema.Document(
        "form:1",
        "Form",
        "The protocol form of a station: numbered lines, what the bases of shares are, derived lines, and the control equations.",
        Object(
            "",
            ("$schema", SchemaLink()),
            ("format!", Only("The format of this file.", "scrutineer-form/1")),
            ("id!", Text("Identity of the form.")),
            ("names", Local("Names of the form.")),
            ("source", Text("Where the lines and equations come from.")),
            ("lines!", List("The lines in their order on paper. Votes of lists are not lines; they follow from lists.csv.", Line())),
            ("bases!", Map(
                "What the bases of shares are: a sum of lines each. Known to the law: registered, cast, valid. The base \"lists\" is always the votes for lists without \"against all\".",
                Sum("A sum of lines."))),
            ("derived", List("Figures that follow from lines; shown, never typed, and never forced to 0.", Derived())),
            ("equations", List("The control equations; codes are unique.", Equation()))));

    private static JsonObject Line() => Object(
        "",
        ("code!", Text("What equations and files call the line: letters, digits, _; begins with a letter or _; unique; not \"against_all\".", Code)),
        ("number", Text("The number printed on the paper, for example 8a.")),
        ("names!", Local("The label in each language.")),
        ("required", Flag("True: a protocol that leaves the line blank has the finding \"line-missing\". Default: false.")));

    private static JsonObject Derived() => Object(
        "",
        ("code!", Text("Its code.", Code)),
        ("names!", Local("Its names.")),
        ("sum!", Sum("How it follows from lines.")));

    private static JsonObject Equation() => Object(
        "",
        ("code!", Text("Stable code, shown with every finding; unique.")),
        ("severity!", Word("error: the protocol contradicts itself. warning: someone must look and say why it is so.", "error", "warning")),
        ("equation!", Text(
            "Two sums with one of = <= >= < > between them: lines, whole multiples (2 * name), sum(lists), against_all, whole numbers up to 1,000,000. A blank line leaves the equation unchecked.",
            EquationText)),
        ("tolerance", Tolerance()),
        ("short!", Local("A short message for the one who types.")),
        ("long!", Local("A long message for the one who decides.")));

    private static JsonObject Tolerance() => AnyOf(
        "How far a warning lets the equation be off; an error has none. It fires when the difference reaches (>=) a bound.",
        Object("Only a number.", ("absolute!", Absolute()), ("join", Join())),
        Object("Only a share.", ("share!", Share()), ("of!", Sum("What the share is taken of.")), ("join", Join())),
        Object("Both.", ("share!", Share()), ("of!", Sum("What the share is taken of.")), ("absolute!", Absolute()), ("join!", Join())));

    private static JsonObject Share() => Exact("The warning fires when the difference is at least this share of \"of\". A blank or zero \"of\" lets it fire at once.");

    private static JsonObject Absolute() => Count("The warning fires when the difference is at least this number.");

    private static JsonObject Join() => Word("With a share and a number: and = both must be reached, or = either is enough.", "and", "or");

    private static JsonObject Sum(string description) => Text(description, SumText);
}
