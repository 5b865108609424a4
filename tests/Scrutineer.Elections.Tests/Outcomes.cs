using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law.Explanation;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>outcome = law(tally): the election of 4 October 2020, and small ones.</summary>
public class Outcomes
{
    [Fact]
    public void The_machine_count_of_2020_gives_46_45_16_13()
    {
        var outcome = Kyrgyzstan("machine");
        Assert.Equal("birimdik 46, mekenim-kyrgyzstan 45, kyrgyzstan 16, butun-kyrgyzstan 13", Seats(outcome, outcome.Outcome));
        Assert.True(outcome.Outcome.IsFinal);
        Assert.Equal(["birimdik", "mekenim-kyrgyzstan", "butun-kyrgyzstan", "kyrgyzstan"], outcome.Outcome.Sets["in"].AsEnumerable());
    }

    [Fact]
    public void Twelve_seats_of_2020_hang_on_the_base_of_the_bar()
    {
        var others = Kyrgyzstan("machine").OtherBases.ToDictionary(o => o.Base);
        Assert.Equal(["lists", "valid"], others.Keys.Order());
        var outcome = Kyrgyzstan("machine");
        Assert.Equal(0, others["valid"].SeatsMoved);
        Assert.Equal(Seats(outcome, outcome.Outcome), Seats(outcome, others["valid"].Outcome));
        Assert.Equal("birimdik 41, mekenim-kyrgyzstan 40, kyrgyzstan 15, mekenchil 12, butun-kyrgyzstan 12", Seats(outcome, others["lists"].Outcome));
        Assert.Equal(12, others["lists"].SeatsMoved);
    }

    [Fact]
    public void Butun_Kyrgyzstan_was_over_the_bar_by_2587_votes_and_Mekenchil_3077_short()
    {
        // 2,588 votes less would put Butun Kyrgyzstan out, 3,077 more would have put Mekenchil in.
        var lists = Kyrgyzstan("machine").Outcome.Steps.OfType<QualifyReport>().Single().Lists.ToDictionary(l => l.List);
        var butun = lists["butun-kyrgyzstan"].Bars[0];
        Assert.Equal((2_587, Truth.True), (butun.Margin, butun.Passes));
        Assert.Equal((141_940, 1_990_753, "cast"), (butun.Votes, butun.Base, butun.Of));
        Assert.Equal("13935271/100", butun.Needed.ToString());
        Assert.True(butun.Votes - 2_587 >= butun.Needed && butun.Votes - 2_588 < butun.Needed);
        var mekenchil = lists["mekenchil"].Bars[0];
        Assert.Equal((-3_077, Truth.False), (mekenchil.Margin, mekenchil.Passes));
        Assert.True(mekenchil.Votes + 3_077 >= mekenchil.Needed && mekenchil.Votes + 3_076 < mekenchil.Needed);
    }

    [Fact]
    public void While_46_stations_were_missing_Butun_was_in_for_certain_and_Mekenchil_still_open()
    {
        var outcome = Kyrgyzstan("machine");
        Assert.Equal((2_475, 2_429, 46), (outcome.Tallies.Country.Stations, outcome.Tallies.Country.StationsReported, outcome.Tallies.Country.StationsMissing));
        // 7 % of 1,990,753 + 32,602 is 141,634.85: less than the 141,940 votes of Butun Kyrgyzstan.
        Assert.Equal(3_523_554 - 3_490_952, outcome.BallotsToCome);
        var bar = outcome.NationalBar!.Lists.ToDictionary(l => l.List, l => l.Bars[0].Passes);
        Assert.Equal(["birimdik", "butun-kyrgyzstan", "kyrgyzstan", "mekenim-kyrgyzstan"], bar.Where(b => b.Value == Truth.True).Select(b => b.Key).Order());
        Assert.Equal(["mekenchil", "respublika"], bar.Where(b => b.Value == Truth.Open).Select(b => b.Key).Order());
    }

    [Fact]
    public void The_hand_count_that_decides_has_not_been_given()
    {
        var state = Folder().State();
        Assert.Equal("hand", state.Election.DecidingChannel.Code);
        Assert.Equal(0, TallyTable.Of(state, "hand").Country.Protocols);
        Assert.Equal(1, TallyTable.Of(state, "machine").Country.Protocols);
    }

    [Fact]
    public void A_recorded_lot_reaches_the_law()
    {
        const string law = Small.Bar + ",{'do':'award','as':'S','seats':1,'among':'in','by':{'divisors':'dhondt'}}";
        var open = Small.Election(steps: law);
        Assert.Equal(["L1", "L2"], Assert.Single(Of(open, 50, 50).Outcome.Ties).Tied.AsEnumerable());
        var settled = Small.Election(steps: law, acts: new LotDrawn(["L1", "L2"], ["L2"], "commission", LocalText.Empty));
        Assert.Equal(1, Of(settled, 50, 50).Outcome.SeatsOf("L2"));
    }

