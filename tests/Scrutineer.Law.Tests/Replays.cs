using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>The published explanation of every vector, alone, gives the seats of every unit again.</summary>
public class Replays
{
    [Theory]
    [MemberData(nameof(SeatVectors.Files), MemberType = typeof(SeatVectors))]
    public void The_explanation_of_a_vector_replays_alone(string file)
    {
        var (law, data) = Small.Ok(VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", file))));
        var evaluated = Evaluator.Evaluate(law, data);
        if (evaluated.Refusal?.Code == "law-cannot-finish") return; // there is nothing to explain
        var outcome = Small.Ok(evaluated);
        var replayed = Replay.Of(Written(outcome), law.Result);
        var expected = outcome.Result.Rows.SelectMany(r => r.Value.Where(c => Table.IsList(c.Key) && !c.Value.IsZero).Select(c => $"{r.Key}/{c.Key}: {c.Value}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), replayed.SelectMany(r => r.Value.Where(c => c.Value != 0).Select(c => $"{r.Key}/{c.Key}: {c.Value}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SeatVectors.Files), MemberType = typeof(SeatVectors))]
    public void Without_an_explanation_the_seats_are_the_same(string file)
    {
        var (law, data) = Small.Ok(VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", file))));
        var (with, without) = (Evaluator.Evaluate(law, data), Evaluator.Evaluate(law, data, explain: false));
        Assert.Equal(with.Refusal?.Code, without.Refusal?.Code);
        if (!with.IsOk) return;
        Assert.Empty(without.Value.Steps.Where(s => s is not (AskReport or ReadingReport)));
        Assert.Equal(with.Value.Seats(data), without.Value.Seats(data));
        Assert.Equal(with.Value.Ties.Select(t => t.Situation), without.Value.Ties.Select(t => t.Situation));
        Assert.Equal(with.Value.Uncovered, without.Value.Uncovered);
    }

    private static JsonValue Written(Outcome outcome)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            ExplanationJson.WriteMember(json, outcome);
            json.WriteEndObject();
        }

        return Small.Ok(JsonValue.Read(memory.ToArray())).Need("explanation");
    }
}
