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

    /// <summary>The name of a quota in law files.</summary>
    public static string NameOf(QuotaKind kind) => Quotas.First(q => q.Kind == kind).Name;

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

        if (json["quota"] is { } quota) return QuotaReader.Read(json, quota);
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
}
