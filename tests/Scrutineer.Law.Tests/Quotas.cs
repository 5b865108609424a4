using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Quotas, caps, least numbers, floors: each rule on numbers that can be checked by hand.</summary>
public class Quotas
{
    [Theory]
    [InlineData("hare", "25")]
    [InlineData("droop", "21")]
    [InlineData("hb", "20")]
    [InlineData("imperiali", "50/3")]
    [InlineData("imperiali-round", "17")]
    [InlineData("hb-round", "20")]
    public void A_quota_is_the_exact_number_of_its_name(string quota, string value)
    {
        var outcome = Small.Outcome(
            Small.Award("{'quota':'" + quota + "','then':'none','overshoot':'take-smallest-remainder'}", 4), Small.Votes(60, 30, 10));
        var report = Assert.Single(outcome.Report().Quotas);
        Assert.Equal(value, report.Value.ToString());
        Assert.Equal((100, 4), (report.Votes, report.Seats));
    }

    [Theory]
    [InlineData("hare", "103/4")]
    [InlineData("hare-floor", "25")]
    [InlineData("hare-round", "26")]
    [InlineData("droop", "21")]
    [InlineData("hb", "103/5")]
    [InlineData("hb-round", "21")]
    [InlineData("hb-ceil", "21")]
    [InlineData("imperiali", "103/6")]
    [InlineData("imperiali-round", "17")]
    public void A_quota_that_is_no_whole_number_is_rounded_as_its_name_says(string quota, string value)
    {
        var law = Small.Award("{'quota':'" + quota + "','then':'none','overshoot':'take-smallest-remainder'}", 4);
        Assert.Equal(value, Assert.Single(Small.Outcome(law, Small.Votes(60, 30, 13)).Report().Quotas).Value.ToString());
    }

