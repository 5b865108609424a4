using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>Single counts of VOTING Ausmittlung, their laws written in our language; docs/peers.md explains every difference.</summary>
public class AusmittlungVectors
{
    /// <summary>
    /// Hagenbach-Bischoff as in the Swiss act on political rights, art. 40-42: whole parts of the distribution number, the others one by one
    /// to the greatest quotient votes / (seats + 1); equal quotients by remainder, then by votes, at last by lot; first to unions, then inside.
    /// </summary>
    private const string HagenbachBischoff =
        "{'do':'award','as':'S','seats':SEATS,'via':['union','sub'],'by':{'quota':'droop','then':'largest-average'},'ties':['remainder','larger','lot']}";

    public static TheoryData<int> Three() => AusmittlungFile.Rows(3);

    public static TheoryData<int> Decimals() => AusmittlungFile.Rows(2);

    [Fact]
    public void Every_kind_of_the_file_is_run()
    {
        AusmittlungFile.Root.Only(
            "about", "rule_notes", "verification", "cautions", "counts",
            "biproportional", "biproportional_lower_only", "vector_column_step", "sainte_lague", "hagenbach_bischoff", "decimal_to_rational");
        var rows = new Dictionary<string, int>
        {
            ["biproportional"] = AusmittlungBiproportional.Rows().Count,
            ["biproportional_lower_only"] = AusmittlungBiproportional.LowerRows().Count,
            ["vector_column_step"] = Three().Count,
            ["sainte_lague"] = Three().Count,
            ["hagenbach_bischoff"] = Three().Count,
            ["decimal_to_rational"] = Decimals().Count,
        };
        Assert.Equal(rows.Keys.Order(), AusmittlungFile.Root["counts"]!.Members.Select(m => m.Key).Order());
        Assert.All(rows, r => Assert.Equal(r.Value, AusmittlungFile.Root["counts"]![r.Key]!.AsCount()));
        Assert.All(rows, r => Assert.Equal(r.Value, AusmittlungFile.Root[r.Key]!.Items.Length));
    }

    [Theory]
    [MemberData(nameof(Three))]
    public void A_column_step_is_an_award_over_districts(int at)
    {
        var json = AusmittlungFile.Root["vector_column_step"]!.Items[at].Only("source_test", "column", "votes", "seats", "expected_seats", "expected_max_divisor_approx", "note");
        var outcome = Award("{'divisors':'sainte-lague'}", json["seats"]!, Numbers(json["votes"]!), []);
        Assert.True(outcome.IsFinal);
        Assert.Equal(AusmittlungFile.Line(json["expected_seats"]!), Line(outcome, json["votes"]!.Items.Length));
        // The last seat has the least claim v / (2n + 1); v / (n + 1/2) is the greatest divisor that gives as many seats.
        AusmittlungFile.AssertNear(json["expected_max_divisor_approx"]!.Text, outcome.Report().Given[^1].Claim.Value * 2, "0.1");
    }

    [Theory]
    [MemberData(nameof(Three))]
    public void Sainte_lague_has_the_same_seats_and_the_same_tie(int at)
    {
        var json = AusmittlungFile.Root["sainte_lague"]!.Items[at].Only("source_test", "weights", "seats", "expected");
        var expected = json["expected"]!.Only("key", "seats", "seats_rounded_up", "seats_for_lot", "tied", "admissible", "quotients");
        var (weights, count) = (Numbers(json["weights"]!), json["weights"]!.Items.Length);
        var law = Small.Award("{'divisors':'sainte-lague'}", (long)json["seats"]!.AsCount());
        var ends = Lots.All(law, lots => AusmittlungFile.Row(weights, lots), "S").Select(e => Line(e.Outcome, count)).ToList();
        var outcome = Award("{'divisors':'sainte-lague'}", json["seats"]!, weights, []);
        Assert.Equal(expected["seats_for_lot"]!.AsCount(), outcome.Ties.Sum(t => t.Seats));
        Assert.Equal(expected["tied"]!.Items.Select(t => AusmittlungFile.Column((int)t.AsCount())), outcome.Ties.SelectMany(t => t.Tied));
        if (expected["admissible"] is { } admissible) Assert.Equal(admissible.Items.Select(AusmittlungFile.Line).Order(), ends.Order());
        else Assert.Equal(AusmittlungFile.Line(expected["seats"]!), Assert.Single(ends));
        // Weights divided by the key of the peer round to these seats.
        for (var j = 0; j < count; j++)
        {
            var quotient = weights[j].Votes / expected["key"]!.AsRational();
            AusmittlungFile.AssertNear(expected["quotients"]!.Items[j].Text, quotient, "0.0005");
            AusmittlungFile.AssertNear((expected["seats"] ?? expected["seats_rounded_up"])!.Items[j].Text, quotient, "0.5");
        }
    }

