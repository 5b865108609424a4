using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads <c>qualify</c>, <c>bonus</c>, <c>grow</c> and <c>ask</c> steps.</summary>
internal static class StepReader
{
    public static QualifyStep Qualify(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "if", "each", "at-least");
        if (json["each"] is not null && json["at-least"] is { } clash) throw clash.Fail("law-clash", "\"at-least\" goes with a national set, not with \"each\".");
        return new QualifyStep(
            name,
            ConditionReader.Read(json.Need("if"), names),
            json["each"]?.AsText(),
            json["at-least"] is { } least ? (int)least.AsCount(10_000) : null);
    }

    public static BonusStep Bonus(JsonValue json, string name)
    {
        json.Only("do", "as", "article", "source", "ties", "seats", "of", "if-share");
        return new BonusStep(name, BonusSeatsOf(json.Need("seats")), ConditionReader.Base(json), json["if-share"]?.AsRational());
    }

    public static GrowStep Grow(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "seats", "minimum", "among", "by", "tolerate");
        var by = RuleReader.Read(json.Need("by"));
        if (by is not (DivisorRule or QuotaRule)) throw json.Need("by").Fail("law-clash", "A house grows under divisors or a quota.");
        return new GrowStep(
            name,
            SeatsReader.Read(json.Need("seats"), names),
            names.Table(json.Need("minimum")),
            json["among"] is { } among ? names.Set(among) : null,
            by,
            json["tolerate"]?.AsCount(1_000_000) ?? 0);
    }

    public static AskStep Ask(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "if", "kind", "who");
        return new AskStep(name, ConditionReader.Ask(json.Need("if"), names), json.Need("kind").AsText(), json["who"]?.AsText() ?? "");
    }

    private static BonusSeats BonusSeatsOf(JsonValue json)
    {
        if (json.Kind == JsonKind.Number) return new BonusSeats.Fixed(json.AsCount(1_000_000));
        json.Expect(JsonKind.Object, "a whole number, or from, to, step, per and base").Only("from", "to", "step", "per", "base");
        var (from, to, step) = (json.Need("from").AsRational(), json.Need("to").AsRational(), json.Need("step").AsRational());
        if (from.Sign < 0 || to < from || step.Sign <= 0)
            throw json.Fail("law-wrong-share", "A sliding bonus goes from a share of at least 0 to one not smaller, in steps above 0.");
        if ((to - from) / step > 1_000_000) throw json.Fail("law-wrong-share", "A sliding bonus has at most 1,000,000 steps.");
        return new BonusSeats.Sliding(from, to, step, json.Need("per").AsCount(1_000_000), json.Need("base").AsCount(1_000_000));
    }
}
