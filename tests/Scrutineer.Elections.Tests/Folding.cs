using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>state = fold(batches): what supersedes, what comes twice, what is set aside; nothing is edited.</summary>
public class Folding
{
    private readonly Election election = Small.Election();

    [Fact]
    public void A_later_version_supersedes_an_earlier_one_station_by_station()
    {
        var state = Small.Fold(election,
            Small.Batch("early", Small.Whole(election, "a", 50, 30, 20, 0), Small.Whole(election, "b", 10, 10, 10, 0)),
            Small.Batch("late", Small.Whole(election, "a", 60, 30, 20, 0)));
        var hand = state["hand"];
        Assert.Equal("late", hand.Current(election.Units.Find("a"))!.Value.Version);
        Assert.Equal("early", hand.Current(election.Units.Find("b"))!.Value.Version);
        Assert.Equal(["early"], hand.Earlier(election.Units.Find("a")).Select(v => v.Version));
        Assert.Empty(hand.Earlier(election.Units.Find("b")));
        Assert.Equal(70, TallyTable.Of(state, "hand").Country.Votes(0));
    }

    [Fact]
    public void Folding_a_prefix_gives_the_state_as_it_was()
    {
        Batch[] batches =
        [
            Small.Batch("1", Small.Whole(election, "a", 50, 30, 20, 0)),
            Small.Batch("2", Small.Whole(election, "b", 10, 10, 10, 0)),
            Small.Batch("3", Small.Whole(election, "a", 60, 30, 20, 0)),
        ];
        long?[] totals = [null, 50, 60, 70];
        for (var n = 0; n <= batches.Length; n++)
            Assert.Equal(totals[n], TallyTable.Of(CountState.Fold(election, batches[..n]), "hand").Country.Votes(0));
    }

    [Fact]
    public void Of_two_protocols_of_one_station_in_a_batch_the_first_counts_and_the_second_is_found()
    {
        var batch = Small.Batch("v", Small.Whole(election, "a", 50, 30, 20, 0), Small.Protocol(election, "a", [1_000, 9, 9, 0], [9, 0, 0, 0], line: 3));
        var state = Small.Fold(election, batch);
        Assert.Equal(50, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Equal(3, Assert.Single(state["hand"].Twice).Again.Protocol.Source.Line);
        var finding = Assert.Single(Check.All(state));
        Assert.Equal((FindingCodes.StationTwice, 3, 2), (finding.Code, finding.Source.Line, finding.Other!.Value.Line));
    }

    [Fact]
    public void A_summary_counts_until_its_parts_arrive()
    {
        var summary = Small.Whole(election, "r1", 500, 300, 200, 0);
        var alone = Small.Fold(election, Small.Batch("sum", summary));
        Assert.Equal(500, TallyTable.Of(alone, "hand").Country.Votes(0));
        var state = Small.Fold(election, Small.Batch("sum", summary), Small.Batch("v", Small.Whole(election, "a", 50, 30, 20, 0)));
        Assert.Equal(50, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Same(summary, Assert.Single(state["hand"].Doubled).Protocol);
        Assert.Equal(FindingCodes.UnitAndParts, Assert.Single(Check.All(state)).Code);
        var beside = Small.Fold(election, Small.Batch("sum", summary), Small.Batch("v", Small.Whole(election, "d", 50, 30, 20, 0)));
        Assert.Equal(550, TallyTable.Of(beside, "hand").Country.Votes(0));
    }

    [Fact]
    public void A_summary_of_the_country_gives_way_to_a_summary_of_a_region()
    {
        var state = Small.Fold(election, Small.Batch("v", Small.Whole(election, "c", 900, 1, 1, 1), Small.Whole(election, "r1", 500, 1, 1, 1)));
        Assert.Equal(500, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Single(state["hand"].Doubled);
    }

    [Fact]
    public void Channels_are_never_merged()
    {
        var state = CountState.Fold(election, [Small.Batch("v", Small.Whole(election, "a", 50, 30, 20, 0)), new Batch("machine", "v", [Small.Whole(election, "a", 51, 30, 20, 0)])]);
        Assert.Equal(50, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Equal(51, TallyTable.Of(state, "machine").Country.Votes(0));
    }

    [Fact]
    public void Protocols_of_a_unit_that_was_set_aside_are_reported_but_not_counted()
    {
        var annulled = Small.Election(acts: new SetAside(["r1"], "court", LocalText.Of("annulled")));
        var state = Small.Fold(annulled, Small.Batch("v", Small.Whole(annulled, "a", 50, 30, 20, 0), Small.Whole(annulled, "d", 1, 2, 3, 0)));
        var tallies = TallyTable.Of(state, "hand");
        Assert.Equal(["a", "b", "r1"], state.SetAside.Select(i => annulled.Units[i].Code).Order());
        Assert.Equal((1L, 1, 1), (tallies.Country.Votes(0)!.Value, tallies.Country.Protocols, tallies.Country.SetAside));
        Assert.Equal((2, 2), (tallies.Country.StationsReported, tallies.Country.StationsMissing));
        Assert.Null(tallies[annulled.Units.Find("a")].Votes(0));
    }

    [Fact]
    public void Acts_name_units_and_lists_that_exist()
    {
        Small.Refused(CheckAct("{'act':'set-aside','by':'court','reason':'r','units':['a','x']}"), "unit-unknown");
        Small.Refused(CheckAct("{'act':'lot','by':'court','reason':'r','among':['L1','L9'],'drawn':['L1']}"), "list-unknown");
        Small.Refused(CheckAct("{'act':'lot','by':'court','reason':'r','among':['L1','L2'],'drawn':['L9']}"), "lot-names");
        Small.Refused(CheckAct("{'act':'pardon','by':'court','reason':'r'}"), "act-unknown");
        Small.Refused(CheckAct("{'act':'lot','by':'court','reason':'r','among':['L1','L2'],'drawn':['L1'],'units':['a']}"), "json-unknown-member");
        Small.Refused(CheckAct("{'act':'set-aside','reason':'r','units':['a']}"), "json-missing-member");
        Assert.Equal(["a"], Assert.IsType<SetAside>(Small.Ok(CheckAct("{'act':'set-aside','by':'court','reason':'r','units':'a'}"))).Units.AsEnumerable());
        Assert.Equal(["L2"], Assert.IsType<LotDrawn>(Small.Ok(CheckAct("{'act':'lot','by':'c','reason':'r','among':['L1','L2'],'drawn':['L2']}"))).Drawn.AsEnumerable());
    }

    private Result<Act> CheckAct(string json)
    {
        var act = ActReader.Read(Small.Json(json));
        return act.IsOk && ActReader.CheckAgainst(act.Value, election) is { } refusal ? refusal : act;
    }
}
