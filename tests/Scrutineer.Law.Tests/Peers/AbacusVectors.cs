using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>Whole counts of kiesraad/abacus through the two council laws; docs/peers.md explains every difference.</summary>
public class AbacusVectors
{
    public static TheoryData<string> Counts() => AbacusFile.Ids("apportionment");

    public static TheoryData<string> Nominations() => AbacusFile.Ids("nomination");

    public static TheoryData<string> RealVotes() => AbacusFile.Ids("real_votes");

    [Fact]
    public void Every_kind_of_the_file_is_run()
    {
        AbacusFile.Root.Only(
            "format", "rules", "source_commit", "conventions", "verification", "cautions", "counts",
            "apportionment", "nomination", "nomination_components", "residual_components", "validation", "real_votes");
        var counts = AbacusFile.Root["counts"]!.Only(
            "apportionment", "nomination", "nomination_components", "residual_cases", "qualifies", "validation_W203", "real_votes");
        // Checks of protocols are forms, not laws: W.203 is run with the findings of forms; docs/peers.md has the others.
        AbacusFile.Root["validation"]!.Only("W203_votes_difference", "W201_W202_percentage", "count_range");
        AbacusFile.Root["nomination_components"]!.Only("preferential", "ranking", "above_threshold", "other");
        Assert.Equal(AbacusComponents.Nominations().Count, AbacusFile.Root["nomination_components"]!.Members.Sum(m => m.Value.Items.Length));
        AbacusFile.Root["residual_components"]!.Only("source", "quota", "cases", "qualifies_for_extra_seat");
        Assert.Equal(counts["apportionment"]!.AsCount(), Counts().Count);
        Assert.Equal(counts["nomination"]!.AsCount(), Nominations().Count);
        Assert.Equal(counts["real_votes"]!.AsCount(), RealVotes().Count);
        Assert.Equal(counts["nomination_components"]!.AsCount(), AbacusComponents.Nominations().Count);
        Assert.Equal(counts["residual_cases"]!.AsCount(), AbacusComponents.Residuals().Count);
        Assert.Equal(counts["qualifies"]!.AsCount(), AbacusComponents.Qualifies().Count);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_count_has_the_same_seats_steps_and_persons(string id)
    {
        var json = AbacusFile.Case("apportionment", id).Only("id", "source", "seats", "lists", "deceased", "draws", "expected", "asserted_by_source", "tags", "note", "caution");
        var council = AbacusFile.Council(json);
        var expected = Expected(json.Need("expected"));
        var draws = AbacusFile.Draws(expected.Need("lots"));
        Assert.Equal(AbacusFile.Texts(json["draws"]), draws.Select(d => d.Drawn));

        var replay = Replay.Of(council.Law, council.Data, draws);
        var result = new CouncilResult(council, replay.Outcome);
        var isPending = expected["status"]!.Text == "list_lot_required";
        if (PeerDifferences.NeedlessPending.TryGetValue(id, out var seats))
        {
            Assert.True(isPending && json["caution"]!.Items.Any(c => c.Text == "#1298"));
            Assert.True(replay.Outcome.IsFinal);
            Assert.NotEmpty(replay.Outcome.NoLotNeeded);
            Assert.Equal(seats, string.Join(' ', council.Lists.Select(l => result.Seats(l.Code))));
            return;
        }

        Assert.Equal(0, replay.Skipped);
        Same(council, result, expected);
        if (isPending) SameTie(replay, expected.Need("pending_lot"));
        else Assert.Empty(replay.Outcome.Ties);
    }

    [Theory]
    [MemberData(nameof(RealVotes))]
    public void A_real_vote_table_has_the_computed_seats_and_persons(string id)
    {
        var json = AbacusFile.Case("real_votes", id).Only("id", "source", "note", "seats", "lists", "expected_computed");
        var council = AbacusFile.Council(json);
        var replay = Replay.Of(council.Law, council.Data, []);
        Assert.True(replay.Outcome.IsFinal);
        Same(council, new CouncilResult(council, replay.Outcome), Expected(json.Need("expected_computed")));
    }

    [Theory]
    [MemberData(nameof(Nominations))]
    public void A_nomination_seats_the_same_persons_in_the_same_order(string id)
    {
        var json = AbacusFile.Case("nomination", id).Only("id", "source", "seats", "quota", "threshold_percentage", "lists", "list_seats", "deceased", "draws", "expected", "note");
        var council = AbacusFile.Council(json);
        // The seats are given there; a whole count of the same votes comes to the same seats, if a lot between lists falls as they say.
        var before = new CouncilResult(council, Replay.Of(council.Law, council.Data, []).Outcome);
        var drawn = council.Lists.Where(l => json["list_seats"]![l.Code]!.AsCount() > before.Seats(l.Code)).Select(l => l.Code).ToList();
        var draws = AbacusFile.Draws(json.Need("draws"));
        if (before.FirstTie is { } tie) draws.Insert(0, new Draw(tie, Assert.Single(drawn)));
        else Assert.Empty(drawn);
        var replay = Replay.Of(council.Law, council.Data, draws);
        Assert.True(replay.Outcome.IsFinal);
        var result = new CouncilResult(council, replay.Outcome);
        foreach (var (list, seats) in json.Need("list_seats").Members) Assert.Equal(seats.AsCount(), result.Seats(list));
        Assert.Equal(AbacusFile.Fraction(json.Need("quota")), result.Quota);
        Assert.Equal(AbacusFile.Fraction(json.Need("quota")) * json.Need("threshold_percentage").AsRational() / 100, result.Bar);
        SamePersons(result, json.Need("expected"));
    }

    private static JsonValue Expected(JsonValue json) => json.Only(
        "status", "quota", "full_seats", "residual_seats", "seats", "full_per_list", "residual_per_list", "unassigned_seats", "steps", "warnings", "lots",
        "pending_lot", "preference_threshold", "nomination");

    private static void Same(Council council, CouncilResult result, JsonValue expected)
    {
        var isPending = expected["status"]!.Text == "list_lot_required";
        foreach (var list in council.Lists.Select(l => l.Code))
        {
            Assert.Equal(expected["seats"]![list]!.AsCount(), result.Seats(list));
            Assert.Equal(result.Seats(list), result.Replayed(list));
            Assert.Equal(expected["full_per_list"]![list]!.AsCount(), result.Full(list));
            Assert.Equal(expected["residual_per_list"]![list]!.AsCount(), result.Seats(list) - result.Full(list));
        }

        Assert.Equal(expected["full_seats"]!.AsCount(), council.Lists.Sum(l => result.Full(l.Code)));
        var residual = council.Lists.Sum(l => result.Seats(l.Code) - result.Full(l.Code));
        Assert.Equal(expected["residual_seats"]!.AsCount(), residual + (isPending ? result.Open : 0));
        if (expected["unassigned_seats"] is { Kind: JsonKind.Number } unassigned) Assert.Equal(unassigned.AsCount(), isPending ? result.Open : result.Unassigned);
        Assert.Equal(AbacusFile.Texts(expected["warnings"]).Order(), result.Warnings().Order());
        // Where nobody has votes there is no quota; the peer reports 0 / seats.
        if (result.Quota is { } quota) Assert.Equal(AbacusFile.Fraction(expected["quota"]!), quota);
        else Assert.All(council.Lists, l => Assert.True(l.Votes.IsZero));
        if (result.Bar is { } bar && expected["preference_threshold"] is { } threshold) Assert.Equal(AbacusFile.Fraction(threshold["votes"]!), bar);
        SameSteps(result, expected["steps"]!);
        if (expected["nomination"] is { } nomination) SamePersons(result, nomination);
    }

    private static void SameSteps(CouncilResult result, JsonValue expected)
    {
        var ours = result.Steps().ToList();
        Assert.Equal(expected.Items.Select(Step), ours.Select(s => s.Step));
        foreach (var (peer, our) in expected.Items.Zip(ours))
        {
            peer.Only("type", "residual_seat", "from", "to", "options", "assigned", "value", "full_seat", "exhausted", "by_lot");
            if (peer["value"] is { } value) Assert.Equal(AbacusFile.Fraction(value), our.Value);
            if (peer["full_seat"] is { } full) Assert.Equal(full.AsBoolean(), our.IsFull);
            Assert.Equal(peer["by_lot"]?.AsBoolean() ?? false, our.ByLot);
        }
    }

    private static string Step(JsonValue json) => json["type"]!.Text switch
    {
        "largest_remainder" => $"LR {json["to"]!.Text}",
        "unique_highest_average" => $"UHA {json["to"]!.Text}",
        "highest_average" => $"HA {json["to"]!.Text}",
        "absolute_majority" => $"P9 {json["from"]!.Text}>{json["to"]!.Text}",
        "list_exhaustion" => $"P10 {json["from"]!.Text}",
        var other => throw new InvalidOperationException(other),
    };

    private static void SamePersons(CouncilResult result, JsonValue expected)
    {
        foreach (var (list, nomination) in expected.Members)
        {
            nomination.Only("preferential", "other", "updated_ranking");
            Assert.Equal(AbacusFile.Texts(nomination["preferential"]), result.Preferential(list));
            Assert.Equal(AbacusFile.Texts(nomination["other"]), result.Other(list));
            var ranking = nomination["updated_ranking"] is { Kind: JsonKind.Array } changed ? AbacusFile.Texts(changed) : null;
            Assert.Equal(ranking, result.ChangedRanking(list));
        }
    }

    private static void SameTie(Replay replay, JsonValue expected)
    {
        var tie = Assert.Single(replay.Outcome.Ties);
        Assert.Equal(AbacusFile.Texts(expected["options"]).Order(StringComparer.Ordinal), tie.Tied.Order(StringComparer.Ordinal));
        Assert.Equal(expected["residual_seat_numbers"]!.Items.Length, tie.Seats);
    }
}
