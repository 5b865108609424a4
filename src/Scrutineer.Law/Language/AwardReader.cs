using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

internal static class AwardReader
{
    private static readonly (string Name, QuotaKind Kind)[] Quotas =
    [
        ("hare", QuotaKind.Hare), ("droop", QuotaKind.Droop), ("hb", QuotaKind.HagenbachBischoff),
        ("hb-round", QuotaKind.HagenbachBischoffRounded), ("imperiali", QuotaKind.Imperiali), ("imperiali-round", QuotaKind.ImperialiRounded),
    ];

    private static readonly (string Name, RestRule Rule)[] Rests =
    [
        ("largest-remainder", RestRule.LargestRemainder), ("largest-average", RestRule.LargestAverage),
        ("none", RestRule.None), ("in-turn", RestRule.InTurn),
    ];

    /// <summary>The name of a quota in law files.</summary>
    public static string NameOf(QuotaKind kind) => Quotas.First(q => q.Kind == kind).Name;

    /// <summary>The name of a rest rule in law files.</summary>
    public static string NameOf(RestRule rule) => Rests.First(r => r.Rule == rule).Name;

    public static AwardStep Read(JsonValue json, string name, LawReader.Names names)
    {
        json.Only(
            "do", "as", "article", "source", "seats", "by", "among", "votes", "each", "to", "units", "measure",
            "start", "drop", "cap", "via", "inner", "ties", "least", "level", "zero", "void-if");
        foreach (var option in (string[])["drop", "level", "zero", "void-if"])
            if (json[option] is { } value) throw value.Fail("law-not-built", $"The option \"{option}\" of award is part of the language but not built yet.");

        var by = Rule(json.Need("by"));
        var step = new AwardStep(name, Seats(json.Need("seats"), names), by)
        {
            Among = json["among"] is { } among ? names.Set(among) : null,
            Votes = json["votes"] is { } votes ? names.Table(votes) : "votes",
            Each = json["each"]?.AsText(),
            Start = json["start"] is { } start ? names.Table(start) : null,
            Cap = json["cap"] is { Kind: JsonKind.Number } cap ? (int)cap.AsCount(int.MaxValue) : null,
            Caps = json["cap"] is { Kind: JsonKind.Object } caps
                ? caps.Members.ToImmutableDictionary(m => m.Key, m => (int)m.Value.AsCount(int.MaxValue))
                : ImmutableDictionary<string, int>.Empty,
            Least = json["least"] is { } least ? (int)least.AsCount(int.MaxValue) : null,
            Via = json["via"]?.AsTexts() ?? [],
            Inner = json["inner"] is { } inner ? Rule(inner) : null,
            Ties = json["ties"] is { } ties ? LawReader.Chain(ties) : null,
        };
        if (json["to"] is { } to)
        {
            if (to.AsText() != "units") throw to.Fail("law-unknown-option", $"\"to\" is \"units\", not \"{to.Text}\".");
            step = step with { ToUnits = json["units"]?.AsText() ?? "district", Measure = json.Need("measure").AsText() };
        }

        Check(json, step);
        return step;
    }

    private static void Check(JsonValue json, AwardStep step)
    {
        if (json["cap"] is { Kind: not (JsonKind.Number or JsonKind.Object) } cap)
            throw cap.Fail("json-wrong-type", "A cap is a whole number, or an object from list to whole number.");
        if (step.Each == "list-in") throw json.Need("each").Fail("law-not-built", "\"each\": \"list-in\" is part of the language but not built yet.");
        foreach (var (where, isHere) in (ReadOnlySpan<(string, bool)>)[("\"to\": \"units\"", step.ToUnits is not null), ("\"each\": \"list\"", step.Each == "list")])
        {
            if (!isHere) continue;
            foreach (var option in (string[])["cap", "least", "via", "inner"])
                if (json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" has no meaning with {where}.");
            if (json.Need("by")["base"] is { } based) throw based.Fail("law-clash", $"\"base\" has no meaning with {where}.");
        }

        foreach (var option in (string[])["among", "start", "each"])
            if (step.ToUnits is not null && json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" has no meaning with \"to\": \"units\".");
        foreach (var option in (string[])["units", "measure"])
            if (step.ToUnits is null && json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" needs \"to\": \"units\".");
        if (step.Start is not null && step.Via.Length > 0)
            throw json.Need("start").Fail("law-clash", "Floors (\"start\") cannot be combined with groups (\"via\").");
        if (step.Least is not null && step.By is not QuotaRule)
            throw json.Need("least").Fail("law-clash", "\"least\" goes with a quota; with divisors use a table of floors (\"start\").");
        if (step.Least is not null && step.Via.Length > 0)
            throw json.Need("least").Fail("law-clash", "\"least\" cannot be combined with groups (\"via\").");
        if (step.Inner is not null && step.Via.Length == 0)
            throw json.Need("inner").Fail("law-clash", "\"inner\" needs groups (\"via\").");
    }

