using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Seats to persons: list order, votes, bars of preference, limits, candidates across lists.</summary>
public class Persons
{
    private const string Award = "{'do':'award','as':'S','seats':3,'by':{'quota':'hare','then':'largest-remainder'}}";

    private static Outcome Filled(string persons, string fill, string ties = "'lot'", string lots = "")
    {
        var read = Read(persons, fill, ties, lots);
        return Small.Ok(Evaluator.Evaluate(read.Law, read.Data));
    }

    private static LawCase Read(string persons, string fill, string ties = "'lot'", string lots = "")
    {
        var list = string.Join(',', persons.Split(", ").Select(p => p.Split(' ')).Select(p =>
            $"{{'id':'{p[0]}','votes':{p[1]}{string.Concat(p[2..].Select(a => a == "withdrawn" ? ",'withdrawn':true" : $",'{a.Split('=')[0]}':'{a.Split('=')[1]}'"))}}}"));
        return Small.Ok(VectorReader.Read(Small.Json(
            $"{{'units':{{'N':{{'level':'nation','seats':3}}}},'lists':{{'A':{{}}}},'votes':{{'N':{{'A':300}}}},'candidates':{{'N':{{'A':[{list}]}}}},"
            + $"'lots':[{lots}],'law':{{'id':'t','ties':{ties},'result':'S','steps':[{Award},{{'do':'fill','as':'M',{fill}}}]}}}}")));
    }

    private static string Names(Outcome outcome) => string.Join(' ', outcome.Filled["M"].Lists.SelectMany(l => l.Persons));

    [Theory]
    [InlineData("'seats':'S'", "a b c")]
    [InlineData("'seats':'S','order':'list'", "a b c")]
    [InlineData("'seats':'S','order':'votes'", "d c b")]
    [InlineData("'seats':'S','prefer':{'share':'30%'}", "d a b")]
    [InlineData("'seats':'S','prefer':{'share':'20%'}", "d c a")]
    [InlineData("'seats':'S','prefer':{'share':'100%','of':'mean'}", "d a b")] // mean 75
    [InlineData("'seats':'S','prefer':{'share':'60%','of':'quota'}", "d c a")] // quota 100: c has exactly 60
    [InlineData("'seats':'S','prefer':{'share':'60%','of':'quota','strict':true}", "d a b")]
    [InlineData("'seats':'S','if':{'share':'60%','of':'quota'}", "c d")]
    public void The_order_of_the_law_seats_them(string fill, string expected) =>
        Assert.Equal(expected, Names(Filled("a 50, b 55, c 60, d 135", fill)));

    [Fact]
    public void Who_withdrew_is_passed_over_but_counts_among_the_candidates_of_the_mean()
    {
        // Votes of the remaining: 180, of 4 candidates: mean 45.
        Assert.Equal("c b a", Names(Filled("a 40, b 60, c 80, d 99 withdrawn", "'seats':'S','prefer':{'share':'100%','of':'mean'}")));
        Assert.Equal("a c", Names(Filled("a 40, b 60 withdrawn, c 80", "'seats':'S'")));
    }

    [Fact]
    public void Too_few_persons_leave_seats_vacant()
    {
        var outcome = Filled("a 40", "'seats':'S'");
        Assert.Equal(2, Assert.Single(outcome.Steps.OfType<FillReport>()).Vacant);
        Assert.Equal(2, outcome.Tables["M"].Row("N")![Table.Unfilled]);
    }

    [Theory]
    [InlineData("2", "a b d")]
    [InlineData("'70%'", "a b d")] // floor(2.1)
    [InlineData("'100%'", "a b c")]
    [InlineData("1", "a d")]
    public void A_limit_passes_over_whoever_would_be_one_too_many(string most, string expected) =>
        Assert.Equal(expected, Names(Filled("a 9 sex=M, b 8 sex=M, c 7 sex=M, d 6 sex=F", $"'seats':'S','order':'votes','limit':{{'attr':'sex','max':{most}}}")));

    [Fact]
    public void Equal_votes_at_the_border_are_a_tie_and_a_lot_settles_it()
    {
        var open = Filled("a 9, b 8, c 7, d 7", "'seats':'S','order':'votes'");
        var tie = Assert.Single(open.Ties);
        Assert.Equal(["c", "d"], tie.Tied);
        Assert.Equal(1, tie.Seats);
        Assert.Equal("a b", Names(open));
        Assert.Equal("a b d", Names(Filled("a 9, b 8, c 7, d 7", "'seats':'S','order':'votes'", lots: "{'among':['c','d'],'drawn':['d']}")));
        Assert.Equal("a b c", Names(Filled("a 9, b 8, c 7, d 7", "'seats':'S','order':'votes','ties':'order'")));
    }

    [Fact]
    public void Equal_votes_inside_the_served_need_no_lot() =>
        Assert.Empty(Filled("a 9, b 9, c 9, d 7", "'seats':'S','order':'votes'").Ties);

    [Fact]
    public void Where_a_limit_leaves_one_place_for_two_equals_only_they_are_tied()
    {
        var tie = Assert.Single(Filled("a 9 sex=M, b 8 sex=M, c 8 sex=M, d 8 sex=F", "'seats':'S','order':'votes','limit':{'attr':'sex','max':2}").Ties);
        Assert.Equal(["b", "c"], tie.Tied);
    }

