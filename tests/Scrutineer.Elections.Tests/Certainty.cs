using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections.Units;
using Scrutineer.Law.Explanation;
using Xunit;
using static Scrutineer.Elections.Tests.Small;

namespace Scrutineer.Elections.Tests;

/// <summary>Nothing is certain that a missing, blank or contradictory figure could still change.</summary>
public class Certainty
{
    private static ElectionOutcome Outcome(Election election, params Protocol[] protocols)
    {
        var state = CountState.Fold(election, [new Batch("hand", "v", [.. protocols])]);
        return ElectionOutcome.Of(election, TallyTable.Of(state, "hand")).Value;
    }

    private static Truth Standing(ElectionOutcome outcome, string list) => outcome.NationalBar!.Lists.Single(l => l.List == list).Passes;

    private static UnitTree Units(params Unit[] units) => UnitTree.Build([.. units]).Value;

    [Fact]
    public void Districts_that_report_themselves_are_missing_until_they_do()
    {
        var election = Election(units: Units(Unit("c", "country", null), Unit("d1", "district", "c") with { Registered = 1_000 }, Unit("d2", "district", "c") with { Registered = 1_000 }));
        var outcome = Outcome(election, Protocol(election, "d1", [1_000, 100, 100, 0], [95, 5, 0, 0]));
        Assert.Equal((2, 1, 1), (outcome.Tallies.Country.Stations, outcome.Tallies.Country.StationsReported, outcome.Tallies.Country.StationsMissing));
        Assert.Equal(1_000, outcome.BallotsToCome);
        // 95 votes are 7 % even of 1,100; 5 votes can still grow to 1,005.
        Assert.Equal((Truth.True, Truth.Open), (Standing(outcome, "L1"), Standing(outcome, "L2")));
    }

    [Fact]
    public void A_national_register_that_is_too_small_does_not_make_anything_certain()
    {
        var election = Election(units: Units(
            Unit("c", "country", null) with { Registered = 1_000 },
            Unit("a", "station", "c") with { Registered = 1_000 }, Unit("b", "station", "c") with { Registered = 5_000 }));
        var outcome = Outcome(election, Protocol(election, "a", [1_000, 100, 100, 0], [95, 5, 0, 0]));
        Assert.Equal(5_000, outcome.BallotsToCome);
        Assert.Equal(Truth.Open, Standing(outcome, "L2"));
    }

    [Fact]
    public void A_blank_line_in_a_base_leaves_its_bar_open_and_has_a_finding()
    {
        var election = Election();
        var state = CountState.Fold(election, [new Batch("hand", "v", [.. "abde".Select(c => c.ToString())
            .Select((u, i) => Protocol(election, u, [1_000, i == 0 ? null : 1_000, 1_000, 0], [60, 940, 0, 0]))])]);
        var outcome = ElectionOutcome.Of(election, TallyTable.Of(state, "hand")).Value;
        Assert.Equal(Truth.Open, Standing(outcome, "L1"));
        var finding = Assert.Single(Check.All(state), f => f.Code == FindingCodes.LineMissing);
        Assert.Equal(("cast", "a"), (Assert.Single(finding.Lines), election.Units[finding.Unit].Code));
    }

    [Fact]
    public void Blank_votes_of_a_list_that_has_votes_next_door_are_found()
    {
        var election = Election();
        var state = CountState.Fold(election, [new Batch("hand", "v", [
            Protocol(election, "a", [1_000, 10, 10, 0], [10, null, 0, null]), Protocol(election, "b", [1_000, 10, 10, 0], [5, 5, 0, null])])]);
        Assert.Equal(["L2"], Check.All(state).Where(f => f.Code == FindingCodes.LineMissing).SelectMany(f => f.Lines));
    }

    [Fact]
    public void Turnout_leaves_out_the_register_of_a_station_that_is_set_aside()
    {
        var election = Election(acts: new SetAside(["b"], "court", LocalText.Of("x")));
        var country = Outcome(election, Protocol(election, "a", [1_000, 800, 800, 0], [800, 0, 0, 0]), Protocol(election, "b", [1_000, 800, 800, 0], [800, 0, 0, 0])).Tallies.Country;
        Assert.Equal(new Share(800, 1_000, "registered"), country.Turnout);
        Assert.Equal(2_000, country.RegisteredCovered);
    }

    [Fact]
    public void A_summary_that_its_parts_replaced_later_counts_in_totals_of_before()
    {
        var election = Election();
        var nine = new DateTimeOffset(2020, 10, 4, 21, 0, 0, TimeSpan.Zero);
        var summary = new Protocol(election.Units.Find("r1"), Figures.Of([2_000, 100, 100, 0]), Figures.Of([60, 40, 0, 0]), new Source("p", 2), election.Shape) { Received = nine };
        var station = new Protocol(election.Units.Find("a"), Figures.Of([1_000, 50, 50, 0]), Figures.Of([30, 20, 0, 0]), new Source("p", 3), election.Shape) { Received = nine.AddHours(2) };
        var state = CountState.Fold(election, [new Batch("hand", "v", [summary, station])]);
        Assert.Equal(60, TallyTable.Of(state, "hand", nine.AddHours(1)).Country.Votes(0));
        Assert.Equal(30, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Equal(0, TallyTable.Of(state, "hand", nine.AddHours(1))[election.Units.Find("a")].Protocols);
    }

    [Fact]
    public void Nothing_lies_below_a_station()
    {
        var tree = UnitTree.Build([Unit("c", "country", null), Unit("a", "station", "c"), Unit("b", "station", "a")]);
        Assert.Equal("unit-below-station", tree.Refusal!.Code);
        Assert.Equal("unit-root-station", UnitTree.Build([Unit("a", "station", null)]).Refusal!.Code);
    }

    [Fact]
    public void A_thousand_equal_stations_are_a_thousand_findings_not_half_a_million()
    {
        var election = Election(units: Units([Unit("c", "country", null), Unit("r1", "region", "c"), .. Enumerable.Range(0, 1_000).Select(i => Unit($"s{i}", "station", "r1"))]));
        var state = CountState.Fold(election, [new Batch("hand", "v", [.. Enumerable.Range(0, 1_000).Select(i => Whole(election, $"s{i}", 60, 20, 20, 0))])]);
        Assert.Equal(999, Check.All(state).Count(f => f.Code == FindingCodes.SameVotes));
    }
}
