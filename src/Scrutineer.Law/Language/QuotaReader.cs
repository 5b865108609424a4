using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads a quota rule: the quota, what happens to the seats left, caps, and the seat of a majority.</summary>
internal static class QuotaReader
{
    private static readonly (string Name, RestRule Rule)[] Rests =
    [
        ("largest-remainder", RestRule.LargestRemainder), ("largest-average", RestRule.LargestAverage), ("unique-average", RestRule.UniqueAverage),
        ("none", RestRule.None), ("winner", RestRule.Winner), ("in-turn", RestRule.InTurn),
    ];

    private static string Known => string.Join(", ", Rests.Select(r => r.Name));

    /// <summary>The name of a rest rule in law files.</summary>
    public static string NameOf(RestRule rule) => Rests.First(r => r.Rule == rule).Name;

    public static QuotaRule Read(JsonValue json, JsonValue quota)
    {
        json.Only("quota", "then", "remainder-for", "overshoot", "cap-rest", "majority", "majority-seat", "strict", "round-up-at", "base");
        var then = json["then"] ?? throw json.Fail(
            "law-silent", $"The law does not say what happens to the seats left after whole quotas; name \"then\": {Known}.");
        var roundUpAt = json["round-up-at"]?.AsRational();
        if (roundUpAt is { } part && (part.Sign <= 0 || part > Rational.One))
            throw json.Need("round-up-at").Fail("law-wrong-share", "\"round-up-at\" is a part of the quota above 0, at most 1.");
        var (wholeOnly, restFrom) = RemainderFor(json["remainder-for"]);
        var rule = new QuotaRule(RuleReader.Kind(quota), Then(then))
        {
            WholeOnly = wholeOnly,
            RestFrom = restFrom,
            TakesBack = json["overshoot"]?.OneOf("take-smallest-remainder", "error") == "take-smallest-remainder",
            OvershootNamed = json["overshoot"] is not null,
            CapRest = json["cap-rest"]?.OneOf("recompute", "next", "give-again") switch { "recompute" => CapRest.Recompute, "give-again" => CapRest.GiveAgain, _ => CapRest.Next },
            CapRestNamed = json["cap-rest"] is not null,
            MajorityTakesLast = json["majority"]?.OneOf("last-rest-seat") is not null,
            MajoritySeatCounts = json["majority-seat"]?.OneOf("residual", "apart") == "residual",
            Strict = json["strict"]?.AsBoolean() ?? false,
            RoundUpAt = roundUpAt,
            Base = json["base"]?.OneOf("valid", "cast", "registered", "lists"),
        };
        CheckMajority(json, rule);
        return rule;
    }

    private static ImmutableArray<RestRule> Then(JsonValue json)
    {
        var rules = json.AsTexts().Select(One).ToImmutableArray();
        if (rules.IsEmpty) throw json.Fail("law-unknown-option", $"\"then\" names at least one of {Known}.");
        var early = rules[..^1].IndexOf(RestRule.LargestAverage) + rules[..^1].IndexOf(RestRule.None) + rules[..^1].IndexOf(RestRule.Winner);
        if (early > -3) throw json.Fail("law-clash", "Only the last rule of \"then\" may be largest-average, none or winner: nothing is left after it.");
        return rules;

        RestRule One(string word) => Rests.FirstOrDefault(r => r.Name == word) is { Name: not null } rest
            ? rest.Rule
            : throw json.Fail("law-unknown-option", $"Seats left over go by {Known}, not by \"{word}\".");
    }

    private static (bool WholeOnly, Rational? From) RemainderFor(JsonValue? json)
    {
        if (json is null || json.AsText() == "all") return (false, null);
        if (json.AsText() == "whole") return (true, null);
        if (!Rational.TryParse(json.Text, out var part)) throw json.Fail("law-unknown-option", $"\"remainder-for\" is all, whole or a part of the quota such as 75%, not \"{json.Text}\".");
        return part.Sign > 0 && part <= Rational.One ? (false, part) : throw json.Fail("law-wrong-share", "\"remainder-for\" is a part of the quota above 0, at most 1.");
    }

    private static void CheckMajority(JsonValue json, QuotaRule rule)
    {
        if (!rule.MajorityTakesLast)
        {
            if (json["majority-seat"] is { } lost) throw lost.Fail("law-clash", "\"majority-seat\" needs \"majority\".");
            return;
        }

        if (rule.Recomputes) throw json.Need("majority").Fail("law-clash", "\"majority\" has no meaning with \"cap-rest\": \"recompute\".");
        if (rule.CapRest == CapRest.GiveAgain && rule.Then is not [RestRule.LargestAverage] && json["majority-seat"] is null)
        {
            throw json.Fail(
                "law-silent",
                "The law does not say whether a seat moved to the majority counts as its one seat when seats over a cap are given again; name \"majority-seat\": residual or apart.");
        }
    }
}
