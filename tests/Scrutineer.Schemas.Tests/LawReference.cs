using System.Text;
using System.Text.Json.Nodes;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Schemas.Tests;

/// <summary>The examples of docs/reference/law.md give what the text beside them says.</summary>
public class LawReference
{
    public static TheoryData<string> Ids() => [.. LawExamples.All().Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_of_the_law_reference_gives_the_seats_its_text_says(string id)
    {
        var example = LawExamples.All().Single(e => e.Id == id);
        var read = VectorReader.Read(Encoding.UTF8.GetBytes(example.Json.ToJsonString()));
        Assert.True(read.IsOk || example.Refused is not null, read.Refusal?.ToString());
        if (!read.IsOk)
        {
            Assert.Equal(example.Refused, read.Refusal!.Code);
            return;
        }

        var (law, data) = read.Value;
        var evaluated = Evaluator.Evaluate(law, data);
        Assert.Equal(example.Refused, evaluated.Refusal?.Code);
        if (!evaluated.IsOk) return;
        var outcome = evaluated.Value;
        var seats = string.Join(", ", outcome.Seats(data).Select(s => $"{s.Key} {s.Value}"));
        Assert.Equal(example.Seats, seats.Length == 0 ? "nobody" : seats);
        Assert.Equal(example.Open, outcome.Ties.Select(t => $"{string.Join(", ", t.Tied)} for {t.Seats}"));
        Assert.Equal(example.Asks, outcome.Asks.Select(a => a.Kind));
        if (example.ByUnit is not null) Assert.Equal(example.ByUnit, ByUnit(outcome, data));
        Assert.Equal(example.Persons ?? "", Persons(outcome, f => f.Lists));
        Assert.Equal(example.Succession ?? "", Persons(outcome, f => f.Successions));
        Assert.Equal(example.Readings, outcome.Readings.Select(r => r.Reading));
        Assert.Equal(example.Uncovered ?? "", string.Join(", ", outcome.Uncovered));
        Assert.Equal(example.NoLotNeeded, outcome.NoLotNeeded.Select(s => $"{string.Join(", ", s.Claims.Select(c => c.Name))} for {s.Places}"));
    }

    [Fact]
    public void Every_verb_has_an_example()
    {
        var used = LawExamples.All().SelectMany(e => e.Json["law"]!["steps"]!.AsArray()).Select(s => s!["do"]!.GetValue<string>()).ToHashSet();
        var schema = JsonNode.Parse(Scrutineer.Interchange.Schemas.Schemas.All().Single(s => s.FileName == "law.schema.json").Json)!;
        var verbs = schema["$defs"]!["step"]!["oneOf"]!.AsArray().Select(s => s!["properties"]!["do"]!["const"]!.GetValue<string>()).Distinct();
        Assert.All(verbs, v => Assert.Contains(v, used));
    }

    private static string ByUnit(Outcome outcome, VoteData data) => Joined(outcome.Result.Rows
        .OrderBy(r => data.Units.Select(u => u.Code).ToList().IndexOf(r.Key))
        .Select(r => (Unit: r.Key, Cells: r.Value.Where(c => Table.IsList(c.Key) && !c.Value.IsZero).OrderBy(c => data.OrderOf(c.Key)).ToList()))
        .Where(r => r.Cells.Count > 0)
        .Select(r => $"{r.Unit} {string.Join(", ", r.Cells.Select(c => $"{c.Key} {c.Value}"))}"));

    private static string Persons(Outcome outcome, Func<Filling, IEnumerable<FilledList>> lists) => Joined(outcome.Filled
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .SelectMany(f => lists(f.Value).Select(l => $"{l.Unit}/{l.List} {string.Join(", ", l.Persons)}")));

    private static string Joined(IEnumerable<string> parts) => string.Join("; ", parts);
}
