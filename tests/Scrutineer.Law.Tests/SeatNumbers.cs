using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>How many seats there are to give: bonuses, numbers of units, tables, differences; and how many lists are let in.</summary>
public class SeatNumbers
{
    private const string Sliding = "{'from':'25%','to':'40%','step':'0.5%','per':2,'base':20}";

    [Theory]
    [InlineData("5,'if-share':'40%'", 40, 60, 5)] // B has 60 %
    [InlineData("5,'if-share':'60%'", 40, 60, 5)]
    [InlineData("5,'if-share':'60.1%'", 40, 60, 0)]
    [InlineData(Sliding, 249, 248, 0)]
    [InlineData(Sliding, 250, 249, 20)]
    [InlineData(Sliding, 254, 249, 20)]
    [InlineData(Sliding, 255, 249, 22)]
    [InlineData(Sliding, 400, 300, 80)]
    [InlineData(Sliding, 700, 300, 80)]
    [InlineData("5", 0, 0, 0)]
    public void A_bonus_has_the_seats_of_the_share_of_the_first(string seats, long first, long second, long bonus)
    {
        // The base is 100 or, for sliding bonuses, 1000.
        var data = Small.Votes(first, second).WithTotals(("valid", first + second <= 100 ? 100 : 1000));
        var outcome = Small.Outcome(Small.Law("{'do':'bonus','as':'S','of':'valid','seats':" + seats + "}"), data);
        var report = Assert.Single(outcome.Steps.OfType<BonusReport>());
        Assert.Equal(bonus, report.Seats);
        Assert.Equal(bonus, outcome.SeatsOf(first > second ? "A" : "B"));
        Assert.Equal(bonus, outcome.Result.Sum());
        Assert.Empty(outcome.Ties);
    }

    [Fact]
    public void Votes_against_all_win_no_bonus() => Assert.Equal(
        "B 5", Small.Seats(Small.Law("{'do':'bonus','as':'S','seats':5,'of':'valid'}"), Small.Votes(60, 40).With(("A", "against-all", "true"))));

    [Fact]
    public void A_difference_of_seats_may_be_nothing_and_not_less()
    {
        string Seats(long given) => Small.Seats(Small.Law(
            "{'do':'award','as':'F','seats':" + given + ",'by':{'divisors':'dhondt'}},{'do':'award','as':'S','seats':{'minus':[3,'F',1]},'by':{'divisors':'dhondt'}}"), Small.Votes(60, 20));
        Assert.Equal("A 2", Seats(0));
        Assert.Equal("A 1", Seats(1));
        Assert.Equal("", Seats(2));
        Assert.Contains("Step \"S\" would distribute -1 seats", Assert.Throws<Xunit.Sdk.TrueException>(() => Seats(3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seats_of_lists_outside_a_set_can_be_the_number_of_seats()
    {
        const string Steps = "{'do':'qualify','as':'in','if':{'share':'20%'}},{'do':'award','as':'F','seats':10,'by':{'divisors':'dhondt'}},"
            + "{'do':'award','as':'S','among':'in','seats':{'where':'F','not-in':'in'},'by':{'divisors':'dhondt'}}";
        // B and C hold 1 + 1 of the ten.
        Assert.Equal("A 2", Small.Seats(Small.Law(Steps), Small.Votes(80, 10, 10)));
    }

    [Theory]
    [InlineData("'seats':1000001", "not 1000001")]
    [InlineData("'seats':'3/2'", "not 3/2")]
    [InlineData("'cast':5", "\"1\" has no number of seats")]
    public void The_seats_of_a_unit_are_a_whole_number_up_to_a_million(string number, string message) =>
        Assert.Contains(message, Small.Refused(Evaluator.Evaluate(Block(number).Law, Block(number).Data), "law-no-seats").Message, StringComparison.Ordinal);

    [Fact]
    public void A_unit_may_have_a_million_seats() => Assert.Equal("A 1000000", Small.Seats(Block("'seats':1000000").Law, Block("'seats':1000000").Data));

    private static LawCase Block(string number) => Small.Ok(VectorReader.Read(Small.Json(
        "{'units':{'1':{'level':'district'," + number + "}},'lists':{'A':{}},'votes':{'1':{'A':9}},"
        + "'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'award','as':'S','each':'district','seats':'unit','by':{'quota':'hare','then':'none'}}]}}")));

    [Fact]
    public void Equal_votes_at_the_border_of_a_least_number_of_lists_are_reported_as_settled_by_the_ballot()
    {
        Outcome Of(int least, params long[] votes) => Small.Outcome(Small.Bar("{'share':'90%'}", "'at-least':" + least), Small.Votes(votes));
        var tie = Assert.Single(Of(2, 50, 30, 30, 10).Ties);
        Assert.Equal(["B", "C"], tie.Tied.AsEnumerable());
        Assert.Equal((1, true), (tie.Seats, tie.ByOrder));
        Assert.Equal(["A", "B"], Of(2, 50, 30, 30, 10).Sets["in"].AsEnumerable());
        Assert.Empty(Of(3, 50, 30, 30, 10).Ties);
        Assert.Empty(Of(2, 30, 30).Ties);
        Assert.Equal(["A", "B"], Of(4, 30, 30).Sets["in"].AsEnumerable());
        Assert.Empty(Assert.Single(Of(1, 95, 5).Steps.OfType<QualifyReport>()).Raised);
    }
}
