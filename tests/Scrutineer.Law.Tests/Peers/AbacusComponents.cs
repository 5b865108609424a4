using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>Component cases of kiesraad/abacus, each written as a whole count of our language where one comes to that state.</summary>
public class AbacusComponents
{
    private const string Residual =
        "{'do':'award','as':'S','each':'municipality','seats':'unit','cap':'candidates','by':{'quota':'hare','base':'valid','then':THEN,'cap-rest':'give-again'}}";

    /// <summary>Kind and place of each case of <c>nomination_components</c>.</summary>
    public static TheoryData<string, int> Nominations()
    {
        var rows = new TheoryData<string, int>();
        foreach (var (kind, count) in new[] { ("preferential", 3), ("ranking", 2), ("above_threshold", 2), ("other", 3) })
            for (var i = 0; i < count; i++) rows.Add(kind, i);
        return rows;
    }

    public static TheoryData<int> Residuals() => [.. Enumerable.Range(0, 10)];

    public static TheoryData<int> Qualifies() => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Nominations))]
    public void A_nomination_component_is_the_filling_of_one_list(string kind, int at)
    {
        var json = AbacusFile.Root["nomination_components"]!.Only("preferential", "ranking", "above_threshold", "other")[kind]!.Items[at];
        switch (kind)
        {
            case "preferential":
                json.Only("name", "candidates_above_threshold_by_votes_desc", "list_seats", "draws", "expected_nomination_order");
                var filled = Fill(Persons(json["candidates_above_threshold_by_votes_desc"]!), json["list_seats"]!.AsCount(), 1, AbacusFile.Draws(json["draws"]!));
                Assert.Equal(AbacusFile.Texts(json["expected_nomination_order"]), filled.Seated);
                break;
            case "ranking":
                json.Only("candidates", "nominated", "above_threshold", "expected");
                var above = json["above_threshold"]!.Items.Select(i => i.Text).ToHashSet();
                var below = Persons(json["candidates"]!).Where(p => !above.Contains(p.Id)).Max(p => p.Votes);
                var ranked = Fill(Persons(json["candidates"]!), json["nominated"]!.Items.Length, above.Count == 0 ? 1_000 : below, []);
                Assert.Equal(AbacusFile.Texts(json["nominated"]), ranked.Seated);
                Assert.Equal(AbacusFile.Texts(json["expected"]), ranked.Succession);
                break;
            case "above_threshold":
                json.Only("threshold", "candidates", "expected");
                var many = Fill(Persons(json["candidates"]!), json["expected"]!.Items.Length, json["threshold"]!.AsRational(), []);
                Assert.Equal(AbacusFile.Texts(json["expected"]), many.Seated);
                break;
            case "other":
                json.Only("candidates", "preferential", "seats_left", "expected");
                var preferred = json["preferential"]!.Items.Select(i => i.Text).ToList();
                var others = Fill(
                    [.. AbacusFile.Texts(json["candidates"]).Select(c => new Candidate(c, preferred.Contains(c) ? 100 : 1))], preferred.Count + json["seats_left"]!.AsCount(), 50, []);
                Assert.Equal(preferred, others.Seated.Take(preferred.Count));
                Assert.Equal(AbacusFile.Texts(json["expected"]), others.Seated.Skip(preferred.Count));
                break;
            default:
                Assert.Fail(kind);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Residuals))]
    public void A_residual_component_is_a_count_with_a_quota_of_100(int at)
    {
        var all = AbacusFile.Root["residual_components"]!;
        Assert.Equal(100, all["quota"]!.AsCount());
        var json = all["cases"]!.Items[at].Only(
            "test", "council_seats", "votes", "residual_seats", "candidates", "exhausted", "drawn", "previous", "method", "value", "lot_values", "comment", "caution", "note",
            "expected_order", "expected_first", "expected_options", "expected_lot_options", "unassigned");
        var isComponentState = json["caution"]?.Items.Any(c => c.Text == "component-state") == true;
        Assert.Equal(isComponentState, PeerDifferences.ResidualStates.Contains(at));
        if (isComponentState) return; // docs/peers.md: no whole count comes to this state

        var votes = json["votes"]!.Items.Select(v => (List: v.Items[0].Text, Votes: v.Items[1].AsCount())).ToList();
        var exhausted = json["exhausted"]?.Items.Select(e => e.Text).ToHashSet() ?? [];
        var seats = votes.Sum(v => v.Votes / 100) + (json["residual_seats"]?.AsCount() ?? 1);
        var council = new Council(
            seats,
            [.. votes.Select(v => new Council.List(v.List, exhausted.Contains(v.List)
                ? [new Candidate("1", v.Votes) { Withdrawn = true }]
                : [.. Council.Numbered(v.List, [v.Votes], (int)(json["candidates"]?[v.List]?.AsCount() ?? 50), new HashSet<string>()).Candidates]))])
        { Valid = 100 * seats };
        var law = Small.Law(Residual.Replace(
            "THEN", json["council_seats"]!.AsCount() >= 19 ? "'largest-average'" : "['largest-remainder','unique-average','largest-average'],'remainder-for':'75%'", StringComparison.Ordinal));
        var draws = json["drawn"] is { } drawn
            ? drawn.Items.Select(d => new Draw([.. json["lot_values"]!.Members.Where(m => m.Value.Items[0].Text == json["lot_values"]![d.Text]!.Items[0].Text).Select(m => m.Key)], d.Text)).ToList()
            : [];
        var replay = Replay.Of(law, council.Data, draws);
        var result = new CouncilResult(council, replay.Outcome);
        Assert.Equal(100, result.Quota);
        if (json["expected_lot_options"] is { } options)
        {
            Assert.Equal(AbacusFile.Texts(options), Assert.Single(replay.Outcome.Ties).Tied);
            return;
        }

        Assert.Empty(replay.Outcome.Ties);
        var steps = result.Steps().Where(s => !s.Step.StartsWith("P10", StringComparison.Ordinal)).ToList();
        foreach (var gone in result.Steps().Where(s => s.Step.StartsWith("P10", StringComparison.Ordinal))) steps.RemoveAt(steps.FindIndex(s => s.Step.EndsWith(gone.Step["P10".Length..], StringComparison.Ordinal)));
        if (json["expected_order"] is { } order) Assert.Equal(AbacusFile.Texts(order), steps.Select(s => s.Step.Split(' ')[1]));
        if (json["expected_first"] is { } first) Assert.Equal(first.Text, steps[0].Step.Split(' ')[1]);
        if (json["expected_options"] is { } tied) Assert.Equal(AbacusFile.Texts(tied), steps.Where(s => s.Value == steps[0].Value).Select(s => s.Step.Split(' ')[1]));
        if (json["value"] is { } value) Assert.Equal(AbacusFile.Fraction(value), steps[0].Value);
        if (json["unassigned"] is { } left) Assert.Equal(left.AsCount(), result.Unassigned);
        if (json["method"] is { } method) Assert.All(steps, s => Assert.StartsWith(method.Text == "highest_average" ? "HA" : "LR", s.Step, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Qualifies))]
    public void Whether_a_list_may_take_another_rest_seat_shows_in_a_whole_count(int at)
    {
        var cases = AbacusFile.Root["residual_components"]!["qualifies_for_extra_seat"]!["cases"]!;
        var json = cases.Items[at].Only("method", "previous", "list", "expected", "caution", "note");
        var steps = string.Join(", ", json["previous"]!.Items.Select(p => p.Items.Length == 3 ? $"P9 {p.Items[1].Text}>{p.Items[2].Text}" : $"{p.Items[0].Text} {p.Items[1].Text}"));
        var kind = json["method"]!.Text == "largest_remainder" ? "LR" : "UHA";
        // What the case says, and the steps of a council in which it shows (list numbers of the case; null: docs/peers.md says why there is none).
        (string Case, string? Shows, Council? Council) row = at switch
        {
            0 => (": LR yes", "LR 1", Majority(4, 2, 2, 2)),
            1 => ("UHA 1: LR yes", null, null),
            2 => ("LR 1, P9 1>2: LR yes", "LR 1, P9 1>2, P10 2, LR 1", Majority(7, 4, 2, 2)),
            3 => ("LR 1, LR 1, P9 1>2: LR no", "LR 1, P9 1>2, P10 2, P10 2, P10 2, LR 1, LR 5, UHA 3", Majority(5, 4, 3, 3)),
            4 => (": UHA yes", "LR 1, UHA 1, UHA 2", Threshold()),
            5 => ("LR 1: UHA yes", "LR 1, UHA 1", Threshold()),
            6 => ("UHA 1, P9 1>2: UHA yes", null, null),
            7 => ("LR 1, LR 1, UHA 1, P9 1>2: UHA no", null, null),
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(row.Case, $"{steps}: {kind} {(json["expected"]!.AsBoolean() ? "yes" : "no")}");
        Assert.Equal(PeerDifferences.QualifyingStates.Contains(at), row.Council is null);
        if (row.Council is not { } council) return;
        var outcome = Replay.Of(council.Law, council.Data, []).Outcome;
        Assert.Contains(row.Shows!, string.Join(", ", new CouncilResult(council, outcome).Steps().Select(s => s.Step)), StringComparison.Ordinal);
    }

    /// <summary>The council of 2022 with a majority of votes, its lists renumbered so that list 1 loses a remainder seat to list 2 (P 9).</summary>
    private static Council Majority(int largest, int second, int loser, int last) => new(
        15,
        [
            Numbered("1", 536, loser), Numbered("2", 2571, largest), Numbered("3", 977, second), Numbered("4", 567, 2), Numbered("5", 453, last),
        ]);

    /// <summary>One list reaches 75 % of the quota.</summary>
    private static Council Threshold() => new(15, [Numbered("1", 808, 50), .. Enumerable.Range(0, 7).Select(i => Numbered((i + 2).ToString(CultureInfo.InvariantCulture), 59 - i, 50))]);

    private static Council.List Numbered(string code, long votes, int candidates) => Council.Numbered(code, [votes], candidates, new HashSet<string>());

    private static ImmutableArray<Candidate> Persons(JsonValue json) => [.. json.Items.Select(p => new Candidate(p.Items[0].Text, p.Items[1].AsRational()))];

    /// <summary>One list that gets so many seats, filled above a bar of so many votes.</summary>
    private static (IEnumerable<string> Seated, IEnumerable<string> Succession) Fill(ImmutableArray<Candidate> persons, long seats, Rational bar, List<Draw> draws)
    {
        // A second list takes no seats; the bar is a share of the votes of the list.
        var share = (bar / persons.Aggregate(Rational.Zero, (sum, p) => sum + p.Votes)).ToString();
        var law = Small.Law(
            "{'do':'award','as':'A','each':'municipality','seats':'unit','by':{'divisors':'dhondt'}},{'do':'fill','as':'S','seats':'A','succession':'all-lists','prefer':{'strict':true,'share':'" + share + "'}}");
        var council = new Council(seats, [new Council.List("1", persons)]);
        var replay = Replay.Of(law, council.Data, draws);
        Assert.True(replay.Outcome.IsFinal);
        Assert.Equal(0, replay.Skipped);
        var filling = replay.Outcome.Filled["S"];
        return (filling.Lists.SelectMany(l => l.Persons), filling.Successions.Single().Persons);
    }
}
