using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>
/// The conformance vectors of shared/vectors/seats: real elections, literature, constructed edges.
/// Every member of <c>expect</c> is compared, and an unknown one fails.
/// </summary>
public class SeatVectors
{
    public static TheoryData<string> Files()
    {
        var folder = Path.Combine(Shared.Repository, "..", "shared", "vectors", "seats");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
            : ["kg-2020.json"];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_vector_gives_exactly_what_it_expects(string file)
    {
        var bytes = File.ReadAllBytes(Shared.Path("vectors", "seats", file));
        var expect = JsonValue.Read(bytes).Value["expect"]!;
        var read = VectorReader.Read(bytes);
        Assert.True(read.IsOk, read.Refusal?.ToString());
        var (law, data) = read.Value;
        var evaluated = Evaluator.Evaluate(law, data);
        if (expect["fails"] is not null)
        {
            Assert.Equal("law-cannot-finish", evaluated.Refusal?.Code);
            return;
        }

        Assert.True(evaluated.IsOk, evaluated.Refusal?.ToString());
        var outcome = evaluated.Value;

        foreach (var (key, value) in expect.Members)
        {
            switch (key)
            {
                case "seats":
                    Assert.Equal(Cells(value), outcome.Seats(data).ToDictionary(s => s.Key, s => s.Value.ToString()));
                    break;
                case "by_unit":
                    foreach (var (unit, row) in value.Members) Assert.Equal(Cells(row), Cells(outcome.Result.Row(unit)));
                    break;
                case "tables":
                    foreach (var (step, row) in value.Members)
                        Assert.Equal(Cells(row), outcome.Tables[step].Lists().ToDictionary(l => l, l => outcome.Tables[step].Total(l).ToString()).Where(c => c.Value != "0").ToDictionary());
                    break;
                case "ties":
                    Assert.Equal(value.Items.Select(TieOf).Order(), outcome.Ties.Select(t => Text(t.Tied, t.Seats)).Order());
                    break;
                case "filled":
                    foreach (var (step, units) in value.Members)
                        foreach (var (unit, lists) in units.Members)
                            foreach (var (list, persons) in lists.Members)
                                Assert.Equal(persons.AsTexts().AsEnumerable(), outcome.Filled[step].Lists.Where(l => l.Unit == unit && l.List == list).SelectMany(l => l.Persons));
                    break;
                case "uncovered":
                    Assert.Equal(value.AsTexts().Order(StringComparer.Ordinal), outcome.Uncovered.Order(StringComparer.Ordinal));
                    break;
                default:
                    Assert.Fail($"The vector expects \"{key}\", which is not compared.");
                    break;
            }
        }
    }

    private static Dictionary<string, string> Cells(JsonValue json) =>
        json.Members.Where(m => m.Value.Text != "0").ToDictionary(m => m.Key, m => m.Value.Text);

    private static Dictionary<string, string> Cells(IReadOnlyDictionary<string, Rational>? row) =>
        row?.Where(c => Table.IsList(c.Key) && !c.Value.IsZero).ToDictionary(c => c.Key, c => c.Value.ToString()) ?? [];

    private static string TieOf(JsonValue json) => Text(json.Need("tied").AsTexts(), json.Need("seats").AsCount());

    private static string Text(IEnumerable<string> tied, long seats) => $"{string.Join('|', tied.Order(StringComparer.Ordinal))} for {seats}";
}
