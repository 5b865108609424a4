using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;


namespace Scrutineer.Law.Tests;

/// <summary>Cases an independent review found.</summary>
public class Reviewed
{
    private static string Seats(string vector)
    {
        var read = VectorReader.Read(Small.Json(vector));
        var (law, data) = read.Value;
        return string.Join(" ", Evaluator.Evaluate(law, data).Value.Result.Rows.SelectMany(r => r.Value.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{r.Key}.{c.Key}={c.Value}")));
    }

    private const string Two = "'units':{'N':{'level':'nation'},'d1':{'level':'district','parent':'N'},'d2':{'level':'district','parent':'N'}},";

    [Fact]
    public void A_floor_in_a_unit_where_the_list_has_no_votes_is_kept() => Assert.Equal("d1.A=1 d2.A=1 d2.B=2", Order(Seats(
        "{" + Two + "'lists':{'A':{},'B':{}},'votes':{'d1':{'A':60,'B':10},'d2':{'B':50}},'direct':{'d2':{'A':1}},'law':{'id':'t','ties':'lot','steps':["
        + "{'do':'award','as':'T','seats':4,'by':{'divisors':'dhondt'}},{'do':'award','as':'S','each':'list','seats':'T','start':'direct','by':{'divisors':'dhondt'}}],'result':'S'}}")));

    private static string Order(string cells) => string.Join(" ", cells.Split(' ').Order(StringComparer.Ordinal));

    [Fact]
    public void A_cap_with_recompute_is_applied_after_largest_averages_too() => Assert.Equal("N.A=3 N.B=1 N.C=1", Seats(
        "{'units':{'N':{'level':'nation'}},'lists':{'A':{},'B':{},'C':{}},'votes':{'N':{'A':340,'B':90,'C':70}},'law':{'id':'t','ties':'lot','steps':["
        + "{'do':'award','as':'S','seats':5,'cap':{'A':3},'by':{'quota':'hare','then':'largest-average','remainder-for':'all','cap-rest':'recompute'}}],'result':'S'}}"));

    [Fact]
    public void A_lot_that_served_in_a_round_that_does_not_count_serves_again() => Assert.Equal("N.A=3 N.B=3 N.C=4", Seats(
        "{'units':{'N':{'level':'nation'}},'lists':{'A':{},'B':{},'C':{}},'votes':{'N':{'A':50,'B':25,'C':25}},'lots':[{'among':['B','C'],'drawn':['C']}],'law':{'id':'t','ties':'lot','steps':["
        + "{'do':'award','as':'S','seats':10,'cap':{'A':3},'by':{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}}],'result':'S'}}"));

    [Fact]
    public void Order_settles_ties_of_units_by_their_order_in_the_data() => Assert.Equal("d2.*=1", Seats(
        "{'units':{'N':{'level':'nation'},'d2':{'level':'district','parent':'N','population':5},'d10':{'level':'district','parent':'N','population':5}},'lists':{'A':{}},'votes':{'d2':{'A':1},'d10':{'A':1}},"
        + "'law':{'id':'t','ties':['order'],'steps':[{'do':'award','as':'S','to':'units','units':'district','measure':'population','seats':1,'by':{'divisors':'dhondt'}}],'result':'S'}}").Replace(" d10.*=0", "", StringComparison.Ordinal));

    [Fact]
    public void Nobody_reaches_a_bar_in_a_district_without_votes()
    {
        var read = VectorReader.Read(Small.Json("{" + Two + "'lists':{'A':{},'B':{}},'votes':{'d1':{'A':960,'B':40}},'law':{'id':'t','ties':'lot','steps':["
            + "{'do':'qualify','as':'in','if':{'share':'5%','in':'any:district'}},{'do':'award','as':'S','seats':30,'among':'in','by':{'divisors':'dhondt'}}],'result':'S'}}")).Value;
        Assert.Equal(["A"], Evaluator.Evaluate(read.Law, read.Data).Value.Sets["in"].AsEnumerable());
    }

    [Fact]
    public void A_tie_at_the_border_of_the_least_number_of_lists_is_reported()
    {
        var law = Small.Law("{'do':'qualify','as':'in','if':{'share':'50%'},'at-least':2},{'do':'award','as':'S','seats':4,'among':'in','by':{'divisors':'dhondt'}}");
        var tie = Assert.Single(Evaluator.Evaluate(law, Small.Votes(40, 30, 30)).Value.Ties);
        Assert.Equal("B, C for 1", $"{string.Join(", ", tie.Tied)} for {tie.Seats}");
    }

    [Theory]
    [InlineData("{'do':'award','as':'S','seats':3,'each':'list','cap':1,'by':{'divisors':'dhondt'}}")]
    [InlineData("{'do':'award','as':'S','seats':3,'to':'units','measure':'population','cap':1,'by':{'divisors':'dhondt'}}")]
    [InlineData("{'do':'award','as':'S','seats':3,'units':'district','by':{'divisors':'dhondt'}}")]
    [InlineData("{'do':'qualify','as':'q','if':{'share':'5%'},'each':'district','at-least':2},{'do':'award','as':'S','seats':3,'by':{'divisors':'dhondt'}}")]
    public void An_option_without_meaning_is_refused(string steps) =>
        Assert.Equal("law-clash", LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'S','steps':[" + steps + "]}")).Refusal!.Code);

    [Fact]
    public void A_bar_above_the_whole_base_is_refused() =>
        Assert.Equal("law-wrong-share", LawReader.Read(Small.Json("{'id':'t','ties':'lot','result':'S','steps':[{'do':'qualify','as':'S','if':{'share':'5'}}]}")).Refusal!.Code);
}
