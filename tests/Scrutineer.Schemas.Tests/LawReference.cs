using System.Text;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
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
    }
}
