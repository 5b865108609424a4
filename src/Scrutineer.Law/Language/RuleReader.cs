using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads the rule of an award: divisors, quota, plurality, winner.</summary>
internal static class RuleReader
{
    private static readonly (string Name, QuotaKind Kind)[] Quotas =
    [
        ("hare", QuotaKind.Hare), ("hare-floor", QuotaKind.HareFloor), ("hare-round", QuotaKind.HareRounded),
        ("droop", QuotaKind.Droop), ("hb", QuotaKind.HagenbachBischoff), ("hb-round", QuotaKind.HagenbachBischoffRounded),
        ("hb-ceil", QuotaKind.HagenbachBischoffCeiling),
        ("imperiali", QuotaKind.Imperiali), ("imperiali-round", QuotaKind.ImperialiRounded),
    ];

    private static readonly (string Name, RestRule Rule)[] Rests =
    [
        ("largest-remainder", RestRule.LargestRemainder), ("largest-average", RestRule.LargestAverage),
        ("none", RestRule.None), ("winner", RestRule.Winner), ("in-turn", RestRule.InTurn),
    ];

    /// <summary>The name of a quota in law files.</summary>
    public static string NameOf(QuotaKind kind) => Quotas.First(q => q.Kind == kind).Name;

    /// <summary>The name of a rest rule in law files.</summary>
    public static string NameOf(RestRule rule) => Rests.First(r => r.Rule == rule).Name;

    public static AwardRule Read(JsonValue json)
    {
        json.Expect(JsonKind.Object, "a rule");
        if (json["divisors"] is { } divisors)
        {
            json.Only("divisors");
            return new DivisorRule(Sequence(divisors));
        }

        if (json["plurality"] is { } plurality)
        {
            json.Only("plurality");
            return plurality.AsCount() == 1
                ? new PluralityRule()
                : throw plurality.Fail("law-unknown-option", "Only \"plurality\": 1 is defined.");
        }

        if (json["winner"] is { } winner)
        {
            json.Only("winner");
            return winner.AsBoolean() ? new WinnerRule() : throw winner.Fail("law-unknown-option", "Only \"winner\": true is defined.");
        }

        if (json["quota"] is { } quota) return Quota(json, quota);
        throw json.Fail("law-unknown-rule", "A rule has \"divisors\", \"quota\", \"plurality\" or \"winner\".");
    }

    /// <summary>Divisors by name or as a written sequence.</summary>
    public static Divisors Sequence(JsonValue json)
    {
        if (json.Kind != JsonKind.Array)
        {
            return Divisors.Find(json.AsText())
                ?? throw json.Fail("law-unknown-divisors", $"There are no divisors \"{json.Text}\"; known are {Divisors.Known}, or a list of numbers.");
        }

        var numbers = json.Items.Select(i => i.AsRational()).ToImmutableArray();
        var grows = numbers.Length is >= 2 and <= 1000 && numbers[0].Sign > 0 && numbers.Zip(numbers.Skip(1)).All(p => p.First < p.Second);
        return grows
            ? Divisors.Written(numbers)
            : throw json.Fail("law-unknown-divisors", "Divisors as a list are at least two numbers above 0, each more than the one before.");
    }

    public static QuotaKind Kind(JsonValue json)
    {
        var kind = Quotas.FirstOrDefault(q => q.Name == json.AsText());
        return kind.Name is not null
            ? kind.Kind
            : throw json.Fail("law-unknown-quota", $"There is no quota \"{json.Text}\"; known are {string.Join(", ", Quotas.Select(q => q.Name))}.");
    }

    private static QuotaRule Quota(JsonValue json, JsonValue quota)
    {
        json.Only("quota", "then", "remainder-for", "overshoot", "cap-rest", "strict", "round-up-at", "base");
        var then = json["then"] ?? throw json.Fail(
            "law-silent", $"The law does not say what happens to the seats left after whole quotas; name \"then\": {string.Join(", ", Rests.Select(r => r.Name))}.");
        var rest = Rests.FirstOrDefault(r => r.Name == then.AsText());
        if (rest.Name is null) throw then.Fail("law-unknown-option", $"Seats left over go by {string.Join(", ", Rests.Select(r => r.Name))}, not by \"{then.Text}\".");
        var roundUpAt = json["round-up-at"]?.AsRational();
        if (roundUpAt is { } part && (part.Sign <= 0 || part > Rational.One))
            throw json.Need("round-up-at").Fail("law-wrong-share", "\"round-up-at\" is a part of the quota above 0, at most 1.");
        return new QuotaRule(Kind(quota), rest.Rule)
        {
            WholeOnly = json["remainder-for"]?.OneOf("whole", "all") == "whole",
            TakesBack = json["overshoot"]?.OneOf("take-smallest-remainder", "error") == "take-smallest-remainder",
            OvershootNamed = json["overshoot"] is not null,
            Recomputes = json["cap-rest"]?.OneOf("recompute", "next") == "recompute",
            CapRestNamed = json["cap-rest"] is not null,
            Strict = json["strict"]?.AsBoolean() ?? false,
            RoundUpAt = roundUpAt,
            Base = json["base"]?.OneOf("valid", "cast", "registered", "lists"),
        };
    }
}
