using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>
/// Reads a law from JSON, strictly: an unknown member, verb, option or table is refused with line and path;
/// an option that is named in the language but not built is refused as <c>law-not-built</c>.
/// </summary>
public static class LawReader
{
    private static readonly string[] VerbsToCome =
        ["bonus", "place", "balance", "swap", "grow", "combine", "total", "unused", "weigh", "cover", "fill", "count"];

    /// <summary>Reads a law document.</summary>
    public static Result<SeatLaw> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? Read(json.Value) : json.Refusal!;
    }

    /// <summary>Reads a law from a JSON value.</summary>
    public static Result<SeatLaw> Read(JsonValue json) => RefusalException.Catch(() => Law(json));

    private static SeatLaw Law(JsonValue json)
    {
        json.Only("$schema", "format", "id", "names", "source", "date", "ties", "steps", "result");
        if (json["format"] is { } format && format.AsText() != "scrutineer-law/1")
            throw format.Fail("law-wrong-format", $"This program reads scrutineer-law/1, not {format.Text}.");
        var ties = json["ties"] is { } chain
            ? Chain(chain)
            : throw json.Fail("law-silent", "The law does not say what a tie does; name \"ties\": \"lot\", or a chain of larger, smaller, order, lot.");

        var names = new Names();
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var step in json.Need("steps").Expect(JsonKind.Array, "a list of steps").Items)
        {
            steps.Add(ReadStep(step, names));
            names.Define(step.Need("as"), steps[^1]);
        }

        if (steps.Count == 0) throw json.Need("steps").Fail("law-empty", "The law has no steps.");
        var result = json.Need("result");
        names.Table(result);
        return new SeatLaw(json.Need("id").AsText(), ties, steps.ToImmutable(), result.Text)
        {
            Names = json["names"] is { } titles
                ? titles.Members.ToImmutableDictionary(m => m.Key, m => m.Value.AsText())
                : ImmutableDictionary<string, string>.Empty,
        };
    }

    private static Step ReadStep(JsonValue json, Names names)
    {
        var verb = json.Need("do").AsText();
        var name = json.Need("as").AsText();
        Step step = verb switch
        {
            "qualify" => Qualify(json, name, names),
            "award" => AwardReader.Read(json, name, names),
            "add" => new AddStep(name, Tables(json.Only("do", "as", "article", "source", "of").Need("of"), names)),
            "ask" => new AskStep(
                name,
                AskIf(json.Only("do", "as", "article", "source", "if", "kind", "who").Need("if"), names),
                json.Need("kind").AsText(),
                json["who"]?.AsText() ?? ""),
            "describe" => throw json.Fail("law-only-described", $"The step \"{name}\" is only described in words; a law with such a step cannot be executed."),
            _ when VerbsToCome.Contains(verb) => throw json.Need("do").Fail("law-not-built", $"The verb \"{verb}\" is part of the language but not built yet."),
            _ => throw json.Need("do").Fail("law-unknown-verb", $"There is no verb \"{verb}\"; known are qualify, award, add and ask."),
        };
        return json["article"] is { } article ? step with { Article = article.AsText() } : step;
    }

    private static QualifyStep Qualify(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "if", "each", "at-least");
        if (json["each"] is not null && json["at-least"] is { } clash) throw clash.Fail("law-clash", "\"at-least\" goes with a national set, not with \"each\".");
        return new QualifyStep(
            name,
            ConditionReader.Read(json.Need("if"), names),
            json["each"]?.AsText(),
            json["at-least"] is { } least ? (int)least.AsCount(10_000) : null);
    }

    private static AskCondition AskIf(JsonValue json, Names names)
    {
        if (json["any"] is { } any)
            return new AnyAsk([.. json.Only("any").Need("any").Expect(JsonKind.Array, "a list of conditions").Items.Select(c => AskIf(c, names))]);
        if (json["leads"] is { } leads) return new Leads(json.Only("leads").Need("leads").AsText());
        if (json["fewer"] is { } fewer)
        {
            names.Set(json.Only("fewer", "in").Need("in"));
            return new FewerThan((int)fewer.AsCount(10_000), json.Need("in").Text);
        }

        throw json.Fail("law-unknown-condition", "A question is asked if \"fewer\" ... \"in\", \"leads\", or \"any\" of these.");
    }

    private static ImmutableArray<string> Tables(JsonValue json, Names names)
    {
        if (json.Expect(JsonKind.Array, "a list of tables").Items.IsEmpty) throw json.Fail("law-unknown-table", "At least one table is needed here.");
        foreach (var table in json.Items) names.Table(table);
        return json.AsTexts();
    }

    internal static TieChain Chain(JsonValue json)
    {
        var rules = ImmutableArray.CreateBuilder<TieRule>();
        foreach (var word in json.AsTexts())
        {
            rules.Add(word switch
            {
                "larger" => TieRule.Larger,
                "smaller" => TieRule.Smaller,
                "order" => TieRule.Order,
                "lot" => TieRule.Lot,
                _ => throw json.Fail("law-unknown-tie", $"A tie is settled by larger, smaller, order or lot, not by \"{word}\"."),
            });
        }

        if (rules.Count == 0) throw json.Fail("law-unknown-tie", "A tie chain names at least one of larger, smaller, order, lot.");
        return new TieChain(rules.ToImmutable());
    }

    /// <summary>The tables and sets that a step may read: those of the data and those named before it.</summary>
    internal sealed class Names
    {
        private readonly Dictionary<string, bool> isSet = new(StringComparer.Ordinal) { ["votes"] = false, ["direct"] = false };
        private readonly HashSet<string> questions = new(StringComparer.Ordinal);

        public void Define(JsonValue name, Step step)
        {
            var isNew = step is AskStep
                ? !isSet.ContainsKey(name.Text) && questions.Add(name.Text)
                : !questions.Contains(name.Text) && isSet.TryAdd(name.Text, step is QualifyStep);
            if (!isNew) throw Twice(name);
        }

        public string Table(JsonValue json) => Known(json, false, "table");

        public string Set(JsonValue json) => Known(json, true, "set of lists");

        private string Known(JsonValue json, bool set, string what)
        {
            var name = json.AsText();
            if (isSet.TryGetValue(name, out var found) && found == set) return name;
            var known = string.Join(", ", isSet.Where(n => n.Value == set).Select(n => n.Key));
            throw json.Fail(
                "law-unknown-table",
                $"No {what} is named \"{name}\" before this step; {(known.Length == 0 ? "none is named yet" : "known are " + known)}.");
        }

        private static RefusalException Twice(JsonValue name) =>
            name.Fail("law-name-twice", $"The name \"{name.Text}\" is used twice; every step needs its own.");
    }
}
