using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>The outcomes of real laws are told step by step, in three languages.</summary>
public class ExplanationTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public void Every_step_of_every_vector_has_a_heading_and_reasons(string language)
    {
        foreach (var file in Directory.GetFiles(Shared.Path("vectors", "seats"), "*.json"))
        {
            var (law, data) = VectorReader.Read(File.ReadAllBytes(file)).Value;
            var outcome = Evaluator.Evaluate(law, data);
            if (!outcome.IsOk) continue;
            foreach (var step in Explanation.Of(outcome.Value, Telling.Of(data, Wordbook.In(language))))
            {
                Assert.False(string.IsNullOrWhiteSpace(step.Heading), file);
                Assert.NotEmpty(step.Passages);
                Assert.All(step.Passages.OfType<Sentence>(), s => Assert.False(string.IsNullOrWhiteSpace(s.Text) || s.Text.Contains("{0}", StringComparison.Ordinal), file));
                Assert.All(step.Passages.OfType<Listing>(), l => Assert.All(l.Rows, r => Assert.Equal(l.Heads.Length, r.Length)));
            }
        }
    }

    [Fact]
    public void The_bonus_of_Greece_is_told_with_the_share_it_follows_from() => Tells(
        "gr-2023-06", "ND has most votes: 2\u202F115\u202F322 of 5\u202F215\u202F300 valid votes (40.56\u202F%).", "The bonus is 50 seats.");

    [Fact]
    public void The_nineteen_moves_of_Bulgaria_are_told_with_names_of_units_although_lists_have_the_same_codes()
    {
        var moves = Listings("bg-2013").Single(l => l.Heads.Contains("Not used"));
        Assert.Equal(19, moves.Rows.Length);
        Assert.Equal("ПЛОВДИВ област", moves.Rows[0][1]);
    }

    [Fact]
    public void The_factors_of_Zurich_prove_every_cell_of_the_table()
    {
        var (law, data) = Read("ch-zh-2019");
        var report = Evaluator.Evaluate(law, data).Value.Steps.OfType<BalanceReport>().Single();
        Assert.Contains(Explanation.Of(Evaluator.Evaluate(law, data).Value, Telling.Of(data, Wordbook.In("en"))), s => s.Heading == "Seats of every unit and every list at once");
        foreach (var cell in report.Cells)
        {
            var product = cell.Votes * report.Rows.Single(r => r.Name == cell.Unit).Factor * report.Columns.Single(c => c.Name == cell.List).Factor;
            Assert.True(product <= report.Divisors.At(cell.Seats) && (cell.Seats == 0 || product >= report.Divisors.At(cell.Seats - 1)));
        }
    }

    [Fact]
    public void District_winners_without_a_seat_are_named() => Tells("de-2025", "Won the district and get no seat, for their shares are the smallest: 183, 169, 182, 185 and 181.");

    [Fact]
    public void Places_are_told_with_the_claim_they_beat() =>
        Assert.Contains(Listings("no-2025"), l => l.Rows.Any(r => r.Length == 6 && r[1] == "Hordaland" && r[2] == "SP" && r[4] == "SP (Akershus), 0.557541"));

    [Fact]
    public void Lists_that_keep_more_than_their_share_are_named() => Tells("no-2025", "Hold more seats than their share would be, keep them and leave the distribution: A 53 · FRP 47.");

    [Fact]
    public void Persons_are_told_in_the_order_of_seating() => Assert.Contains(
        Listings("kg-2025-d22"), l => l.Rows.Select(r => r[0]).SequenceEqual(["Dastan Bekeshev", "Bolot Ibragimov", "Gulya Kozhokulova"]));

    [Fact]
    public void A_tie_that_no_lot_needs_to_settle_is_told_as_such()
    {
        var (_, data) = Read("kg-2020");
        var situation = new Situation("S", null, false, 1, [new TiedClaim("birimdik", 1, 0), new TiedClaim("x", 1, 0)]);
        Assert.EndsWith("every choice gives the same seats.", TieSentences.NotNeeded(situation, Telling.Of(data, Wordbook.In("en"))), StringComparison.Ordinal);
    }

    private static (Scrutineer.Law.Language.SeatLaw Law, VoteData Data) Read(string id)
    {
        var read = VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", $"{id}.json")));
        Assert.True(read.IsOk, read.Refusal?.ToString());
        return (read.Value.Law, read.Value.Data);
    }

    private static System.Collections.Immutable.ImmutableArray<ExplainedStep> Steps(string id)
    {
        var (law, data) = Read(id);
        return Explanation.Of(Evaluator.Evaluate(law, data).Value, Telling.Of(data, Wordbook.In("en")));
    }

    private static IEnumerable<Listing> Listings(string id) => Steps(id).SelectMany(s => s.Passages).OfType<Listing>();

    private static void Tells(string id, params string[] sentences)
    {
        var told = Steps(id).SelectMany(s => s.Passages).OfType<Sentence>().Select(s => s.Text).ToList();
        Assert.All(sentences, s => Assert.Contains(s, told));
    }
}
