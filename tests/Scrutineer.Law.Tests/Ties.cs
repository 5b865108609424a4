using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>A tie exists only if a choice must be made; then the chain of the law decides, at last a recorded lot.</summary>
public class Ties
{
    private const string DHondt = "{'divisors':'dhondt'}";
    private const string Hare = "{'quota':'hare','then':'largest-remainder'}";

    [Fact]
    public void Equal_claims_that_can_all_be_served_need_no_lot()
    {
        var data = Small.Votes(100, 100, 100);
        var outcome = Small.Outcome(Small.Award(DHondt, 3), data);
        Assert.True(outcome.IsFinal);
        Assert.Equal("A 1, B 1, C 1", outcome.InWords(data));
        Assert.All(outcome.Report().Given, g => Assert.Null(g.SettledBy));
    }

    [Theory]
    [InlineData(DHondt)]
    [InlineData(Hare)]
    [InlineData("{'plurality':1}")]
    public void More_equal_claims_than_seats_leave_the_tie_open_and_the_seat_ungiven(string rule)
    {
        var data = Small.Votes(300, 300, 30);
        var outcome = Small.Outcome(Small.Award(rule, 1), data);
        var tie = Assert.Single(outcome.Ties);
        Assert.Equal(["A", "B"], tie.Tied.AsEnumerable());
        Assert.Equal((1, false), (tie.Seats, tie.Losing));
        Assert.False(outcome.IsFinal);
        Assert.Equal("", outcome.InWords(data));
        Assert.Equal(1, outcome.Result.Row("N")!["*open"]);
        Assert.Equal(0, outcome.Report().Unfilled);
    }

    [Fact]
    public void Seats_before_an_open_tie_are_certain()
    {
        var data = Small.Votes(500, 300, 300);
        var outcome = Small.Outcome(Small.Award(DHondt, 2), data);
        Assert.Equal("A 1", outcome.InWords(data));
        Assert.Equal(["B", "C"], Assert.Single(outcome.Ties).Tied.AsEnumerable());
    }

    [Fact]
    public void A_recorded_lot_settles_its_tie()
    {
        var data = Small.Votes(300, 300).WithLots(("B A", "B"));
        var outcome = Small.Outcome(Small.Award(DHondt, 1), data);
        Assert.Equal("B 1", outcome.InWords(data));
        Assert.True(outcome.IsFinal);
        var seat = Assert.Single(outcome.Report().Given);
        Assert.Equal((TieRule.Lot, "A", 0), (seat.SettledBy, seat.Beaten, seat.Lacked));
    }

    [Theory]
    [InlineData("A B C", "B")]
    [InlineData("A", "A")]
    [InlineData("A C", "A")]
    [InlineData("A B", "A B")]
    [InlineData("A B", "C")]
    public void A_lot_for_another_set_or_another_number_settles_nothing(string among, string drawn)
    {
        var data = Small.Votes(300, 300, 10).WithLots((among, drawn));
        Assert.Single(Small.Outcome(Small.Award(DHondt, 1), data).Ties);
    }

    [Fact]
    public void A_lot_that_draws_one_list_twice_settles_nothing()
    {
        var data = Small.Votes(300, 300, 300).WithLots(("A B C", "A A"));
        var outcome = Small.Outcome(Small.Award(DHondt, 2), data);
        Assert.Equal("", outcome.InWords(data));
        Assert.Equal(2, Assert.Single(outcome.Ties).Seats);
    }

    [Fact]
    public void A_recorded_lot_is_used_once()
    {
        var data = Small.Districts(("D1", 1, [("A", 50), ("B", 50)]), ("D2", 1, [("A", 70), ("B", 70)]));
        var law = Small.Award(DHondt, 0, "'each':'district'").WithSeatsOfUnits();
        var once = Small.Outcome(law, data.WithLots(("A B", "A")));
        Assert.Equal("D2", Assert.Single(once.Ties).Unit);
        Assert.Equal("A 1", once.InWords(data));
        var twice = Small.Outcome(law, data.WithLots(("A B", "A"), ("A B", "B")));
        Assert.Empty(twice.Ties);
        Assert.Equal("A 1, B 1", twice.InWords(data));
    }

    [Theory]
    [InlineData("'larger'", "A 2")]
    [InlineData("'smaller'", "A 1, B 1")]
    [InlineData("['smaller','larger']", "A 1, B 1")]
    [InlineData("['larger','lot']", "A 2")]
    [InlineData("'order'", "A 2")]
    public void Larger_smaller_and_order_choose_between_equal_averages(string chain, string seats)
    {
        // 200 / 2 = 100 / 1 for the second seat.
        Assert.Equal(seats, Small.Seats(Small.Award(DHondt, 2, ties: chain), Small.Votes(200, 100)));
    }

    [Fact]
    public void Order_is_the_order_of_the_ballot_and_not_of_the_votes() =>
        Assert.Equal("A 1, B 1", Small.Seats(Small.Award(DHondt, 2, ties: "'order'"), Small.Votes(100, 200)));

    [Fact]
    public void Larger_decides_only_if_the_border_is_strict()
    {
        // Three claims of 100 for two seats: 200 / 2, 100, 100. Larger serves A, but B and C are equal.
        var data = Small.Votes(200, 100, 100);
        var outcome = Small.Outcome(Small.Award(DHondt, 3, ties: "['larger','lot']"), data);
        var tie = Assert.Single(outcome.Ties);
        Assert.Equal(["A", "B", "C"], tie.Tied.AsEnumerable());
        Assert.Equal(2, tie.Seats);
        Assert.Equal("A 2, C 1", Small.Seats(Small.Award(DHondt, 3, ties: "['larger','lot']"), data.WithLots(("A B C", "C A"))));
    }

    [Fact]
    public void A_step_can_have_a_chain_of_its_own() =>
        Assert.Equal("A 1", Small.Seats(Small.Award(DHondt, 1, "'ties':'order'"), Small.Votes(10, 10)));

    [Fact]
    public void A_tie_about_who_loses_a_seat_is_open_or_settled_by_lot()
    {
        // Imperiali quota (100 + 100 + 40) / (4 + 2) = 40: 2 + 2 + 1 whole for 4 seats; remainders 20, 20, 0.
        const string rule = "{'quota':'imperiali','then':'largest-remainder','overshoot':'take-smallest-remainder'}";
        var data = Small.Votes(120, 120);
        // Quota 240 / 5 = 48: 2 + 2 whole for 3 seats, equal remainders of 24.
        var open = Small.Outcome(Small.Award(rule, 3), data);
        var tie = Assert.Single(open.Ties);
        Assert.Equal((1, true), (tie.Seats, tie.Losing));
        Assert.Equal("A 1, B 2", Small.Seats(Small.Award(rule, 3), data.WithLots(("A B", "A"))));
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award(rule, 3, ties: "'order'"), data));
    }

    [Fact]
    public void A_tie_between_groups_names_the_groups()
    {
        var data = Small.Votes(50, 50, 100).With(("A", "bloc", "left"), ("B", "bloc", "left"));
        var tie = Assert.Single(Small.Outcome(Small.Award(DHondt, 1, "'via':'bloc'"), data).Ties);
        Assert.Equal(["left", "C"], tie.Tied.AsEnumerable());
    }
}
