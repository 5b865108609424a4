using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Seats that come back: too many whole quotas, caps that count at the end, the seat of a majority; and who takes part in the rest.</summary>
public class TakenBack
{
    private const string Smallest = "'then':'largest-remainder','overshoot':'take-smallest-remainder'";

    [Fact]
    public void Whoever_gave_a_seat_back_has_a_larger_remainder_by_one_quota()
    {
        // Quota 102 / 5, rounded 20: 3 + 2 whole for 3 seats, remainders 2 and 0. B gives first, then A.
        var law = Small.Award("{'quota':'imperiali-round'," + Smallest + "}", 3);
        Assert.Equal("A 2, B 1", Small.Seats(law, Small.Votes(62, 40)));
        Assert.Equal(["B", "A"], Small.Outcome(law, Small.Votes(62, 40)).Report().Given.Select(g => g.List));
    }

    [Fact]
    public void Floors_and_lists_raised_to_the_least_number_give_nothing_back()
    {
        // Quota 110 / 5 = 22: 3 + 1 + 0 whole, C is raised to 1: 5 for 3 seats. A gives twice: its remainder grows from 4 to 26, B's is 12.
        var raised = Small.Award("{'quota':'imperiali'," + Smallest + "}", 3, "'least':1");
        Assert.Equal("A 2, C 1", Small.Seats(raised, Small.Votes(70, 34, 6)));
        var floors = Small.Award("{'quota':'imperiali'," + Smallest + "}", 3, "'start':'direct'");
        Assert.Equal("A 1, B 1, C 1", Small.Seats(floors, Direct(Small.Votes(70, 34, 6), "B", "C")));
    }

    [Fact]
    public void What_is_too_much_is_said_with_its_number()
    {
        string Message(string rule, VoteData data) => Small.Refused(Evaluator.Evaluate(Small.Award(rule, 3), data), "law-overshoot").Message;
        Assert.Contains("Step \"S\" has 2 more whole quotas than seats; the law must name", Message("{'quota':'imperiali','then':'none'}", Small.Votes(60, 40)), StringComparison.Ordinal);
        // One list may give two back, and not three.
        const string OfValid = "{'quota':'hare','base':'valid'," + Smallest + "}";
        Assert.Contains("has 3 more whole quotas than seats, more than there are claimants", Message(OfValid, Small.Votes(60).WithTotals(("valid", 30))), StringComparison.Ordinal);
        Assert.Equal("A 3", Small.Seats(Small.Award(OfValid, 3), Small.Votes(50).WithTotals(("valid", 30))));
        Assert.Equal("A 1, B 1, C 1", Small.Seats(Small.Award(OfValid, 3), Small.Votes(20, 20, 20).WithTotals(("valid", 30))));
    }

    [Fact]
    public void A_floor_above_the_cap_stays()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'give-again'}", 4, "'cap':1,'start':'direct'");
        Assert.Equal("A 2, B 1", Small.Seats(law, Direct(Small.Votes(60, 40), "A", "A")));
    }

    [Fact]
    public void A_list_with_exactly_that_part_of_the_quota_takes_part_in_the_first_round()
    {
        // Quota 20. In the first round A alone without B, with B both.
        var law = Small.Award("{'quota':'hare','then':['largest-remainder','unique-average'],'remainder-for':'75%'}", 5);
        string First(long votes) => string.Join(' ', Small.Outcome(law, Small.Votes(71, votes, 29 - votes)).Report().Given.Select(g => $"{g.List}:{g.Reason}"));
        Assert.Equal("B:Remainder A:Remainder", First(15));
        Assert.Equal("C:Remainder A:Remainder", First(14));
        Assert.Equal("A:Remainder A:UniqueAverage", string.Join(' ', Small.Outcome(law, Small.Votes(71, 14, 13, 2)).Report().Given.Select(g => $"{g.List}:{g.Reason}")));
    }

    [Fact]
    public void If_nobody_has_a_whole_quota_all_share_the_rest()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','remainder-for':'whole'}", 2);
        Assert.Equal("A 1, B 1", Small.Seats(law, Small.Votes(40, 35, 25)));
        Assert.Equal("A 2", Small.Seats(law, Small.Votes(60, 24, 16)));
    }

    [Fact]
    public void A_majority_takes_the_last_seat_of_the_last_rule_and_not_one_of_its_own()
    {
        // Quota 10: 5 + 1 + 1 + 0; remainders 1, 8, 8, 13 - 10; the last goes to A itself.
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','majority':'last-rest-seat'}", 3);
        var report = Small.Outcome(law, Small.Votes(51, 30, 19)).Report();
        Assert.Equal(["B Remainder", "C Remainder", "C TakenForMajority", "A Majority"], report.Given.Select(g => $"{g.List} {g.Reason}"));
        var none = Small.Refused(Evaluator.Evaluate(Small.Award("{'quota':'hare','then':'none','majority':'last-rest-seat'}", 4), Small.Votes(51, 49)), "law-cannot-finish");
        Assert.Contains("In step \"S\" the majority of \"A\" wants one more seat", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_winner_of_the_rest_may_pass_a_cap_that_makes_the_rest_be_recomputed()
    {
        // Quota 20: A 2; the three left go to A, which is fixed at 3. Then two seats for the largest of the others.
        var law = Small.Award("{'quota':'hare','then':'winner','cap-rest':'recompute'}", 5, "'cap':{'A':3}");
        Assert.Equal("A 3, B 2", Small.Seats(law, Small.Votes(50, 15, 13, 11, 11)));
        Assert.Equal("A 5", Small.Seats(Small.Award("{'quota':'hare','then':'winner'}", 5), Small.Votes(50, 15, 13, 11, 11)));
    }

    [Fact]
    public void Rounds_of_remainders_end_when_all_are_at_their_cap()
    {
        var outcome = Small.Outcome(Small.Award("{'quota':'hare','then':'largest-remainder'}", 5, "'cap':1"), Small.Votes(60, 40));
        Assert.Equal("A 1, B 1", outcome.InWords(Small.Votes(60, 40)));
        Assert.Equal(3, outcome.Report().Unfilled);
    }

    [Theory]
    [InlineData("{'winner':true}", 5)]
    [InlineData("{'quota':'hare','then':'winner'}", 1)]
    public void While_the_first_place_is_tied_every_seat_of_the_winner_is_open(string rule, long open)
    {
        var outcome = Small.Outcome(Small.Award(rule, 5), Small.Votes(50, 50));
        Assert.Equal(open, outcome.Result.Row("N")![Table.Open]);
    }

    private static VoteData Direct(VoteData votes, params string[] winners) => new(votes.Units, votes.Lists, votes.Votes)
    {
        Direct = Table.Of([KeyValuePair.Create("N", winners.GroupBy(w => w).Select(g => KeyValuePair.Create(g.Key, (Rational)g.Count())))]),
    };
}
