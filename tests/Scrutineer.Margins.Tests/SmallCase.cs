using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Margins.Tests;

/// <summary>A random law on random votes in a few stations.</summary>
/// <param name="Name">The kind of law.</param>
/// <param name="Text">The law as text.</param>
/// <param name="Law">The law.</param>
/// <param name="Data">The votes.</param>
/// <param name="Stations">Stations that make up the votes.</param>
internal sealed record SmallCase(string Name, string Text, SeatLaw Law, VoteData Data, ImmutableArray<Station> Stations)
{
    private static readonly (string Name, string By)[] Rules =
    [
        ("D'Hondt", """{"divisors": "dhondt"}"""), ("Sainte-Lague", """{"divisors": "sainte-lague"}"""), ("Hare", """{"quota": "hare", "then": "largest-remainder"}"""),
        ("Sainte-Lague 1.4", """{"divisors": "sainte-lague/1.4"}"""), ("Danish", """{"divisors": "danish"}"""), ("Imperiali divisors", """{"divisors": "imperiali"}"""),
        ("Macau", """{"divisors": "macau"}"""), ("Adams", """{"divisors": "adams"}"""), ("Dean", """{"divisors": "dean"}"""),
        ("Hill", """{"divisors": "hill"}"""), ("power 9/10", """{"divisors": "power:9/10"}"""),
        ("Hagenbach-Bischoff", """{"quota": "hb", "then": "largest-remainder", "overshoot": "take-smallest-remainder"}"""),
        ("Imperiali quota", """{"quota": "imperiali", "then": "largest-remainder", "overshoot": "take-smallest-remainder"}"""),
        ("Hare, averages", """{"quota": "hare", "then": "largest-average"}"""),
        ("Plurality", """{"plurality": 1}"""),
        ("Hare, in turn", """{"quota": "hare", "then": "in-turn"}"""),
        ("Hare, whole only", """{"quota": "hare", "then": "largest-remainder", "remainder-for": "whole"}"""),
        ("Hare, rest unfilled", """{"quota": "hare", "then": "none"}"""),
        ("Hare, averages, whole only", """{"quota": "hare", "then": "largest-average", "remainder-for": "whole"}"""),
        ("Droop", """{"quota": "droop", "then": "largest-remainder"}"""),
    ];

    private static readonly string[] Chains = ["\"lot\"", "\"order\"", "[\"larger\", \"lot\"]", "[\"smaller\", \"lot\"]"];

    public static int Kinds => Rules.Length;

    public static SmallCase From(Random random, int kind, int stations)
    {
        var (name, by) = Rules[kind];
        var lists = random.Next(2, 5);
        var districts = random.Next(4) == 0 ? random.Next(2, 4) : 0;
        var bar = random.Next(3);
        var of = (string[])["valid", "cast", "registered", "lists"];
        var baseKind = of[random.Next(4)];
        var seats = by.Contains("plurality", StringComparison.Ordinal) ? random.Next(1, lists + 1) : random.Next(1, 10);
        var strict = random.Next(2) == 0 ? ", \"strict\": true" : "";
        var inDistricts = districts > 0 ? "\"each\": \"district\", " : "";
        var qualify = bar == 0 ? "" : $$"""{"do": "qualify", "as": "in", {{inDistricts}}"if": {{Condition(random, bar, baseKind, strict)}} },""";
        var cap = random.Next(4) == 0 ? $", \"cap\": {random.Next(1, seats + 1)}" : "";
        if (cap.Length > 0 && by.Contains("largest-remainder", StringComparison.Ordinal) && random.Next(2) == 0) by = by[..^1] + ", \"cap-rest\": \"recompute\"}";
        var among = bar == 0 ? "" : ", \"among\": \"in\"";
        var each = districts > 0 ? ", \"each\": \"district\"" : "";
        var text = $$"""{{qualify}}{"do": "award", "as": "S", "seats": {{(districts > 0 ? "\"unit\"" : seats.ToString())}}{{each}}{{among}}, "by": {{by}}{{cap}} }""";
        var ties = random.Next(2) == 0 ? "\"lot\"" : random.GetItems(Chains, 1)[0];
        return new SmallCase(name, $"{ties} {text}", Laws.Law(text, ties), Votes(random, lists, districts, seats, stations, out var made), made);
    }