    [Fact]
    public void A_strict_quota_counts_an_exact_multiple_one_less()
    {
        // Quota 25: A has exactly two.
        var data = Small.Votes(50, 30, 20);
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award("{'quota':'hare','then':'none'}", 4), data));
        var strict = Small.Outcome(Small.Award("{'quota':'hare','then':'none','strict':true}", 4), data);
        Assert.Equal("A 1, B 1", strict.InWords(data));
        Assert.Equal((1, 25), (strict.Report().Quotas[0].Shares[0].Whole, strict.Report().Quotas[0].Shares[0].Remainder));
    }

    [Theory]
    [InlineData(42, "A 2, B 2", 2, -6)] // 24 + 18
    [InlineData(41, "A 2, B 1", 1, 17)]
    public void A_remainder_of_that_part_of_the_quota_counts_as_a_whole_one(long votes, string seats, long whole, long remainder)
    {
        var data = Small.Votes(48, votes, 48 - votes);
        var outcome = Small.Outcome(Small.Award("{'quota':'hare','then':'none','round-up-at':'75%'}", 4), data);
        Assert.Equal(seats, outcome.InWords(data));
        var share = outcome.Report().Quotas[0].Shares[1];
        Assert.Equal((whole, remainder), (share.Whole, share.Remainder));
    }

    [Fact]
    public void More_whole_quotas_than_any_house_has_seats_are_refused()
    {
        var law = Small.Award("{'quota':'hare','then':'none','base':'valid'}", 10);
        string Message(long votes) => Small.Refused(Evaluator.Evaluate(law, Small.Votes(votes).WithTotals(("valid", 10))), "law-overshoot").Message;
        Assert.Contains("\"A\" has more than 1000000 whole quotas in step \"S\"", Message(1_000_001), StringComparison.Ordinal);
        Assert.Contains("999990 more whole quotas than seats", Message(1_000_000), StringComparison.Ordinal);
    }

    [Fact]
    public void Largest_remainder_and_largest_average_differ_where_they_should()
    {
        var data = Small.Votes(470, 300, 230);
        Assert.Equal("A 2, B 2, C 1", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder'}", 5), data));
        data = Small.Votes(730, 170, 100);
        Assert.Equal("A 3, B 1", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder'}", 4), data));
        Assert.Equal("A 4", Small.Seats(Small.Award("{'quota':'hare','then':'largest-average'}", 4), data));
    }

    [Fact]
    public void Seats_that_nobody_takes_are_counted_as_unfilled()
    {
        var outcome = Small.Outcome(Small.Award("{'quota':'hare','then':'none'}", 4), Small.Votes(60, 30, 10));
        Assert.Equal("A 2, B 1", outcome.InWords(Small.Votes(60, 30, 10)));
        Assert.Equal(1, outcome.Report().Unfilled);
        Assert.Equal(1, outcome.Result.Row("N")!["*unfilled"]);
    }

    [Fact]
    public void Only_lists_with_a_whole_quota_share_the_rest_if_the_law_says_so()
    {
        var data = Small.Votes(61, 21, 18);
        Assert.Equal("A 1, B 1", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder'}", 2), Small.Votes(60, 40)));
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder'}", 3), data));
        Assert.Equal("A 3", Small.Seats(Small.Award("{'quota':'hare','then':'largest-average','remainder-for':'whole'}", 3), data));
    }

    [Fact]
    public void More_whole_quotas_than_seats_is_refused_unless_the_law_says_what_follows()
    {
        var data = Small.Votes(60, 40);
        var silent = Small.Award("{'quota':'imperiali','then':'largest-remainder'}", 3);
        Small.Refused(Evaluator.Evaluate(silent, data), "law-overshoot");
        var law = Small.Award("{'quota':'imperiali','then':'largest-remainder','overshoot':'take-smallest-remainder'}", 3);
        var report = Small.Outcome(law, data).Report();
        Assert.Equal("A 2, B 1", Small.Seats(law, data));
        Assert.All(report.Given, g => Assert.Equal(SeatReason.TakenBack, g.Reason));
        Assert.Equal(2, report.Given.Length);
    }

    [Fact]
    public void A_quota_of_zero_is_refused() =>
        Small.Refused(Evaluator.Evaluate(Small.Award("{'quota':'hb-round','then':'largest-remainder'}", 9), Small.Votes(3, 1)), "law-no-quota");

    [Fact]
    public void A_cap_with_recompute_shares_the_rest_with_a_new_quota()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}", 120, "'cap':65");
        var data = Small.Votes(700_000, 200_000, 100_000);
        Assert.Equal("A 65, B 37, C 18", Small.Seats(law, data));
        var report = Small.Outcome(law, data).Report();
        Assert.Equal(["A"], report.Quotas[0].Capped.AsEnumerable());
        Assert.Equal((300_000, 55), (report.Quotas[1].Votes, report.Quotas[1].Seats));
    }

    [Fact]
    public void A_cap_without_recompute_frees_seats_for_the_remainders_of_the_others()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder'}", 10, "'cap':5");
        // Quota 10: 8 + 1 + 0 whole; A is cut to 5, four seats go round: C (9), B (1), C, B.
        Assert.Equal("A 5, B 3, C 2", Small.Seats(law, Small.Votes(80, 11, 9)));
    }

    [Fact]
    public void A_cap_can_bind_only_the_lists_that_are_named()
    {
        var data = Small.Votes(800, 150, 50);
        Assert.Equal("A 3, B 2", Small.Seats(Small.Award("{'divisors':'dhondt'}", 5, "'cap':{'A':3}"), Small.Votes(800, 150)));
        Assert.Equal("A 5", Small.Seats(Small.Award("{'divisors':'dhondt'}", 5, "'cap':{'B':1}"), data));
    }

    [Fact]
    public void Seats_above_all_caps_stay_unfilled()
    {
        var outcome = Small.Outcome(Small.Award("{'divisors':'dhondt'}", 10, "'cap':3"), Small.Votes(100, 50));
        Assert.Equal(4, outcome.Report().Unfilled);
    }

    [Fact]
    public void A_list_raised_to_the_least_number_takes_no_part_in_the_rest_which_goes_in_turn()
    {
        // Georgia 2016, Art. 125(5)-(7), in small: quota 1000 / 10 = 100.
        var law = Small.Award("{'quota':'hare','then':'in-turn'}", 10, "'least':2");
        var data = Small.Votes(560, 350, 90);
        // Whole 5 + 3 + 0; C is raised to 2; nothing is left.
        Assert.Equal("A 5, B 3, C 2", Small.Seats(law, data));
        data = Small.Votes(580, 220, 200);
        // Whole 5 + 2 + 2; one left: the largest list first.
        Assert.Equal("A 6, B 2, C 2", Small.Seats(law, data));
        var seat = Assert.Single(Small.Outcome(law, data).Report().Given);
        Assert.Equal((SeatReason.Turn, "A", "B"), (seat.Reason, seat.List, seat.Beaten));
    }

    [Fact]
    public void A_list_raised_to_the_least_number_gets_no_seat_by_its_remainder() =>
        // Quota 100: 5 + 2 + 1 whole, C is raised to 2; its remainder of 90 does not count.
        Assert.Equal("A 5, B 3, C 2", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder'}", 10, "'least':2"), Small.Votes(530, 280, 190)));

    [Fact]
    public void A_list_raised_in_a_round_that_did_not_count_takes_part_in_the_next()
    {
        // Quota 100: 8 + 1 + 0, C is raised to 1; A is fixed at 4. Then quota 200 / 6: 3 + 2, and C has the larger remainder.
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}", 10, "'least':1,'cap':{'A':4}");
        Assert.Equal("A 4, B 3, C 3", Small.Seats(law, Small.Votes(800, 105, 95)));
    }

    [Fact]
    public void A_list_that_reaches_its_cap_exactly_is_not_over_it()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}", 10, "'cap':6");
        Assert.Empty(Assert.Single(Small.Outcome(law, Small.Votes(60, 30, 10)).Report().Quotas).Capped);
    }

    [Fact]
    public void A_list_raised_to_the_least_number_does_not_come_first_even_if_it_is_larger()
    {
        var law = Small.Award("{'quota':'hare','then':'in-turn'}", 12, "'least':4");
        // Quota 100: whole 4, 3, 3, 1. B, C, D are raised to 4: 16 of 12, more than there are.
        Small.Refused(Evaluator.Evaluate(law, Small.Votes(450, 350, 300, 100)), "law-overshoot");
    }

    [Fact]
    public void The_base_of_a_quota_can_be_all_valid_votes()
    {
        var own = Small.Law("{'do':'qualify','as':'in','if':{'share':'20%'}},{'do':'award','as':'S','seats':10,'among':'in','by':{'quota':'hare','then':'none'}}");
        var all = Small.Law("{'do':'qualify','as':'in','if':{'share':'20%'}},{'do':'award','as':'S','seats':10,'among':'in','by':{'quota':'hare','then':'none','base':'valid'}}");
        var data = Small.Votes(560, 340, 100);
        Assert.Equal("90", Small.Outcome(own, data).Report().Quotas[0].Value.ToString());
        Assert.Equal("100", Small.Outcome(all, data).Report().Quotas[0].Value.ToString());
        Assert.Equal("A 6, B 3", Small.Seats(own, data));
        Assert.Equal("A 5, B 3", Small.Seats(all, data));
    }

    [Fact]
    public void A_list_without_votes_never_gets_a_seat()
    {
        foreach (var by in (string[])["{'divisors':'dhondt'}", "{'divisors':'adams'}", "{'quota':'droop','then':'largest-remainder'}", "{'plurality':1}"])
        {
            var data = Small.Votes(7, 0);
            var outcome = Small.Outcome(Small.Award(by, 2), data);
            Assert.Equal(0, outcome.SeatsOf("B"));
            Assert.Equal(2, outcome.SeatsOf("A") + outcome.Report().Unfilled);
        }

        Assert.Equal(3, Small.Outcome(Small.Award("{'divisors':'hill'}", 3), Small.Votes(0, 0)).Report().Unfilled);
    }

    [Fact]
    public void Floors_count_inside_the_number_of_seats_and_are_never_taken_away()
    {
        var law = Small.Law("{'do':'award','as':'F','seats':1,'by':{'plurality':1}},{'do':'award','as':'S','seats':4,'start':'F','by':{'divisors':'dhondt'}}");
        Assert.Equal("A 3, B 1", Small.Seats(law, Small.Votes(90, 40)));
        var floors = Small.Law("{'do':'award','as':'F','seats':3,'by':{'plurality':1}},{'do':'award','as':'S','seats':2,'start':'F','by':{'divisors':'dhondt'}}");
        Assert.Equal("A 1, B 1, C 1", Small.Seats(floors, Small.Votes(90, 40, 5)));
    }

    [Fact]
    public void Floors_that_are_all_the_seats_stand_alone_under_a_quota()
    {
        const string Steps = "{'do':'award','as':'F','seats':3,'cap':1,'by':{'divisors':'dhondt'}},{'do':'award','as':'S','seats':3,'start':'F','by':{'quota':'hare','then':'largest-remainder'}}";
        Assert.Equal("A 1, B 1, C 1", Small.Seats(Small.Law(Steps), Small.Votes(70, 10, 10)));
    }

    [Fact]
    public void The_floors_of_lists_without_votes_are_not_shared_by_quota()
    {
        var votes = Small.Votes(60, 0, 30);
        var data = new Data.VoteData(votes.Units, votes.Lists, votes.Votes) { Direct = Data.Table.Of([new("N", [new("B", (Rational)1)])]) };
        var law = Small.Award("{'quota':'hare','then':'largest-remainder'}", 4, "'start':'direct'");
        Assert.Equal("A 2, B 1, C 1", Small.Seats(law, data));
        Assert.Equal(3, Small.Outcome(law, data).Report().Quotas[0].Seats);
    }

    [Fact]
    public void The_winner_takes_all_seats_up_to_its_cap()
    {
        var data = Small.Votes(60, 40);
        Assert.Equal("A 5", Small.Seats(Small.Award("{'winner':true}", 5), data));
        var capped = Small.Outcome(Small.Award("{'winner':true}", 5, "'cap':3"), data);
        Assert.Equal("A 3", capped.InWords(data));
        Assert.Equal(2, capped.Report().Unfilled);
    }

    [Fact]
    public void A_single_list_gives_back_what_the_Imperiali_quota_gave_too_much() =>
        Assert.Equal("A 3", Small.Seats(Small.Award("{'quota':'imperiali','then':'largest-remainder','overshoot':'take-smallest-remainder'}", 3), Small.Votes(50)));
}
