using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads a chain of tie rules: one word or a list of words.</summary>
internal static class TieReader
{
    private const string Question = "ask:";

    private static readonly (string Name, TieRule Rule)[] Words =
    [
        ("larger", TieRule.Larger), ("smaller", TieRule.Smaller), ("remainder", TieRule.Remainder), ("order", TieRule.Order), ("lot", TieRule.Lot), ("earlier", TieRule.Earlier),
    ];

    /// <summary>The word of a rule in law files.</summary>
    public static string NameOf(TieRule rule) => rule == TieRule.Ask ? "ask" : Words.First(w => w.Rule == rule).Name;

    public static TieChain Read(JsonValue json)
    {
        var rules = ImmutableArray.CreateBuilder<TieRule>();
        string? question = null;
        foreach (var word in json.AsTexts())
        {
            if (rules.Count > 0 && rules[^1] is TieRule.Order or TieRule.Lot or TieRule.Ask)
                throw json.Fail("law-unknown-tie", $"Nothing can follow \"{NameOf(rules[^1])}\" in a tie chain: it always decides.");
            if (word == "candidate-votes") throw json.Fail("law-not-built", "The tie rule \"candidate-votes\" is reserved.");
            if (word.StartsWith(Question, StringComparison.Ordinal) && word.Length > Question.Length)
            {
                question = word[Question.Length..];
                rules.Add(TieRule.Ask);
                continue;
            }

            var rule = Words.FirstOrDefault(w => w.Name == word);
            if (rule.Name is null) throw json.Fail("law-unknown-tie", $"A tie is settled by {string.Join(", ", Words.Select(w => w.Name))} or ask:KIND, not by \"{word}\".");
            rules.Add(rule.Rule);
        }

        if (rules.Count == 0) throw json.Fail("law-unknown-tie", "A tie chain names at least one of larger, smaller, order, lot.");
        return new TieChain(rules.ToImmutable()) { Question = question };
    }
}
