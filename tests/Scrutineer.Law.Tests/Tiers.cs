using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Houses that grow, seats that are swapped, bonuses: what the examples of the reference do not pin.</summary>
public class Tiers
{
    private const string Swap = "{'do':'award','as':'T','seats':4,'by':{'quota':'hare','then':'largest-remainder'}},"
        + "{'do':'award','as':'R','each':'district','seats':'unit','by':{'quota':'hare','then':'largest-remainder'}},"
        + "{'do':'swap','as':'S','start':'R','target':'T'}";

    [Fact]
    public void A_list_without_a_seat_in_the_target_gives_its_seats_back()
    {
        var data = Small.Districts(("1", 1, [("A", 11), ("B", 10)]), ("2", 3, [("A", 1), ("B", 200)]));
        Assert.Equal("B 4", Small.Seats(Small.Law(Swap), data));
    }

    [Fact]
    public void Where_nobody_can_give_the_method_cannot_finish_and_no_seat_vanishes() => Small.Refused(
        Evaluator.Evaluate(Small.Law(Swap), Small.Districts(("1", 2, [("A", 20), ("B", 0)]), ("2", 2, [("A", 5), ("B", 200)]))), "law-cannot-finish");

    private const string Grow = "{'do':'award','as':'M','seats':1,'cap':{'B':0},'by':{'plurality':1}},{'do':'grow','as':'S','seats':1,'minimum':'M','by':{'divisors':'dhondt'}}";

    [Fact]
    public void A_house_whose_size_hangs_on_a_tie_waits_for_the_lot()
    {
        // One seat for A or B: if A draws it the house has 1 seat, if B does it must grow to 2.
        var data = Small.Votes(50, 50);
        Assert.Equal(["A", "B"], Assert.Single(Small.Outcome(Small.Law(Grow), data).Ties).Tied);
        Assert.Equal("A 1", Small.Seats(Small.Law(Grow), data.WithLots(("A B", "A"))));
        Assert.Equal("A 1, B 1", Small.Seats(Small.Law(Grow), data.WithLots(("A B", "B"))));
    }

    [Fact]
    public void A_lot_that_ruled_a_house_out_has_served()
    {
        var data = Small.Votes(50, 50);
        var tie = Assert.Single(Small.Outcome(Small.Law(Grow), data).Ties);
        var bound = new VoteData(data.Units, data.Lists, data.Votes) { Lots = [new(tie.Tied, ["B"]) { Situation = tie.Situation }] };
        Assert.Equal("A 1, B 1", Small.Seats(Small.Law(Grow), bound));
    }

    [Fact]
    public void A_minimum_without_votes_is_refused_and_not_searched_for()
    {
        var data = Small.Votes(0, 5);
        var law = Small.Law("{'do':'grow','as':'S','seats':1,'minimum':'direct','by':{'divisors':'dhondt'}}");
        Small.Refused(Evaluator.Evaluate(law, new VoteData(data.Units, data.Lists, data.Votes) { Direct = Direct() }), "law-cannot-finish");
    }

    private static Table Direct() => Table.Of([new("N", [new("A", (Rational)1)])]);

    [Fact]
    public void Seats_of_a_bonus_that_waits_for_a_lot_are_not_shared_by_others()
    {
        const string Steps = "{'do':'bonus','as':'B','seats':5,'of':'valid'},{'do':'award','as':'P','seats':{'minus':[15,'B']},'by':{'divisors':'dhondt'}},{'do':'add','as':'S','of':['B','P']}";
        var outcome = Small.Outcome(Small.Law(Steps), Small.Votes(50, 50));
        Assert.Equal("A 5, B 5", outcome.InWords(Small.Votes(50, 50)));
        Assert.Equal("B", Assert.Single(outcome.Ties).Step);
    }

    [Fact]
    public void Seats_of_a_district_that_wait_for_a_lot_are_not_shared_by_others()
    {
        const string Steps = "{'do':'award','as':'D','each':'district','seats':1,'by':{'divisors':'dhondt'}},"
            + "{'do':'award','as':'L','each':'district','seats':{'minus':['unit','D']},'by':{'divisors':'dhondt'}},{'do':'add','as':'S','of':['D','L']}";
        var outcome = Small.Outcome(Small.Law(Steps), Small.Districts(("1", 3, [("A", 50), ("B", 50)])));
        Assert.Equal("D", Assert.Single(outcome.Ties).Step);
        Assert.Equal(2, outcome.Tables["L"].Sum());
    }

    [Fact]
    public void A_house_that_waits_for_a_lot_has_no_more_seats_than_it_has()
    {
        var data = Small.Votes(50, 50);
        var row = Small.Outcome(Small.Law(Grow.Replace("'seats':1,'minimum'", "'seats':3,'minimum'", StringComparison.Ordinal)), data).Result.Row("N")!;
        Assert.Equal(3, row.Values.Aggregate(Rational.Zero, (sum, seats) => sum + seats));
    }
}
