using System.Collections.Immutable;
using CsCheck;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Identities that keep figures from being published: they hold for every right count, and a wrong figure breaks them.</summary>
public class KeepingBack
{
    private static readonly Gen<long?> Count = Gen.Frequency((1, Gen.Const((long?)null)), (6, Gen.Long[0, 900].Select(n => (long?)n)));

    [Fact]
    public void Parts_sum_to_their_whole_in_every_count_with_summaries_corrections_and_acts() =>
        Gen.Select(Gen.Select(Gen.Int[0, 6], Gen.Int[1, 3], Count.Array[4], Count.Array[4]).Array[0, 12], Gen.Int[0, 7]).Sample((given, aside) =>
        {
            var codes = Small.Tree().All.Select(u => u.Code).ToArray();
            var election = aside == 7 ? Small.Election() : Small.Election(acts: new SetAside([codes[aside]], "court", LocalText.Empty));
            var state = Small.Fold(election, [.. given.GroupBy(g => g.Item2).OrderBy(g => g.Key)
                .Select(g => Small.Batch($"{g.Key}", [.. g.Select(p => Small.Protocol(election, codes[p.Item1], p.Item3, p.Item4))]))]);
            Assert.DoesNotContain(Broken(state), b => b.Code == "parts-and-whole");
        });

    [Fact]
    public void Every_figure_of_a_unit_that_is_planted_wrong_is_found()
    {
        var election = Small.Election(acts: new SetAside(["b"], "court", LocalText.Empty));
        var state = Small.Fold(election, Small.Batch("1", Small.Protocol(election, "a", [null, 10, 9, 0], [4, 5, 0, null]), Small.Whole(election, "b", 1, 1, 1, 1)));
        var right = new UnitFigures(TallyTable.Of(state, "hand")[election.Units.Find("r1")]);
        Assert.Empty(Planted(state, right));
        Assert.Equal(["r1: protocols is 2, but its parts sum to 1"], Planted(state, right with { Protocols = 2 }));
        Assert.Equal(["r1: protocols set aside is 0, but its parts sum to 1"], Planted(state, right with { SetAside = 0 }));
        Assert.Equal(["r1: stations reported is 1, but its parts sum to 2"], Planted(state, right with { StationsReported = 1 }));
        Assert.Equal(["r1: cast is 11, but its parts sum to 10"], Planted(state, right with { Line = i => i == 1 ? 11 : right.Line(i) }));
        Assert.Equal(["r1: registered is 0, but its parts sum to blank"], Planted(state, right with { Line = i => right.Line(i) ?? 0 }));
        Assert.Equal(["r1: L3 is blank, but its parts sum to 0"], Planted(state, right with { Votes = i => i == 2 ? null : right.Votes(i) }));
    }

    [Fact]
    public void A_base_that_a_protocol_leaves_blank_is_no_whole_to_compare_with()
    {
        var election = Small.Election();
        var blank = Small.Fold(election, Small.Batch("1", Small.Protocol(election, "a", [1_000, 60, null, 0], [20, 20, 20, 0]), Small.Whole(election, "b", 5, 5, 0, 0)));
        Assert.Empty(Broken(blank));
        // What is known of an incomplete part is already too much.
        var part = Small.Fold(election, Small.Batch("1", Small.Protocol(election, "a", [1_000, 1, null, 0], [1, 0, 0, 0]), Small.Protocol(election, "b", [1_000, 1, 3, 0], [3, 0, 0, 0])));
        Assert.Equal(["over-whole c: valid 3 is more than cast 2", "over-whole r1: valid 3 is more than cast 2"], Broken(part).Select(b => $"{b.Code} {b.Sentence}"));
    }

    [Fact]
    public void A_summary_may_not_cover_more_stations_than_there_are()
    {
        var election = Small.Election();
        var summary = new Protocols.Protocol(
            election.Units.Find("r2"), Protocols.Figures.Of([2_000, 4, 4, 0]), Protocols.Figures.Of([1, 1, 1, 1]), new("p.csv", 2), election.Shape)
        { StationsCovered = 3 };
        Assert.Equal(["r2: stations reported 3 is more than stations 2"], Broken(Small.Fold(election, Small.Batch("1", summary))).Select(b => b.Sentence));
    }

    [Fact]
    public void Figures_fall_without_a_correction_when_the_first_part_of_a_summary_reports()
    {
        var election = Small.Election();
        var summary = Small.Batch("1", Small.Whole(election, "r1", 50, 30, 20, 1));
        var before = PublishedFigures.Of(election, TallyTable.Of(Small.Fold(election, summary), "hand"));
        var then = Small.Fold(election, summary, Small.Batch("2", Small.Whole(election, "a", 20, 10, 5, 0)));
        var broken = Identities.Broken(then, TallyTable.Of(then, "hand"), before, changed: false);
        Assert.All(broken, b => Assert.Equal(("fell", "c"), (b.Code, b.Unit)));
        Assert.Contains("c: stations reported fell from 2 to 1 though nothing was corrected", broken.Select(b => b.Sentence));
    }

    [Fact]
    public void A_wrong_sum_on_paper_that_was_accepted_with_its_reason_holds_no_figures_back_and_nothing_beyond_it_is_excused()
    {
        var election = Small.Election();
        var (a, b) = (election.Units.Find("a"), election.Units.Find("b"));
        // 1,025 votes on 1,020 valid ballots of 1,018 cast, where 1,000 are registered.
        var wrong = Small.Protocol(election, "a", [1_000, 1_018, 1_020, 0], [1_010, 10, 5, 0]);
        var state = Small.Fold(election, Small.Batch("1", wrong));
        Assert.Equal(6, Broken(state).Length);
        Assert.Empty(Broken(state, a));
        Assert.Equal(6, Broken(state, b).Length);
        // A second wrong sum is not covered by the first one's reason.
        var two = Small.Fold(election, Small.Batch("1", wrong, Small.Protocol(election, "b", [10, 10, 10, 0], [11, 0, 0, 0])));
        Assert.Equal(["c: votes 1036 is more than valid 1030", "r1: votes 1036 is more than valid 1030"], Broken(two, a).Select(i => i.Sentence));
        Assert.Empty(Broken(two, a, b));
        // The same figures, wrongly shown by one vote more.
        var tallies = TallyTable.Of(state, "hand");
        var shown = Identities.Broken(state, "hand", unit => new UnitFigures(tallies[unit]) is var right && unit == election.Units.Find("r1") ? right with { AllVotes = 1_026 } : right, null, false, [a]);
        Assert.Equal(["r1: votes 1026 is more than valid 1020"], shown.Select(i => i.Sentence));
    }

    private static ImmutableArray<BrokenIdentity> Broken(CountState state, params int[] accepted) => Identities.Broken(state, TallyTable.Of(state, "hand"), null, false, accepted);

    private static IEnumerable<string> Planted(CountState state, UnitFigures wrong)
    {
        var tallies = TallyTable.Of(state, "hand");
        var at = state.Election.Units.Find("r1");
        return Identities.Broken(state, "hand", unit => unit == at ? wrong : new UnitFigures(tallies[unit]), null, false).Select(b => b.Sentence);
    }
}