    [Fact]
    public void All_candidates_of_a_unit_can_compete_together()
    {
        var read = Small.Ok(VectorReader.Read(Small.Json(
            "{'units':{'1':{'level':'district','valid':100,'seats':2}},'lists':{'A':{},'B':{}},'votes':{},"
            + "'candidates':{'1':{'A':[{'id':'x','votes':30,'sex':'M'},{'id':'y','votes':20,'sex':'F'}],'B':[{'id':'z','votes':25,'sex':'M'}]}},"
            + "'law':{'id':'t','ties':'lot','result':'M','steps':[{'do':'fill','as':'M','each':'district','seats':2,'limit':{'attr':'sex','max':1}},"
            + "{'do':'ask','as':'q','kind':'election-not-valid','if':{'count':'sex','in':'M','lt':2}}]}}")));
        var outcome = Small.Ok(Evaluator.Evaluate(read.Law, read.Data));
        Assert.Equal("A 2", outcome.InWords(read.Data));
        Assert.Equal("x y", Names(outcome));
        Assert.True(Assert.Single(outcome.Asks).Arises);
    }

    [Fact]
    public void A_bar_of_the_quota_needs_seats_from_a_quota()
    {
        var read = Small.Ok(VectorReader.Read(Small.Json(
            "{'units':{'N':{'level':'nation'}},'lists':{'A':{}},'votes':{'N':{'A':9}},'candidates':{'N':{'A':[{'id':'x','votes':3}]}},"
            + "'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'award','as':'S','seats':1,'by':{'divisors':'dhondt'}},"
            + "{'do':'fill','as':'M','seats':'S','prefer':{'share':'25%','of':'quota'}}]}}")));
        Small.Refused(Evaluator.Evaluate(read.Law, read.Data), "law-no-quota");
    }

    [Theory]
    [InlineData("{'X':{'A':[]}}", "unit-unknown")]
    [InlineData("{'N':{'X':[]}}", "list-unknown")]
    [InlineData("{'N':{'A':[{'id':'x'},{'id':'x'}]}}", "person-twice")]
    [InlineData("{'N':{'A':[{'votes':3}]}}", "json-missing-member")]
    [InlineData("{'N':{'A':[{'id':'x','votes':-3}]}}", "count-negative")]
    public void Candidates_that_contradict_the_data_are_refused(string candidates, string code) => Small.Refused(
        VectorReader.Read(Small.Json($"{{'units':{{'N':{{}}}},'lists':{{'A':{{}}}},'candidates':{candidates},'law':{{'id':'t','ties':'lot','result':'S','steps':[{Award}]}}}}")), code);

    private static Outcome Together(string persons, long seats)
    {
        var list = string.Join(',', persons.Split(", ").Select(p => p.Split(' ')).Select(p => $"'L{p[0]}':[{{'id':'{p[0]}','votes':{p[1]},'sex':'{p[2]}'}}]"));
        var lists = string.Join(',', persons.Split(", ").Select(p => $"'L{p.Split(' ')[0]}':{{}}"));
        var read = Small.Ok(VectorReader.Read(Small.Json(
            $"{{'units':{{'1':{{}}}},'lists':{{{lists}}},'votes':{{}},'candidates':{{'1':{{{list}}}}},"
            + $"'law':{{'id':'t','ties':'lot','result':'M','steps':[{{'do':'fill','as':'M','each':'district','seats':{seats},'limit':{{'attr':'sex','max':2}}}}]}}}}")));
        return Small.Ok(Evaluator.Evaluate(read.Law, read.Data));
    }

    [Fact]
    public void A_tie_names_everybody_who_could_be_drawn_not_only_those_of_the_full_limit()
    {
        var one = Assert.Single(Together("a 50 m, b 30 m, c 30 m, d 30 f", 2).Ties);
        Assert.Equal(["Lb/b", "Lc/c", "Ld/d"], one.Tied);
        Assert.Equal(1, one.Seats);
        var first = Assert.Single(Together("a 50 m, b 30 m, c 30 m, d 30 f, e 30 f", 3).Ties);
        Assert.Equal(["Lb/b", "Lc/c", "Ld/d", "Le/e"], first.Tied);
        Assert.Equal(1, first.Seats); // one after another
        var narrow = Assert.Single(Together("a 50 m, b 30 m, c 30 m, d 30 f, e 30 f, g 30 f", 3).Ties);
        Assert.Equal(5, narrow.Tied.Length);
        Assert.Equal(1, narrow.Seats); // both m would be one too many
    }

    [Fact]
    public void Whom_an_earlier_step_seated_takes_no_second_seat()
    {
        var read = Read("a 50, b 55, c 60, d 135", "'seats':'S'");
        var twice = read.Law with { Steps = [.. read.Law.Steps, Assert.IsType<Scrutineer.Law.Language.FillStep>(read.Law.Steps[^1]) with { Name = "M2" }] };
        Assert.Equal(["d"], Small.Ok(Evaluator.Evaluate(twice, read.Data)).Filled["M2"].Lists.SelectMany(l => l.Persons));
    }
}
