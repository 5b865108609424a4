using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Scrutineer.Schemas.Tests;

/// <summary>Schemas and readers are one truth: what one accepts the other accepts.</summary>
public class SchemasAndReaders
{
    /// <summary>
    /// Where they cannot agree: a kind, a change, a place, which of them is the stricter, and why.
    /// </summary>
    private static readonly (string Kind, string What, string Path, string Stricter, string Why)[] Exceptions =
    [
        ("law", "number", @"\.share$", "reader", "a schema cannot tell that a fraction given as text is above 1"),
        ("law", "word", @"^\$\.result$|\.(among|votes|start(\[\])?|drop|minimum|target|columns|won|where|not-in)$", "reader", "a schema does not know which tables and sets are named before"),
        ("law", "word", @"^\$\.steps\[\](\.if(\.any\[\])?\.in|\.of(\[\])?|\.seats(\.minus\[\])?)$", "reader", "a schema does not know which tables and sets are named before"),
        ("law", "word", @"^\$\.steps\[\]\.as$", "reader", "the name of a step is read by later steps"),
        ("law", "word", @"^\$\.steps\[\]\.each$", "reader", "level goes with the words list-in alone"),
        ("law", "number", @"\.divisors\[\]$", "reader", "a schema cannot tell that written divisors grow"),
        ("law", "delete", @"^\$\.steps\[\]\.(via|to|measure|each|level|cap)$", "reader", "options that need one another: inner needs via, to needs measure, list-in needs level, void-if needs each, cap-rest needs cap"),
        ("law", "delete", @"\.by\.majority-seat$", "reader", "a schema does not weigh majority, cap-rest and then together"),
        ("election", "word", @"^\$\.channels\[\]\.code$", "reader", "the code of a channel is read by the files of protocols"),
        ("election", "word", @"^\$\.files\.protocols\[\]\.channel$", "reader", "a schema does not know the channels"),
        ("mapping", "word", @"^\$\.inputs\[\]\.(align|version)$", "reader", "an alignment names the version of another input"),
        ("mapping", "word", @"^\$\.csv\.encoding$", "reader", "the names of encodings are not a closed list"),
        ("election", "delete", @"^\$\.files\.previous$", "reader", "turnout of the previous election needs that election"),
        ("law", "kind", @"^\$\.(\$schema|source|date)$|^\$\.steps\[\]\.source$", "schema", "the reader lets remarks be anything: it never reads them"),
        ("law", "kind", @"^\$\.names$", "schema", "the reader takes titles that are not an object for none"),
        ("form", "kind", @"^\$\.(source|names(\.\w+)?)$", "schema", "the reader never reads the form's own names and source"),
        ("form", "add", @"^\$\.names$", "schema", "the reader never reads the form's own names"),
        ("form", "delete", @"^\$\.equations\[\]\.tolerance\.share$", "schema", "the reader ignores an \"of\" without a share"),
        ("disputes", "kind", @"^\$\.\$schema$", "schema", "the reader never reads the address of the schema"),
        ("mapping", "kind", @"^\$\.\$schema$", "schema", "the reader never reads the address of the schema"),
        ("act", "kind", @"^\$\.at$", "schema", "the reader never reads the time of an act"),
    ];

    public static TheoryData<string> Names() => [.. Documents.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_the_repository_is_accepted_by_its_schema_and_by_its_reader(string name)
    {
        var kind = Documents.KindOf(name)!;
        var document = Documents.Load(name);
        Assert.Null(Documents.Validator(kind).Wrong(document));
        Assert.Null(Documents.Refusal(kind, document));
    }

    public static TheoryData<string, string> Examples() =>
    [
        .. ((string[])["tutorial.md", "reference/form.md", "reference/mapping.md", "reference/election-folder.md"])
            .SelectMany(page => Markdown.Blocks(Markdown.Read("docs", page)))
            .Where(b => b.Info.StartsWith("json ", StringComparison.Ordinal))
            .Select(b => new TheoryDataRow<string, string>(KindOf(b.Info), b.Text)),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_pages_is_accepted_by_its_schema_and_by_its_reader(string kind, string json)
    {
        var document = JsonNode.Parse(json)!;
        Assert.Null(Documents.Validator(kind).Wrong(document));
        Assert.Null(Documents.Refusal(kind, document));
    }

    private static string KindOf(string info) => Path.GetFileNameWithoutExtension(info["json ".Length..].Replace("file=", "", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_and_reader_agree_on_every_change_of_one_place(string name)
    {
        var kind = Documents.KindOf(name)!;
        var disagreements = Disagreements(name).Where(d => !Exceptions.Any(e => Covers(e, kind, d))).ToList();
        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.DistinctBy(d => (d.Of.What, d.Of.Path, d.Stricter)).Take(40)
            .Select(d => $"{d.Of.What} at {d.Of.Path}: only the {d.Stricter} refuses: {d.Why}")));
    }

    [Fact]
    public void Every_exception_from_the_agreement_is_still_needed()
    {
        var all = Documents.Names().SelectMany(n => Disagreements(n).Select(d => (Kind: Documents.KindOf(n)!, d))).ToList();
        Assert.Empty(Exceptions.Where(e => !all.Exists(a => Covers(e, a.Kind, a.d))).Select(e => $"{e.Kind} {e.What} {e.Path}"));
    }

    private static bool Covers((string Kind, string What, string Path, string Stricter, string Why) exception, string kind, Disagreement d) =>
        exception.Kind == kind && exception.What == d.Of.What && exception.Stricter == d.Stricter && Regex.IsMatch(d.Of.Path, exception.Path);

    private static IEnumerable<Disagreement> Disagreements(string name)
    {
        var kind = Documents.KindOf(name)!;
        var validator = Documents.Validator(kind);
        foreach (var mutation in Mutations.Of(Documents.Load(name)))
        {
            var wrong = validator.Wrong(mutation.Document);
            var refusal = Documents.Refusal(kind, mutation.Document);
            if (wrong is null != refusal is null) yield return new Disagreement(mutation, wrong is null ? "reader" : "schema", wrong ?? refusal!);
        }
    }

    private sealed record Disagreement(Mutation Of, string Stricter, string Why);
}
