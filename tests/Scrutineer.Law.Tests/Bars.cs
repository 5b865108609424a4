using CsCheck;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Bars: exact at equality, of the base that the law names, and refused where that base is not known.</summary>
public class Bars
{
    [Theory]
    [InlineData(7, 93, false, true, 0)]
    [InlineData(7, 93, true, false, -1)]
    [InlineData(8, 92, true, true, 0)]
    [InlineData(6, 94, false, false, -1)]
    [InlineData(70, 929, false, true, 0)]
    [InlineData(70, 931, false, false, -1)]
    public void At_the_bar_exactly_at_least_passes_and_more_than_fails(long list, long others, bool strict, bool passes, long margin)
    {
        var bar = BarOf(Small.Votes(list, others), "7%", strict);
        Assert.Equal(passes ? Truth.True : Truth.False, bar.Passes);
        Assert.Equal(margin, bar.Margin);
        Assert.Equal(list, bar.Votes);
        Assert.Equal(list + others, bar.Base);
        Assert.Equal(new Rational(7 * (list + others), 100), bar.Needed);
    }

    [Fact]
    public void The_margin_is_exact_for_any_votes_base_and_bar() =>
        Gen.Select(Gen.Long[0, 5_000], Gen.Long[1, 10_000], Gen.Long[0, 120], Gen.Bool).Sample((votes, of, percent, strict) =>
        {
            var least = new Rational(percent, 100);
            bool Holds(Rational v) => strict ? v > least * of : v >= least * of;
            var bar = new BarReport(null, votes, "valid", of, least, strict, Holds(votes) ? Truth.True : Truth.False);
            Assert.Equal(Holds(votes), bar.Margin.Sign >= 0);
            // Over: that many can go and no more. Short: that many must come and no fewer.
            Assert.True(Holds(votes - bar.Margin));
            Assert.False(Holds(votes - bar.Margin - 1));
        });

    [Fact]
    public void The_base_decides_who_is_in()
    {
        var data = Small.Votes(70, 900, 30).With(("C", "against-all", "true")).WithTotals(("cast", 1_010), ("registered", 2_000), ("valid", 1_000));
        Assert.Equal(["A", "B"], In(data, "{'share':'7%','of':'valid'}"));
        Assert.Equal(["B"], In(data, "{'share':'7%','of':'cast'}"));
        Assert.Equal(["A", "B"], In(data, "{'share':'7.2%','of':'lists'}"));
        Assert.Equal(["B"], In(data, "{'share':'7.3%','of':'lists'}"));
        Assert.Equal(["B"], In(data, "{'share':'3.51%','of':'registered'}"));
        Assert.Equal(["A", "B"], In(data, "{'share':'3.5%','of':'registered'}"));
    }

    [Fact]
    public void A_base_that_is_not_known_is_refused()
    {
        var refusal = Small.Refused(Evaluator.Evaluate(Small.Bar("{'share':'7%','of':'cast'}"), Small.Votes(70, 930)), "law-no-base");
        Assert.Contains("cast", refusal.Message, StringComparison.Ordinal);
        Small.Refused(Evaluator.Evaluate(Small.Bar("{'share':'7%','of':'registered','in':'any:district'}"), Small.Districts(("D1", 1, [("A", 5)]))), "law-no-base");
        // Only "valid" may be the sum of the votes.
        Assert.Equal(["A", "B"], In(Small.Votes(70, 930), "{'share':'7%'}"));
    }

    [Fact]
    public void The_base_of_a_unit_is_its_own_number_or_the_sum_of_the_units_strictly_below_it()
    {
        // The region has votes of its own (from abroad, say) but no number; its district has both.
        const string units = "'units':{'R':{'level':'region'},'D':{'parent':'R','cast':100}},'lists':{'A':{},'B':{}},'votes':{'R':{'A':1},'D':{'A':9,'B':80}}";
        var law = "'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'qualify','as':'in','if':{'share':'10%','of':'cast','in':'each:region'}},{'do':'award','as':'S','seats':1,'among':'in','by':{'plurality':1}}]}";
        var read = Small.Ok(Data.VectorReader.Read(Small.Json("{" + units + "," + law + "}")));
        var bar = Assert.Single(Small.Outcome(read.Law, read.Data).Steps.OfType<QualifyReport>()).Lists[0].Bars.Single();
        Assert.Equal((10, 100, Truth.True), (bar.Votes, bar.Base, bar.Passes));
        var own = Small.Ok(Data.VectorReader.Read(Small.Json("{" + units.Replace("'level':'region'", "'level':'region','cast':101", StringComparison.Ordinal) + "," + law + "}")));
        bar = Assert.Single(Small.Outcome(own.Law, own.Data).Steps.OfType<QualifyReport>()).Lists[0].Bars.Single();
        Assert.Equal((10, 101, Truth.False), (bar.Votes, bar.Base, bar.Passes));
    }

