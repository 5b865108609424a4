using CsCheck;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Law.Tests.Peers;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Rest rules in order, the seat of a majority, caps that count at the end, ties by remainder, the order of succession.</summary>
public class RestRules
{
    private const string Council =
        "{'do':'award','as':'S','each':'municipality','seats':'unit','cap':'candidates','by':{'quota':'hare','then':['largest-remainder','unique-average','largest-average'],'remainder-for':'75%','majority':'last-rest-seat','majority-seat':'SEAT','cap-rest':'give-again'}}";

    [Fact]
    public void Rest_rules_before_the_last_give_one_seat_each()
    {
        // Quota 20: 4 whole; one reaches 15 votes; then one average each; at last averages.
        var outcome = Small.Outcome(Small.Award("{'quota':'hare','then':['largest-remainder','unique-average'],'remainder-for':'75%'}", 10), Small.Votes(88, 14, 13, 13, 12, 12, 12, 12, 12, 12));
        Assert.Equal(
            ["A Remainder", "A UniqueAverage", "B UniqueAverage", "C UniqueAverage", "D UniqueAverage"],
            outcome.Report().Given.Take(5).Select(g => $"{g.List} {g.Reason}"));
    }

    [Fact]
    public void A_last_rule_of_one_seat_each_goes_on_in_rounds()
    {
        // Whole quotas 5 + 3, A is cut to 1: five seats are left for B alone.
        var report = Small.Outcome(Small.Award("{'quota':'hare','then':['in-turn','unique-average']}", 9, "'cap':{'A':1}"), Small.Votes(60, 40)).Report();
        Assert.Equal(["B Turn", "B UniqueAverage", "B UniqueAverage", "B UniqueAverage", "B UniqueAverage"], report.Given.Select(g => $"{g.List} {g.Reason}"));
    }

    [Fact]
    public void If_nobody_reaches_the_part_of_the_quota_the_first_rule_gives_nothing()
    {
        var report = Small.Outcome(Small.Award("{'quota':'hare','then':['largest-remainder','unique-average'],'remainder-for':'75%'}", 2), Small.Votes(34, 33, 33)).Report();
        Assert.Equal(["A UniqueAverage"], report.Given.Take(1).Select(g => $"{g.List} {g.Reason}"));
        Assert.Equal("law-wrong-share", Refusal("{'quota':'hare','then':'largest-remainder','remainder-for':'175%'}"));
        Assert.Equal("law-unknown-option", Refusal("{'quota':'hare','then':'largest-remainder','remainder-for':'most'}"));
    }

    [Theory]
    [InlineData("apart", "A 8, B 1, C 1")]
    [InlineData("residual", "A 7, B 1, C 2")]
    public void Two_readings_of_the_seat_of_a_majority_are_told_apart_and_named_in_the_result(string reading, string seats)
    {
        // Quota 22.1: 5 + 3 + 0; remainders to B and C; P 9 moves that of C to A; B has one candidate.
        var council = new Peers.Council(10, [List("A", 112, 10), List("B", 88, 1), List("C", 21, 2)]);
        var outcome = Small.Outcome(Small.Law(Council.Replace("SEAT", reading, StringComparison.Ordinal)), council.Data([]));
        Assert.Equal(seats, outcome.InWords(council.Data([])));
        var warning = Assert.Single(outcome.Readings);
        Assert.Equal(("majority-and-cap", $"majority-seat: {reading}", "M"), (warning.Point, warning.Reading, warning.Unit));
        Assert.Equal(
            ["B Remainder", "C Remainder", "C TakenForMajority", "A Majority", "B RestOverCap", "B WholeOverCap", "B WholeOverCap"],
            outcome.Report().Given.Take(7).Select(g => $"{g.List} {g.Reason}"));
        Assert.Single(Small.Ok(Evaluator.Evaluate(Small.Law(Council.Replace("SEAT", reading, StringComparison.Ordinal)), council.Data([]), explain: false)).Readings);
    }

