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
internal sealed record LawExample(string Id, JsonNode Json, string? Seats, string? Refused, IReadOnlyList<string> Open, IReadOnlyList<string> Asks);

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
                Said("Question", b.After));
        }),
    ];

    private static List<string> Said(string word, string text) =>
        [.. Statement().Matches(text).Where(m => m.Groups[1].Value == word).Select(m => m.Groups[2].Value)];

    [GeneratedRegex(@"\*\*(Seats|Refused|Open tie|Question):\*\* ([^.]*)\.")]
    private static partial Regex Statement();
}
