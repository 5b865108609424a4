using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Findings between protocols: the same votes, multiples, registers, versions, channels; each at its threshold.</summary>
public class CrossFindings
{
    private readonly Election election = Small.Election(units: Small.Tree(register: null));

    [Fact]
    public void Two_stations_of_one_region_with_the_same_votes_are_found()
    {
        var finding = Assert.Single(Between(("a", [20, 6, 4, 0]), ("b", [20, 6, 4, 0])));
        Assert.Equal((FindingCodes.SameVotes, Severity.Warning, "b", "a"), (finding.Code, finding.Severity, Code(finding.Unit), Code(finding.OtherUnit!.Value)));
    }

    [Fact]
    public void The_same_votes_in_different_regions_are_a_coincidence() => Assert.Empty(Between(("a", [20, 6, 4, 0]), ("d", [20, 6, 4, 0])));

    [Fact]
    public void Fewer_than_30_votes_or_three_lists_prove_nothing()
    {
        Assert.Empty(Between(("a", [19, 6, 4, 0]), ("b", [19, 6, 4, 0])));
        Assert.Empty(Between(("a", [90, 60, 0, 0]), ("b", [90, 60, 0, 0])));
        Assert.Single(Between(("a", [19, 6, 4, 1]), ("b", [19, 6, 4, 1])));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void An_exact_multiple_is_an_error_and_names_the_larger_first(long times)
    {
        foreach (var turned in (bool[])[false, true])
        {
            (string, long?[]) small = ("a", [21, 10, 4, 3]), large = ("b", [21 * times, 10 * times, 4 * times, 3 * times]);
            var finding = Assert.Single(turned ? Between(large, small) : Between(small, large));
            Assert.Equal((FindingCodes.ExactMultiple, Severity.Error, "b", "a"), (finding.Code, finding.Severity, Code(finding.Unit), Code(finding.OtherUnit!.Value)));
            Assert.Equal((38 * times, 38L, 38 * (times - 1)), (finding.Left, finding.Right, finding.Difference));
        }
    }

    [Fact]
    public void One_vote_off_is_no_multiple() => Assert.Empty(Between(("a", [21, 10, 4, 3]), ("b", [42, 20, 8, 7])));

    [Fact]
    public void One_and_a_half_times_is_no_multiple() => Assert.Empty(Between(("a", [20, 10, 6, 2]), ("b", [30, 15, 9, 3])));

    [Fact]
    public void A_doubled_earlier_version_of_the_same_station_is_found()
    {
        var findings = Small.Findings(election,
            Small.Batch("early", Small.Whole(election, "a", 42, 20, 8, 6)),
            Small.Batch("late", Small.Whole(election, "a", 21, 10, 4, 3)));
        var multiple = Assert.Single(findings, f => f.Code == FindingCodes.ExactMultiple);
        Assert.Equal((76L, 38L), (multiple.Left, multiple.Right));
        var changed = Assert.Single(findings, f => f.Code == FindingCodes.VersionChanged);
        Assert.Equal((38L, 76L, -38L), (changed.Left, changed.Right, changed.Difference));
        Assert.Equal(["cast", "valid", "L1", "L2", "L3", "none"], changed.Lines.AsEnumerable());
    }

    [Fact]
    public void A_version_that_changes_nothing_is_not_a_finding() =>
        Assert.Empty(Small.Findings(election,
            Small.Batch("early", Small.Whole(election, "a", 42, 20, 8, 7)),
            Small.Batch("late", Small.Whole(election, "a", 42, 20, 8, 7))));

    [Fact]
    public void A_register_that_is_not_the_one_given_is_found()
    {
        var with = Small.Election(units: Small.Tree(register: 1_000));
        var finding = Assert.Single(Small.Findings(with, Small.Batch("v", Small.Protocol(with, "a", [1_003, 90, 90, 0], [50, 20, 10, 10]))));
        Assert.Equal(FindingCodes.RegisterChanged, finding.Code);
        Assert.Equal((1_003L, 1_000L, 3L), (finding.Left, finding.Right, finding.Difference));
        Assert.Empty(Small.Findings(with, Small.Batch("v", Small.Protocol(with, "a", [null, 90, 90, 0], [50, 20, 10, 10]))));
    }

    [Fact]
    public void A_register_that_changes_between_versions_is_found()
    {
        var findings = Small.Findings(election,
            Small.Batch("early", Small.Protocol(election, "a", [1_000, 90, 90, 0], [50, 20, 10, 10])),
            Small.Batch("late", Small.Protocol(election, "a", [990, 90, 90, 0], [50, 20, 10, 10])));
        var finding = Assert.Single(findings, f => f.Code == FindingCodes.RegisterChanged);
        Assert.Equal((990L, 1_000L, -10L), (finding.Left, finding.Right, finding.Difference));
        Assert.Equal(["registered"], Assert.Single(findings, f => f.Code == FindingCodes.VersionChanged).Lines.AsEnumerable());
    }

    [Fact]
    public void Channels_that_give_different_votes_are_found_and_differences_do_not_cancel()
    {
        var machine = new Batch("machine", "m", [Small.Whole(election, "a", 52, 18, 10, 10), Small.Whole(election, "b", 1, 2, 3, 4)]);
        var hand = Small.Batch("h", Small.Whole(election, "a", 50, 20, 10, 10), Small.Whole(election, "b", 1, 2, 3, 4));
        var finding = Assert.Single(Check.All(CountState.Fold(election, [machine, hand])));
        Assert.Equal((FindingCodes.ChannelsDiffer, "hand", 4L), (finding.Code, finding.Channel, finding.Difference));
        Assert.Equal(["L1", "L2"], finding.Lines.AsEnumerable());
    }

    [Fact]
    public void Findings_come_in_the_order_of_units_whatever_the_order_of_arrival()
    {
        var with = Small.Election(Small.FormWith(Small.Equation("cast = valid")), Small.Tree(register: null));
        var protocols = ((string[])["e", "a", "d", "b"]).Select((u, i) => Small.Protocol(with, u, [1_000, 100 + i, 50, 0], [10 + i, 20, 10, 10])).ToArray();
        Assert.Equal(["a", "b", "d", "e"], Small.Findings(with, Small.Batch("v", protocols)).Select(f => with.Units[f.Unit].Code));
    }

    private Finding[] Between((string Unit, long?[] Votes) first, (string Unit, long?[] Votes) second) =>
        [.. Small.Findings(election, Small.Batch("v", Small.Whole(election, first.Unit, first.Votes), Small.Whole(election, second.Unit, second.Votes)))];

    private string Code(int unit) => election.Units[unit].Code;
}