    [Theory]
    [MemberData(nameof(Three))]
    public void Hagenbach_bischoff_is_a_quota_with_averages_through_unions(int at)
    {
        var json = AusmittlungFile.Root["hagenbach_bischoff"]!.Items[at].Only(
            "source_test", "seats", "lists", "expected", "counting_circles_done", "certain_seats", "tied_for_last_seat", "caution");
        var expected = json["expected"]!.Only("list_seats", "root", "U1", "S1", "manual_end_result_required", "note");
        var lists = json["lists"]!.Items.Select(l => (
            List: l["list"]!.Text,
            Votes: l["votes"]!.AsRational(),
            Attributes: Attribute(l["union"]!, "union").AddRange(Attribute(l["sub_union"]!, "sub")))).ToList();
        var law = Small.Law(HagenbachBischoff.Replace("SEATS", json["seats"]!.Text, StringComparison.Ordinal));
        var data = AusmittlungFile.Row(lists, []);
        var outcome = Small.Ok(Evaluator.Evaluate(law, data));

        // Where the peer zeroes all seats, the certain ones are given beside it.
        Assert.Equal(AusmittlungFile.Line(json["certain_seats"] ?? expected["list_seats"]!), string.Join(' ', lists.Select(l => outcome.SeatsOf(l.List))));
        Assert.Equal(PeerDifferences.ZeroedSeats.Contains(at), json["certain_seats"] is not null);
        Assert.Equal(json["tied_for_last_seat"]?.AsTexts().AsEnumerable() ?? [], outcome.Ties.SelectMany(t => t.Tied));
        if (expected["root"] is not { } root) return;

        var reports = outcome.Steps.OfType<AwardReport>().ToDictionary(a => a.Group ?? "");
        Assert.Equal(root["votes"]!.AsRational(), reports[""].Quotas[0].Votes);
        Assert.Equal(root["distribution_number"]!.AsRational(), reports[""].Quotas[0].Value);
        Assert.Equal(root["initial"]!.Members.Select(m => $"{m.Key} {m.Value.Text}"), reports[""].Quotas[0].Shares.Select(s => $"{s.List} {s.Seats}"));
        Assert.Equal(root["final"]!.Members.Select(m => $"{m.Key} {m.Value.Text}"), reports[""].Result.Select(s => $"{s.Key} {s.Value}"));
        Assert.Equal(root["rounds"]!.Items.Select(r => r["winner"]!.Text), reports[""].Given.Select(g => g.List));
        foreach (var group in (string[])["U1", "S1"])
        {
            var children = expected[group]!["children_votes"]!;
            var votes = children.Kind == JsonKind.Object ? children.Members.Select(m => m.Value) : children.Items;
            var shares = reports[group].Quotas[0].Shares;
            Assert.Equal(votes.Select(v => v.AsRational()), shares.Select(s => s.Votes));
            Assert.Equal(AusmittlungFile.Line(expected[group]!["initial"]!), string.Join(' ', shares.Select(s => s.Seats)));
            Assert.Equal(AusmittlungFile.Line(expected[group]!["final"]!), string.Join(' ', reports[group].Result.Select(r => r.Value)));
        }
    }

    [Theory]
    [MemberData(nameof(Decimals))]
    public void A_decimal_is_read_exactly(int at)
    {
        var json = AusmittlungFile.Root["decimal_to_rational"]!.Items[at].Only("source_test", "decimal", "numerator", "denominator", "exact", "caution");
        Assert.True(Rational.TryParse(json["decimal"]!.Text, out var ours));
        var peer = new Rational(System.Numerics.BigInteger.Parse(json["numerator"]!.Text, null), System.Numerics.BigInteger.Parse(json["denominator"]!.Text, null));
        Assert.Equal(json["exact"]!.AsBoolean(), ours == peer);
        Assert.Equal(PeerDifferences.InexactDecimals.Contains(at), ours != peer);
        var decimals = json["decimal"]!.Text.Split('.')[1].Length;
        Assert.Equal(ours * System.Numerics.BigInteger.Pow(10, decimals), System.Numerics.BigInteger.Parse(json["decimal"]!.Text.Replace(".", "", StringComparison.Ordinal), null));
    }

    private static Outcome Award(string by, JsonValue seats, List<(string List, Rational Votes, ImmutableDictionary<string, string> Attributes)> weights, ImmutableArray<Lot> lots) =>
        Small.Ok(Evaluator.Evaluate(Small.Award(by, (long)seats.AsCount()), AusmittlungFile.Row(weights, lots)));

    private static List<(string List, Rational Votes, ImmutableDictionary<string, string> Attributes)> Numbers(JsonValue json) =>
        [.. json.Items.Select((v, i) => (AusmittlungFile.Column(i), v.AsRational(), ImmutableDictionary<string, string>.Empty))];

    private static string Line(Outcome outcome, int count) => string.Join(' ', Enumerable.Range(0, count).Select(j => outcome.SeatsOf(AusmittlungFile.Column(j))));

    private static ImmutableDictionary<string, string> Attribute(JsonValue json, string name) =>
        json.Kind == JsonKind.Text ? ImmutableDictionary<string, string>.Empty.Add(name, json.Text) : ImmutableDictionary<string, string>.Empty;
}