    [Fact]
    public void A_lot_bound_to_its_situation_is_refused_when_votes_change_afterwards()
    {
        const string law = Small.Bar + ",{'do':'award','as':'S','seats':1,'among':'in','by':{'divisors':'dhondt'}}";
        var tie = Assert.Single(Of(Small.Election(steps: law), 50, 50).Outcome.Ties);
        var settled = Small.Election(steps: law, acts: new LotDrawn(["L1", "L2"], ["L2"], "commission", LocalText.Empty) { Situation = tie.Situation });
        Assert.Equal(1, Of(settled, 50, 50).Outcome.SeatsOf("L2"));
        var state = Small.Fold(settled, Small.Batch("v", Small.Protocol(settled, "a", [1_000, 100, 98, 0], [49, 49, 0, 0])));
        Small.Refused(ElectionOutcome.Of(settled, TallyTable.Of(state, "hand")), "law-other-situation");
    }

    [Fact]
    public void A_base_that_the_form_leaves_blank_is_refused_and_not_guessed()
    {
        var election = Small.Election();
        var state = Small.Fold(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, null, 100, 0], [50, 30, 20, 0])));
        Small.Refused(ElectionOutcome.Of(election, TallyTable.Of(state, "hand")), "law-no-base");
    }

    [Fact]
    public void A_bar_in_every_region_is_taken_of_that_regions_votes()
    {
        var election = Small.Election(steps: "{'do':'qualify','as':'in','if':{'share':'10%','of':'valid','in':'each:region'}}," + Small.Award);
        var state = Small.Fold(election, Small.Batch("v",
            Small.Whole(election, "a", 90, 5, 0, 0), Small.Whole(election, "b", 90, 15, 0, 0), Small.Whole(election, "d", 90, 9, 0, 1), Small.Whole(election, "e", 90, 10, 0, 0)));
        var outcome = Small.Ok(ElectionOutcome.Of(election, TallyTable.Of(state, "hand")));
        // L2: exactly 20 of 200 in r1, 19 of 200 in r2.
        Assert.Equal(["L1"], outcome.Outcome.Sets["in"].AsEnumerable());
        var bars = outcome.Outcome.Steps.OfType<QualifyReport>().Single().Lists[1].Bars;
        Assert.Equal([("r1", 20, 200, Truth.True), ("r2", 19, 200, Truth.False)], bars.Select(b => (b.Unit!, (int)b.Votes.Numerator, (int)b.Base.Numerator, b.Passes)));
    }

    [Fact]
    public void A_summary_above_stations_is_counted_once_beside_the_stations_of_other_regions()
    {
        var election = Small.Election();
        var state = Small.Fold(election, Small.Batch("v", Small.Whole(election, "r1", 600, 300, 100, 0), Small.Whole(election, "d", 60, 30, 10, 0)));
        var data = Small.Ok(ElectionOutcome.Of(election, TallyTable.Of(state, "hand"))).Data;
        Assert.Equal(660, data.Votes.Total("L1"));
        Assert.Equal(["r1", "r2"], data.Votes.Rows.Select(r => r.Key).Order());
    }

    [Fact]
    public void Stations_directly_under_the_country_are_counted_beside_the_regions_and_not_with_them()
    {
        var units = Small.Tree().All.Add(Small.Unit("ship", "station", "c") with { Registered = 1_000 });
        var election = Small.Election(units: Small.Ok(Units.UnitTree.Build(units)));
        var state = Small.Fold(election, Small.Batch("v", Small.Whole(election, "ship", 7, 2, 1, 0), Small.Whole(election, "a", 60, 30, 10, 0)));
        var data = Small.Ok(ElectionOutcome.Of(election, TallyTable.Of(state, "hand"))).Data;
        Assert.Equal([("c", 7), ("r1", 60)], data.Votes.Rows.Select(r => (r.Key, (int)r.Value["L1"].Numerator)).Order());
        Assert.Equal(67, data.Votes.Total("L1"));
    }

    private static ElectionOutcome Of(Election election, params long?[] votes)
    {
        var state = Small.Fold(election, Small.Batch("v", Small.Whole(election, "a", [.. votes, .. Enumerable.Repeat((long?)0, 4 - votes.Length)])));
        return Small.Ok(ElectionOutcome.Of(election, TallyTable.Of(state, "hand")));
    }

    private static ElectionFolder Folder() => Small.Ok(FolderReader.Read(Path.Combine(Shared.Repository, "elections", "kg-2020")));

    private static ElectionOutcome Kyrgyzstan(string channel)
    {
        var state = Folder().State();
        return Small.Ok(ElectionOutcome.Of(state.Election, TallyTable.Of(state, channel)));
    }

    private static string Seats(ElectionOutcome of, Outcome outcome) => string.Join(", ", outcome.Seats(of.Data).Select(s => $"{s.Key} {s.Value}"));
}
