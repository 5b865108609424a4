using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

internal static class ConditionReader
{
    private static readonly string[] Bases = ["valid", "cast", "registered", "lists"];

    public static Condition Read(JsonValue json, Names names)
    {
        json.Expect(JsonKind.Object, "a condition");
        if (json["share"] is { } share) return Share(json, share, names);
        if (json["all"] is not null) return new AllOf(Many(json, "all", names));
        if (json["any"] is not null) return new AnyOf(Many(json, "any", names));
        if (json["not"] is { } not)
        {
            json.Only("not");
            return new NotOf(Read(not, names));
        }

        if (json["attr"] is { } attribute)
        {
            json.Only("attr", "ge", "is");
            if (json["ge"] is not null && json["is"] is { } clash) throw clash.Fail("law-clash", "An attribute is compared by \"ge\" or by \"is\", not by both.");
            return new AttributeCondition(attribute.AsText(), json["ge"]?.AsRational()) { Is = json["is"]?.AsText() };
        }

        if (json["won"] is { } won)
        {
            json.Only("won", "ge");
            return new WonCondition(names.Table(won), json["ge"]?.AsRational() ?? Rational.One);
        }

        if (json["case"] is { } branches)
        {
            json.Only("case");
            return new CaseOf([.. branches.Expect(JsonKind.Array, "a list of branches").Items.Select(b => Branch(b, names))]);
        }

        if (json["always"] is { } always)
        {
            json.Only("always");
            return new Always(always.AsBoolean());
        }

        throw json.Fail("law-unknown-condition", "A condition is one of share, all, any, not, attr, won, case, always.");
    }

    /// <summary>The base named by <c>of</c>; <c>valid</c> if none is named.</summary>
    public static string Base(JsonValue json)
    {
        var of = json["of"]?.AsText() ?? "valid";
        return Bases.Contains(of) ? of : throw json.Need("of").Fail("law-unknown-base", $"A share is taken of {string.Join(", ", Bases)}, not of \"{of}\".");
    }

    /// <summary>When a question is asked, or a unit is void.</summary>
    public static AskCondition Ask(JsonValue json, Names names)
    {
        if (json["any"] is { } any)
            return new AnyAsk([.. json.Only("any").Need("any").Expect(JsonKind.Array, "a list of conditions").Items.Select(c => Ask(c, names))]);
        if (json["leads"] is { } leads) return new Leads(json.Only("leads").Need("leads").AsText());
        if (json["fewer"] is { } fewer) return new FewerThan((int)fewer.AsCount(10_000), names.Set(json.Only("fewer", "in").Need("in")));
        if (json["count"] is { } count)
        {
            json.Only("count", "in", "lt");
            return new CountsFewer(
                count.AsText(),
                names.StepOf<FillStep>(json.Need("in"), _ => true, "a step that fills seats with persons"),
                (int)json.Need("lt").AsCount(1_000_000));
        }

        throw json.Fail("law-unknown-condition", "A question is asked if \"fewer\" ... \"in\", \"leads\", \"count\" ... \"in\" ... \"lt\", or \"any\" of these.");
    }

    private static ImmutableArray<Condition> Many(JsonValue json, string word, Names names) =>
        [.. json.Only(word).Need(word).Expect(JsonKind.Array, "a list of conditions").Items.Select(c => Read(c, names))];

    private static CaseBranch Branch(JsonValue json, Names names)
    {
        json.Only("when", "then");
        return new CaseBranch(json["when"] is { } when ? Read(when, names) : null, Read(json.Need("then"), names));
    }

    private static ShareCondition Share(JsonValue json, JsonValue share, Names names)
    {
        json.Only("share", "of", "in", "strict", "without-table", "votes");
        var least = share.AsRational();
        if (least.Sign < 0 || least > Rational.One) throw share.Fail("law-wrong-share", $"A bar lies between 0 and the whole base; \"{share.Text}\" does not (5 % is written \"5%\").");
        var of = Base(json);
        bool? withoutTable = json["without-table"]?.AsText() switch
        {
            null => null,
            "holds" => true,
            "fails" => false,
            var word => throw json.Need("without-table").Fail("law-unknown-option", $"\"without-table\" is \"holds\" or \"fails\", not \"{word}\"."),
        };
        return new ShareCondition(least, of, ScopeOf(json["in"]), json["strict"]?.AsBoolean() ?? false, withoutTable)
        {
            Votes = json["votes"] is { } votes ? names.Table(votes) : "votes",
            BaseNamed = json["of"] is not null,
        };
    }

    private static Scope ScopeOf(JsonValue? json)
    {
        var text = json?.AsText();
        switch (text)
        {
            case null: return new Scope.Default();
            case "nation": return new Scope.Nation();
            case "unit": return new Scope.Unit();
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1)
        {
            var level = text[(colon + 1)..];
            switch (text[..colon])
            {
                case "each": return new Scope.Every(level);
                case "any": return new Scope.Some(1, level);
                case var n when int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    return new Scope.Some(count, level);
            }
        }

        throw json!.Fail("law-unknown-scope", $"A share holds in nation, unit, each:LEVEL, any:LEVEL or N:LEVEL, not in \"{text}\".");
    }
}
