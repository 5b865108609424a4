using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Two laws are compared option by option.</summary>
public class LawDiffs
{
    private const string Base = """
        {'id':'a','ties':'lot','result':'S','steps':[
         {'do':'qualify','as':'in','if':{'all':[{'share':'7%','of':'cast'},{'not':{'attr':'x'}}]}},
         {'do':'award','as':'S','seats':120,'among':'in','by':{'quota':'hare','then':'largest-remainder'}}]}
        """;

    [Fact]
    public void A_law_does_not_differ_from_itself_even_if_written_in_another_order() => Assert.True(Diff(Base, """
        {'steps':[{'as':'in','do':'qualify','if':{'all':[{'of':'cast','share':'7%'},{'not':{'attr':'x'}}]}},
         {'do':'award','as':'S','by':{'then':'largest-remainder','quota':'hare'},'among':'in','seats':120}],
         'result':'S','ties':'lot','id':'a'}
        """).IsEmpty);

    [Theory]
    [InlineData("'7%'", "'5%'", "if.all[0].share", "\"7%\"", "\"5%\"")]
    [InlineData(",'of':'cast'", "", "if.all[0].of", "\"cast\"", null)]
    [InlineData("120", "90", "seats", "120", "90")]
    [InlineData("'seats':120", "'seats':120,'cap':65", "cap", null, "65")]
    [InlineData("{'quota':'hare','then':'largest-remainder'}", "{'divisors':'dhondt'}", "by.quota", "\"hare\"", null)]
    [InlineData(",{'not':{'attr':'x'}}", "", "if.all", "[{\"share\": \"7%\", \"of\": \"cast\"}, {\"not\": {\"attr\": \"x\"}}]", "[{\"share\": \"7%\", \"of\": \"cast\"}]")]
    public void An_option_that_differs_is_told_with_both_values(string old, string now, string path, string? from, string? to)
    {
        var step = Assert.Single(Diff(Base, Base.Replace(old, now, StringComparison.Ordinal)).Steps);
        Assert.Equal(StepChange.Changed, step.Change);
        Assert.Equal(new OptionChange(path, from, to), step.Options[0]);
    }

    [Fact]
    public void What_the_law_says_of_itself_is_compared_too() =>
        Assert.Equal([new OptionChange("ties", "\"lot\"", "[\"larger\", \"lot\"]")], Diff(Base, Base.Replace("'ties':'lot'", "'ties':['larger','lot']", StringComparison.Ordinal)).Law.AsEnumerable());

    [Fact]
    public void Steps_are_matched_by_name_then_by_verb_and_order()
    {
        var diff = Diff(Base, """
            {'id':'a','ties':'lot','result':'S','steps':[
             {'do':'award','as':'K','to':'units','measure':'valid','seats':5,'by':{'divisors':'dhondt'}},
             {'do':'qualify','as':'over','if':{'all':[{'share':'7%','of':'cast'},{'not':{'attr':'x'}}]}},
             {'do':'award','as':'S','seats':120,'among':'over','by':{'quota':'hare','then':'largest-remainder'}}]}
            """);
        Assert.Equal([(StepChange.Changed, 0, 1), (StepChange.Changed, 1, 2), (StepChange.Added, null, 0)], diff.Steps.Select(s => (s.Change, s.First, s.Second)));
        Assert.Equal([new OptionChange("as", "\"in\"", "\"over\"")], diff.Steps[0].Options.AsEnumerable());
        Assert.Equal(StepChange.Removed, Assert.Single(Diff("""
            {'id':'a','ties':'lot','result':'S','steps':[{'do':'award','as':'X','seats':1,'by':{'winner':true}},{'do':'award','as':'S','seats':1,'by':{'winner':true}}]}
            """, "{'id':'a','ties':'lot','result':'S','steps':[{'do':'award','as':'S','seats':1,'by':{'winner':true}}]}").Steps).Change);
    }

    [Fact]
    public void A_value_is_written_as_it_was_read()
    {
        const string text = """{"a": [1, "x\"y\\", null, true, {}], "ключ": "5%"}""";
        Assert.Equal(text, Small.Ok(JsonValue.Read(System.Text.Encoding.UTF8.GetBytes(text))).ToJson());
    }

    private static LawDiff Diff(string first, string second) => LawDiff.Of(Small.Ok(JsonValue.Read(Small.Json(first))), Small.Ok(JsonValue.Read(Small.Json(second))));
}
