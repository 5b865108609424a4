using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>
/// Reads a law from JSON, strictly: an unknown member, verb, option or table is refused with line and path;
/// an option that the language reserves is refused as <c>law-not-built</c>.
/// </summary>
public static class LawReader
{
    /// <summary>The most steps that a law may have.</summary>
    public const int MostSteps = 1000;

    private const string Verbs = "qualify, award, bonus, place, balance, swap, grow, add, combine, total, unused, weigh, cover, fill, count and ask";

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
            ? TieReader.Read(chain)
            : throw json.Fail("law-silent", "The law does not say what a tie does; name \"ties\": \"lot\", or a chain of larger, smaller, order, lot.");

        var names = new Names();
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var step in json.Need("steps").Expect(JsonKind.Array, "a list of steps").Items)
        {
            if (steps.Count == MostSteps) throw step.Fail("law-too-long", $"A law has at most {MostSteps} steps.");
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
        var verb = json.Need("do");
        var name = json.Need("as").AsText();
        Step step = verb.AsText() switch
        {
            "qualify" => StepReader.Qualify(json, name, names),
            "award" => AwardReader.Read(json, name, names),
            "bonus" => StepReader.Bonus(json, name),
            "grow" => StepReader.Grow(json, name, names),
            "ask" => StepReader.Ask(json, name, names),
            "place" => PlacingReader.Place(json, name, names),
            "balance" => PlacingReader.Balance(json, name, names),
            "swap" => PlacingReader.Swap(json, name, names),
            "add" => TableReader.Add(json, name, names),
            "combine" => TableReader.Combine(json, name, names),
            "total" => TableReader.Total(json, name, names),
            "unused" => TableReader.Unused(json, name, names),
            "weigh" => TableReader.Weigh(json, name),
            "cover" => PersonReader.Cover(json, name, names),
            "fill" => PersonReader.Fill(json, name, names),
            "count" => PersonReader.Count(json, name),
            "describe" => throw json.Fail("law-only-described", $"The step \"{name}\" is only described in words; a law with such a step cannot be executed."),
            _ => throw verb.Fail("law-unknown-verb", $"There is no verb \"{verb.Text}\"; known are {Verbs}."),
        };
        return step with
        {
            Article = json["article"]?.AsText() ?? "",
            Ties = json["ties"] is { } ties ? TieReader.Read(ties) : null,
        };
    }
}
