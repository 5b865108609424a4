using System.Collections.Immutable;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Units;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Turnout of a unit against the election before: at the threshold, above it, in both directions, and where a number is missing.</summary>
public class TurnoutJumps
{
    [Theory]
    [InlineData(700, false)]
    [InlineData(701, true)]
    [InlineData(300, false)]
    [InlineData(299, true)]
    public void Turnout_must_change_by_more_than_the_threshold_up_or_down(long cast, bool isFound)
    {
        var election = With(new PreviousTurnout(2_000, 1_000));
        var findings = Small.Findings(election, Small.Batch("v", Small.Whole(election, "a", cast, 0, 0, 0)));
        Assert.Equal(isFound, findings.Any(f => f.Code == FindingCodes.TurnoutJump));
    }

    [Fact]
    public void A_jump_names_both_turnouts_with_their_numbers()
    {
        var election = With(new PreviousTurnout(2_000, 500));
        var finding = Assert.Single(Small.Findings(election, Small.Batch("v", Small.Whole(election, "a", 800, 0, 0, 0))));
        Assert.Equal((FindingCodes.TurnoutJump, Severity.Warning, 800L, 500L, 300L), (finding.Code, finding.Severity, finding.Left, finding.Right, finding.Difference));
        Assert.Equal(("80.00", "25.00"), (finding.Turnout!.Now.Percent, finding.Turnout.Before.Percent));
        Assert.Equal(new Law.Rational(55, 100), finding.Turnout.By);
    }

    [Fact]
    public void A_third_of_a_point_above_the_threshold_is_not_rounded_away()
    {
        // 1/3 then and 8/15 now are exactly 20 points apart; one voter more is more.
        var election = With(new PreviousTurnout(3_000_000_000, 1_000_000_000), register: 1_500_000_000);
        long Jumps(long cast) => Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_500_000_000, cast, cast, 0], [cast, 0, 0, 0]))).Count(f => f.Code == FindingCodes.TurnoutJump);
        Assert.Equal((0, 1), (Jumps(800_000_000), Jumps(800_000_001)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 10)]
    public void An_empty_register_of_the_past_is_not_compared(long registered, long cast)
    {
        var election = With(new PreviousTurnout(registered, cast));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Whole(election, "a", 900, 0, 0, 0))));
    }

    [Fact]
    public void The_threshold_is_that_of_the_election()
    {
        var election = With(new PreviousTurnout(1_000, 500), points: 5);
        Assert.Single(Small.Findings(election, Small.Batch("v", Small.Whole(election, "a", 551, 0, 0, 0))));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Whole(election, "a", 550, 0, 0, 0))));
    }

    [Fact]
    public void A_unit_without_figures_of_the_past_has_no_jump()
    {
        var election = With(new PreviousTurnout(1_000, 10));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Whole(election, "b", 900, 0, 0, 0))));
    }

    private static Election With(PreviousTurnout turnout, int points = PreviousElection.UsualTurnoutJump, long register = 1_000)
    {
        var units = Small.Ok(UnitTree.Build([.. Small.Tree(register).All.Select(u => u.Code == "a" ? u with { Previous = turnout } : u)]));
        return Small.Election(units: units) with
        {
            Previous = new PreviousElection(LocalText.Of("Before"), new DateOnly(2015, 10, 4), LocalText.Empty, ImmutableSortedDictionary<string, long>.Empty, [], points),
        };
    }
}
