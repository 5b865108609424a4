using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Equal claims beside pools of places: rows and columns of a placement, limits among persons.</summary>
public class FullPools
{
    private const string Law = "{'do':'award','as':'T','seats':2,'by':{'divisors':'dhondt'}},"
        + "{'do':'place','as':'L','units':'district','rows':'unit.levelling','start':'direct','target':'T','divisors':'dhondt'},{'do':'add','as':'S','of':['direct','L']}";

    private static Outcome Placed(string first, string second) => Evaluated(
        "{'units':{'N':{'level':'nation'},'1':{'parent':'N'," + first + "},'2':{'parent':'N'," + second.Split(';')[0] + "}},'lists':{'A':{},'B':{}},"
        + "'votes':{'1':{'A':50,'B':50},'2':" + second.Split(';')[1] + "},'law':{'id':'t','ties':'lot','result':'S','steps':[" + Law + "]}}");

    /// <summary>Seats for persons with equal votes, each of a list of its own; at most that many of one value.</summary>
    private static OpenTie Tied(string values, long seats, string limit)
    {
        var lists = values.Split(' ').Select((value, i) => (List: Small.Name(i), Value: value)).ToList();
        var persons = lists.Select(l => $"'{l.List}':[{{'id':'{l.List}','votes':30,'group':'{l.Value}'}}]");
        return Assert.Single(Evaluated(
            $"{{'units':{{'1':{{}}}},'lists':{{{string.Join(',', lists.Select(l => $"'{l.List}':{{}}"))}}},'votes':{{}},'candidates':{{'1':{{{string.Join(',', persons)}}}}},"
            + $"'law':{{'id':'t','ties':'lot','result':'M','steps':[{{'do':'fill','as':'M','each':'district','seats':{seats},'limit':{{'attr':'group','max':{limit}}}}}]}}}}").Ties);
    }

    private static Outcome Evaluated(string vector)
    {
        var read = Small.Ok(VectorReader.Read(Small.Json(vector)));
        return Small.Ok(Evaluator.Evaluate(read.Law, read.Data));
    }

    [Fact]
    public void Equal_cells_of_a_row_that_has_room_for_all_of_them_need_no_lot()
    {
        var outcome = Placed("'levelling':2", "'levelling':0;{'A':1,'B':1}");
        Assert.Empty(outcome.Ties);
        Assert.Empty(outcome.NoLotNeeded);
        Assert.Equal(2, outcome.Tables["L"].Row("1")!.Values.Count(seats => seats == 1));
    }

    [Fact]
    public void Pools_that_share_a_claimant_are_drawn_together_one_at_a_time()
    {
        // Row 1 has one place for A and B; A has one seat for rows 1 and 2.
        var tie = Assert.Single(Placed("'levelling':1", "'levelling':1;{'A':50,'B':10}").Ties);
        Assert.Equal(["1/A", "1/B", "2/A"], tie.Tied);
        Assert.Equal(1, tie.Seats);
    }

    [Theory]
    [InlineData("w w w", 1, 1)]
    [InlineData("w w w", 3, 2)]
    public void A_limit_or_the_seats_left_whichever_is_less_are_drawn_among_equals_of_one_group(string groups, long seats, long places) =>
        Assert.Equal(places, Tied(groups, seats, "2").Seats);

    [Theory]
    [InlineData("w w w m", 2, 2)] // no draw of two breaks the limit
    [InlineData("m w w w", 2, 2)]
    [InlineData("w w w m m", 3, 1)] // a draw of three could
    public void As_many_are_drawn_at_once_as_break_no_limit(string groups, long seats, long places)
    {
        var tie = Tied(groups, seats, "2");
        Assert.Equal(groups.Split(' ').Length, tie.Tied.Length);
        Assert.Equal(places, tie.Seats);
    }
}