    private static string Condition(Random random, int bar, string of, string strict)
    {
        var share = $$"""{"share": "{{random.Next(3, 30)}}%", "of": "{{of}}"{{strict}}}""";
        if (bar == 1) return share;
        return random.Next(3) switch
        {
            0 => $$"""{"all": [{{share}}, {"not": {"attr": "against-all"} }]}""",
            1 => $$"""{"any": [{{share}}, {"attr": "minority"}]}""",
            _ => $$"""{"all": [{{share}}, {"share": "{{random.Next(3, 20)}}%", "in": "any:district", "without-table": "holds"}]}""",
        };
    }

    private static VoteData Votes(Random random, int lists, int districts, int seats, int stations, out ImmutableArray<Station> made)
    {
        var all = ImmutableArray.CreateBuilder<Station>();
        var most = random.Next(2) == 0 ? 12 : 60;
        var weights = Enumerable.Range(0, lists).Select(_ => random.Next(1, 10)).ToArray();
        for (var k = 0; k < stations; k++)
        {
            var unit = districts > 0 ? $"D{k % districts}" : "N";
            var votes = Enumerable.Range(0, lists).ToImmutableDictionary(Laws.Name, l => (Rational)random.Next(0, most * weights[l] / 5 + 1));
            var valid = votes.Values.Aggregate(Rational.Zero, (sum, v) => sum + v);
            var cast = valid + random.Next(0, 5);
            all.Add(new Station($"S{k}", unit, votes, ImmutableDictionary<string, Rational>.Empty.Add("cast", cast)));
        }

        made = all.ToImmutable();
        var parts = made;
        Rational Sum(string unit, Func<Station, Rational> of) => parts.Where(s => unit == "N" || s.Unit == unit).Aggregate(Rational.Zero, (sum, s) => sum + of(s));
        var units = (districts > 0 ? Enumerable.Range(0, districts).Select(d => $"D{d}") : ["N"]).ToList();
        LawUnit Unit(string code) => new(code, code == "N" ? "nation" : "district", code == "N" ? null : "N", ImmutableDictionary<string, Rational>.Empty
            .Add("cast", Sum(code, s => s.Numbers["cast"])).Add("registered", Sum(code, s => s.Numbers["cast"]) + 40).Add("seats", code == "N" ? seats : 1 + seats / 2));
        return new VoteData(
            districts > 0 ? [Unit("N"), .. units.Select(Unit)] : [Unit("N")],
            [
                .. Enumerable.Range(0, lists).Select(l => new LawList(Laws.Name(l), l switch
                {
                    0 when random.Next(4) == 0 => ImmutableDictionary<string, string>.Empty.Add("minority", "true"),
                    _ when l == lists - 1 && random.Next(3) == 0 => ImmutableDictionary<string, string>.Empty.Add("against-all", "true"),
                    _ => ImmutableDictionary<string, string>.Empty,
                })),
            ],
            Table.Of(units.Select(u => KeyValuePair.Create(u, (IEnumerable<KeyValuePair<string, Rational>>)
                [.. Enumerable.Range(0, lists).Select(l => KeyValuePair.Create(Laws.Name(l), Sum(u, s => s.Votes[Laws.Name(l)])))]))));
    }

    /// <summary>The case as text, to read when it fails.</summary>
    public override string ToString() => $"{Text}; {string.Join(", ", Data.Lists.Select(l => l.Code + string.Concat(l.Attributes.Keys)))}; " + string.Join(" | ", Stations.Select(s =>
        $"{s.Code} {s.Unit}: {string.Join(' ', s.Votes.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value))} of {s.Numbers["cast"]}"));
}