    [Fact]
    public void A_level_without_votes_is_refused_or_answered_by_the_law()
    {
        var data = Small.Votes(70, 930);
        Small.Refused(Evaluator.Evaluate(Small.Bar("{'share':'7%','in':'each:region'}"), data), "law-no-level");
        Assert.Equal(["A", "B"], In(data, "{'share':'99%','in':'each:region','without-table':'holds'}"));
        Assert.Equal([], In(data, "{'share':'0%','in':'any:region','without-table':'fails'}"));
        var bar = Assert.Single(Qualify(data, "{'share':'99%','in':'each:region','without-table':'holds'}").Lists[0].Bars);
        Assert.False(bar.Tested);
        Assert.Equal("*region", bar.Unit);
    }

    [Fact]
    public void Each_any_and_a_number_of_districts_ask_different_things()
    {
        var data = Small.Districts(("D1", 1, [("A", 10), ("B", 90)]), ("D2", 1, [("A", 4), ("B", 96)]), ("D3", 1, [("A", 50), ("B", 50)]));
        Assert.Equal(["B"], In(data, "{'share':'5%','in':'each:district'}"));
        Assert.Equal(["A", "B"], In(data, "{'share':'5%','in':'2:district'}"));
        Assert.Equal(["B"], In(data, "{'share':'11%','in':'2:district'}"));
        Assert.Equal(["A", "B"], In(data, "{'share':'50%','in':'any:district'}"));
        Assert.Equal(["B"], In(data, "{'share':'50.1%','in':'any:district'}"));
        Assert.Equal(3, Qualify(data, "{'share':'5%','in':'each:district'}").Lists[0].Bars.Length);
    }

    [Fact]
    public void Conditions_are_combined_and_the_first_branch_decides()
    {
        var data = Small.Votes(4, 7, 89).With(("A", "minority", "true"), ("B", "members", "3"), ("C", "members", "1"));
        Assert.Equal(["A"], In(data, "{'attr':'minority'}"));
        Assert.Equal(["B"], In(data, "{'attr':'members','ge':2}"));
        Assert.Equal(["C"], In(data, "{'not':{'any':[{'attr':'minority'},{'attr':'members','ge':2}]}}"));
        Assert.Equal(["A", "C"], In(data, "{'case':[{'when':{'attr':'minority'},'then':{'always':true}},{'when':{'attr':'members','ge':2},'then':{'share':'8%'}},{'then':{'share':'5%'}}]}"));
        Assert.Equal([], In(data, "{'case':[{'when':{'always':false},'then':{'always':true}}]}"));
        Assert.Equal(["B"], In(data, "{'all':[{'share':'5%'},{'not':{'share':'7%','strict':true}}]}"));
    }

    [Fact]
    public void Seats_won_before_can_be_a_condition()
    {
        var law = Small.Law("{'do':'award','as':'F','seats':2,'by':{'plurality':1}},{'do':'qualify','as':'in','if':{'won':'F'}},{'do':'award','as':'S','seats':9,'among':'in','by':{'divisors':'dhondt'}}");
        var outcome = Small.Outcome(law, Small.Votes(50, 40, 39));
        Assert.Equal(["A", "B"], outcome.Sets["in"].AsEnumerable());
        Assert.Equal(0, outcome.SeatsOf("C"));
    }

    [Fact]
    public void If_too_few_lists_pass_the_strongest_are_let_in_and_named_in_ballot_order()
    {
        var data = Small.Votes(20, 10, 30, 40);
        var outcome = Small.Outcome(Small.Bar("{'share':'35%'}", "'at-least':3"), data);
        Assert.Equal(["A", "C", "D"], outcome.Sets["in"].AsEnumerable());
        Assert.Equal(["D", "C", "A"], Assert.Single(outcome.Steps.OfType<QualifyReport>()).Raised.AsEnumerable());
        Assert.Empty(Qualify(data, "{'share':'15%'}").Raised);
    }