    [Fact]
    public void A_majority_of_votes_with_exactly_half_of_the_seats_gets_the_last_seat()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','majority':'last-rest-seat'}", 2);
        Assert.Equal("A 2", Small.Seats(law, Small.Votes(51, 49)));
        Assert.Equal("A 1, B 1", Small.Seats(law, Small.Votes(50, 50)));
        // Three lists got their seat with the same remainder: the lot names who loses it.
        var tied = Small.Outcome(Small.Award("{'quota':'hare','then':'largest-remainder','majority':'last-rest-seat'}", 6), Small.Votes(61, 19, 19, 19));
        var tie = Assert.Single(tied.Ties);
        Assert.True(tie.Losing);
        Assert.Equal(["B", "C", "D"], tie.Tied.AsEnumerable());
        Assert.Equal("A 4, B 1, D 1", Small.Seats(Small.Award("{'quota':'hare','then':'largest-remainder','majority':'last-rest-seat'}", 6), Small.Votes(61, 19, 19, 19).WithLots(("B C D", "C"))));
    }

    [Fact]
    public void A_majority_finds_no_seat_to_take_where_none_was_left_over() => Small.Refused(
        Evaluator.Evaluate(Small.Award("{'quota':'hare','then':'none','majority':'last-rest-seat'}", 4), Small.Votes(51, 49)), "law-cannot-finish");

    [Fact]
    public void Seats_over_a_cap_are_given_again_by_the_same_rules()
    {
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'give-again'}", 10, "'cap':5");
        // Quota 10: 8 + 1 + 0, remainder to C; A gives three back: B (1), then again C (9), B (1).
        Assert.Equal("A 5, B 3, C 2", Small.Seats(law, Small.Votes(80, 11, 9)));
    }

    [Fact]
    public void Caps_by_candidates_need_candidates() =>
        Small.Refused(Evaluator.Evaluate(Small.Award("{'divisors':'dhondt'}", 3, "'cap':'candidates'"), Small.Votes(3, 2)), "law-no-base");

    [Theory]
    [InlineData("{'quota':'hare','then':[]}", "law-unknown-option")]
    [InlineData("{'quota':'hare','then':['largest-average','largest-remainder']}", "law-clash")]
    [InlineData("{'quota':'hare','then':['none','winner']}", "law-clash")]
    [InlineData("{'quota':'hare','then':'largest-average','majority-seat':'apart'}", "law-clash")]
    [InlineData("{'quota':'hare','then':'largest-average','majority':'first'}", "law-unknown-option")]
    [InlineData("{'quota':'hare','then':'largest-average','majority':'last-rest-seat','cap-rest':'recompute'}", "law-clash")]
    [InlineData("{'quota':'hare','then':'largest-remainder','majority':'last-rest-seat','cap-rest':'give-again'}", "law-silent")]
    [InlineData("{'quota':'hare','then':'largest-remainder','cap-rest':'give-again'}", "law-clash")]
    public void A_rule_that_says_too_little_or_too_much_is_refused(string by, string code) => Assert.Equal(code, Refusal(by));

    [Fact]
    public void A_majority_has_no_meaning_among_groups() =>
        Small.Refused(LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'S','steps':[{'do':'award','as':'S','seats':3,'via':'g','by':{'quota':'hare','then':'largest-average','majority':'last-rest-seat'}}]}")), "law-clash");

    [Fact]
    public void Equal_quotients_go_by_remainder_and_only_those_equal_in_it_go_on()
    {
        var law = Small.Award("{'quota':'droop','then':'largest-average'}", 2, ties: "['remainder','larger','lot']");
        // 10000 / 2 = 5000 / 1; remainders of 6667: 3333, 5000, 5000.
        Assert.Equal(["B", "C"], Assert.Single(Small.Outcome(law, Small.Votes(10_000, 5_000, 5_000)).Ties).Tied.AsEnumerable());
        var report = Small.Outcome(law, Small.Votes(10_000, 5_000)).Report();
        Assert.Equal(("B", TieRule.Remainder), (report.Given[^1].List, report.Given[^1].SettledBy));
    }

    [Fact]
    public void Remainder_seats_those_ahead_for_certain_and_opens_the_rest()
    {
        // 10000 / 2 = 10000 / 2 = 5000 / 1 for two seats: C has the larger remainder, A and B are equal in it.
        var law = Small.Award("{'quota':'droop','then':'largest-average'}", 4, ties: "['remainder','lot']");
        var data = Small.Votes(10_000, 10_000, 5_000);
        var outcome = Small.Outcome(law, data);
        var tie = Assert.Single(outcome.Ties);
        Assert.Equal(["A", "B"], tie.Tied.AsEnumerable());
        Assert.Equal(1, tie.Seats);
        Assert.Equal("A 1, B 1, C 1", outcome.InWords(data));
        Assert.Equal("A 1, B 2, C 1", Small.Seats(law, data.WithLots(("A B", "B"))));
    }

    [Fact]
    public void Droop_with_largest_averages_is_the_method_of_highest_averages() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats).Sample((votes, seats) =>
        {
            var data = Small.Votes(votes);
            var averages = Small.Outcome(Small.Award("{'divisors':'dhondt'}", seats), data);
            if (!averages.Ties.IsEmpty) return;
            Assert.Equal(averages.InWords(data), Small.Seats(Small.Award("{'quota':'droop','then':'largest-average'}", seats, ties: "['remainder','larger','lot']"), data));
        });

    [Fact]
    public void Succession_puts_the_seated_first_then_the_preferred_then_the_others()
    {
        var council = new Peers.Council(2, [new Peers.Council.List("1", [new("a", 10), new("b", 30) { Withdrawn = true }, new("c", 20), new("d", 40), new("e", 40)])]);
        var law = Small.Law("{'do':'award','as':'A','each':'municipality','seats':'unit','by':{'divisors':'dhondt'}},{'do':'fill','as':'S','seats':'A','succession':'lists-with-seats','prefer':{'share':'15','of':'mean'}}");
        Assert.Equal(["a", "c", "d", "e"], Small.Outcome(law, council.Data([])).Filled["S"].Successions.Single().Persons.AsEnumerable());
        law = Small.Law("{'do':'award','as':'A','each':'municipality','seats':'unit','by':{'divisors':'dhondt'}},{'do':'fill','as':'S','seats':'A','succession':'all-lists','prefer':{'share':'10%'}}");
        Assert.Equal(["d", "e", "c", "a"], Small.Outcome(law, council.Data([])).Filled["S"].Successions.Single().Persons.AsEnumerable());
        Small.Refused(LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'S','steps':[{'do':'fill','as':'S','seats':'votes','succession':'all-lists'}]}")), "law-clash");
    }

    private static string Refusal(string by) =>
        LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'S','steps':[{'do':'award','as':'S','seats':3,'by':" + by + "}]}")).Refusal!.Code;

    private static Peers.Council.List List(string code, long votes, int candidates) => Peers.Council.Numbered(code, [votes], candidates, new HashSet<string>());

    [Theory]
    [InlineData("give-again")]
    [InlineData("next")]
    public void A_seat_that_comes_back_goes_to_the_next_of_the_round_under_way(string rest)
    {
        // Whole quotas A 2, the others none; D is next in the round of all.
        var law = Small.Award("{'quota':'hare','then':'largest-remainder','remainder-for':'whole','cap-rest':'" + rest + "'}", 5, "'cap':{'A':1}");
        Assert.Equal("A 1, B 2, C 1, D 1", Small.Seats(law, Small.Votes(54, 18, 15, 13)));
    }
}
