using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Scrutineer.Schemas.Tests;

/// <summary>An example of docs/reference/law.md: a complete vector, and what the text says it gives.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Json">The file.</param>
/// <param name="Seats">Seats as "A 4, B 3"; null: the example is refused.</param>
/// <param name="Refused">Code of the refusal, or null.</param>
/// <param name="Open">Open ties as "A, B for 1", in order.</param>
/// <param name="Asks">Kinds of the questions that arise.</param>
internal sealed record LawExample(string Id, JsonNode Json, string? Seats, string? Refused, IReadOnlyList<string> Open, IReadOnlyList<string> Asks)
{
    /// <summary>Rows of the result as "d1 A 2, B 1; d2 B 1"; null: not said.</summary>
    public string? ByUnit { get; init; }

    /// <summary>Persons as "d1/A a1, a2; d1/B b1", or null.</summary>
    public string? Persons { get; init; }

    /// <summary>Orders of succession as "d1/A a1, a2; d1/B b1", or null.</summary>
    public string? Succession { get; init; }

    /// <summary>Disputed readings that bear on the result, in order.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>District winners without a seat as "w2, w4", or null.</summary>
    public string? Uncovered { get; init; }

    /// <summary>Ties that need no lot as "A, B for 1", in order.</summary>
    public IReadOnlyList<string> NoLotNeeded { get; init; } = [];
}

internal static partial class LawExamples
{
    public static IReadOnlyList<LawExample> All() =>
    [
        .. Markdown.Blocks(Markdown.Read("docs", "reference", "law.md")).Where(b => b.Info == "json vector").Select(b =>
        {
            var json = JsonNode.Parse(b.Text)!;
            return new LawExample(
                json["id"]!.GetValue<string>(),
                json,
                Said("Seats", b.After).SingleOrDefault(),
                Said("Refused", b.After).SingleOrDefault()?.Trim('`'),
                Said("Open tie", b.After),
                Said("Question", b.After))
            {
                ByUnit = Said("By unit", b.After).SingleOrDefault(),
                Persons = Said("Persons", b.After).SingleOrDefault(),
                Succession = Said("Succession", b.After).SingleOrDefault(),
                Readings = Said("Reading", b.After),
                Uncovered = Said("Without a seat", b.After).SingleOrDefault(),
                NoLotNeeded = Said("No lot needed", b.After),
            };
        }),
    ];

    private static List<string> Said(string word, string text) =>
        [.. Statement().Matches(text).Where(m => m.Groups[1].Value == word).Select(m => m.Groups[2].Value.ReplaceLineEndings(" "))];

    [GeneratedRegex(@"\*\*(Seats|Refused|Open tie|Question|By unit|Persons|Succession|Reading|Without a seat|No lot needed):\*\* ([^.]*)\.")]
    private static partial Regex Statement();
}