    private static SeatForm Seats(JsonValue json, LawReader.Names names)
    {
        switch (json.Kind)
        {
            case JsonKind.Number:
                return new SeatForm.Fixed(json.AsCount(1_000_000));
            case JsonKind.Text when json.Text == "unit":
                return new SeatForm.OfUnit();
            case JsonKind.Text when json.Text.StartsWith("unit.", StringComparison.Ordinal):
                throw json.Fail("law-not-built", $"The number of seats \"{json.Text}\" is part of the language but not built yet.");
            case JsonKind.Text:
                return new SeatForm.OfTable(names.Table(json));
            case JsonKind.Object when json["minus"] is { } minus:
                json.Only("minus");
                if (minus.Expect(JsonKind.Array, "a list of numbers of seats").Items.IsEmpty) throw minus.Fail("law-unknown-seats", "\"minus\" names at least one number of seats.");
                return new SeatForm.Minus([.. minus.Expect(JsonKind.Array, "a list of numbers of seats").Items.Select(i => Seats(i, names))]);
            case JsonKind.Object when json["where"] is { } where:
                return new SeatForm.Where(names.Table(where), names.Set(json.Only("where", "not-in").Need("not-in")));
            default:
                throw json.Fail("law-unknown-seats", "Seats are a whole number, \"unit\", a table, {\"minus\": [...]} or {\"where\": ..., \"not-in\": ...}.");
        }
    }

    private static AwardRule Rule(JsonValue json)
    {
        json.Expect(JsonKind.Object, "a rule");
        if (json["divisors"] is { } divisors)
        {
            json.Only("divisors");
            return new DivisorRule(Divisors.Find(divisors.AsText())
                ?? throw divisors.Fail("law-unknown-divisors", $"There are no divisors \"{divisors.Text}\"; known are {Divisors.Known}."));
        }

        if (json["plurality"] is { } plurality)
        {
            json.Only("plurality");
            return plurality.AsCount() == 1
                ? new PluralityRule()
                : throw plurality.Fail("law-unknown-option", "Only \"plurality\": 1 is defined.");
        }

        if (json["quota"] is { } quota)
        {
            json.Only("quota", "then", "remainder-for", "overshoot", "cap-rest", "base");
            var kind = Quotas.FirstOrDefault(q => q.Name == quota.AsText());
            if (kind.Name is null) throw quota.Fail("law-unknown-quota", $"There is no quota \"{quota.Text}\"; known are {string.Join(", ", Quotas.Select(q => q.Name))}.");
            var then = json.Need("then");
            var rest = Rests.FirstOrDefault(r => r.Name == then.AsText());
            if (rest.Name is null) throw then.Fail("law-unknown-option", $"Seats left over go by {string.Join(", ", Rests.Select(r => r.Name))}, not by \"{then.Text}\".");
            return new QuotaRule(kind.Kind, rest.Rule)
            {
                WholeOnly = One(json["remainder-for"], "whole", "all") == "whole",
                TakesBack = One(json["overshoot"], "take-smallest-remainder") is not null,
                Recomputes = One(json["cap-rest"], "recompute") is not null,
                Base = One(json["base"], "valid", "cast", "registered", "lists"),
            };
        }

        throw json.Fail("law-unknown-rule", "A rule has \"divisors\", \"quota\" or \"plurality\".");
    }

    private static string? One(JsonValue? json, params ReadOnlySpan<string> allowed)
    {
        if (json is null) return null;
        return allowed.Contains(json.AsText())
            ? json.Text
            : throw json.Fail("law-unknown-option", $"This is one of {string.Join(", ", allowed.ToArray())}, not \"{json.Text}\".");
    }
}