    [Fact]
    public void Another_national_base_leaves_regional_and_registered_bars_alone()
    {
        var law = Small.Bar("{'all':[{'share':'7%','of':'cast'},{'not':{'share':'90%','of':'cast'}},{'share':'1%','of':'cast','in':'each:region'},{'share':'2%','of':'registered'}]}");
        Assert.Equal(["cast", "registered"], law.NationalBases().AsEnumerable());
        var other = law.WithNationalBase("lists");
        var bases = other.Steps.OfType<Language.QualifyStep>().Single().If.Shares().Select(s => s.Of);
        Assert.Equal(["lists", "lists", "cast", "registered"], bases);
        Assert.Equal(["cast", "registered"], law.NationalBases().AsEnumerable());
    }

    [Fact]
    public void An_attribute_can_be_asked_for_its_text()
    {
        var data = Small.Votes(50, 30, 20).With(("A", "kind", "party"), ("B", "kind", "coalition"));
        Assert.Equal(["B"], In(data, "{'attr':'kind','is':'coalition'}"));
        Assert.Equal(["A", "C"], In(data, "{'not':{'attr':'kind','is':'coalition'}}"));
    }

    [Fact]
    public void A_region_has_votes_if_only_its_districts_have_them()
    {
        const string Data = "{'units':{'R':{'level':'region'},'D':{'parent':'R'},'E':{'parent':'R'}},'lists':{'A':{},'B':{}},'votes':{'D':{'A':9,'B':91}},"
            + "'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'qualify','as':'in','if':{'share':'10%','in':'each:region'}},{'do':'award','as':'S','seats':1,'among':'in','by':{'plurality':1}}]}}";
        var read = Small.Ok(Law.Data.VectorReader.Read(Small.Json(Data)));
        Assert.Equal(["B"], Small.Outcome(read.Law, read.Data).Sets["in"].AsEnumerable());
    }

    [Fact]
    public void A_share_in_the_unit_needs_a_step_for_each_unit()
    {
        var refusal = Small.Refused(Evaluator.Evaluate(Small.Bar("{'share':'5%','in':'unit'}"), Small.Votes(5, 95)), "law-no-unit");
        Assert.Contains("needs a step with \"each\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_made_for_each_unit_is_not_a_national_set() =>
        Small.Refused(
            Evaluator.Evaluate(
                Small.Law("{'do':'qualify','as':'in','each':'district','if':{'share':'5%'}},{'do':'award','as':'S','seats':1,'among':'in','by':{'divisors':'dhondt'}}"),
                Small.Districts(("D1", 1, [("A", 5)]))),
            "law-set-by-unit");

    [Fact]
    public void Seats_that_the_law_does_not_say_are_refused()
    {
        Small.Refused(Evaluator.Evaluate(Small.Law("{'do':'award','as':'S','seats':'unit','by':{'divisors':'dhondt'}}"), Small.Votes(5)), "law-no-unit");
        var law = Small.Law("{'do':'award','as':'S','each':'nation','seats':'unit','by':{'divisors':'dhondt'}}");
        Small.Refused(Evaluator.Evaluate(law, Small.Votes(5)), "law-no-seats");
        law = Small.Law("{'do':'award','as':'S','seats':{'minus':[3,'votes']},'by':{'divisors':'dhondt'}}");
        Small.Refused(Evaluator.Evaluate(law, Small.Votes(5)), "law-no-seats");
    }

    private static string[] In(Data.VoteData data, string condition) => [.. Small.Outcome(Small.Bar(condition), data).Sets["in"]];

    private static QualifyReport Qualify(Data.VoteData data, string condition) =>
        Assert.Single(Small.Outcome(Small.Bar(condition), data).Steps.OfType<QualifyReport>());

    private static BarReport BarOf(Data.VoteData data, string share, bool strict) =>
        Assert.Single(Qualify(data, "{'share':'" + share + "','strict':" + (strict ? "true" : "false") + "}").Lists[0].Bars);
}
