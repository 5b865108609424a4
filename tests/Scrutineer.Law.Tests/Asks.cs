using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>What the law leaves to a person is asked, not decided.</summary>
public class Asks
{
    private const string Bar = "{'do':'qualify','as':'in','if':{'all':[{'share':'50%'},{'not':{'attr':'against-all'}}]}},";
    private const string Award = ",{'do':'award','as':'S','seats':2,'among':'in','by':{'divisors':'dhondt'}}";

    [Theory]
    [InlineData(60, 40, false)]
    [InlineData(50, 50, false)]
    [InlineData(49, 51, true)]
    public void The_question_arises_if_fewer_lists_pass_than_the_law_wants(long a, long against, bool arises)
    {
        var law = Small.Law(Bar + "{'do':'ask','as':'q','article':'Art. 37','kind':'repeat-election','who':'commission','if':{'fewer':1,'in':'in'}}" + Award);
        var data = Small.Votes(a, against).With(("B", "against-all", "true"));
        var outcome = Small.Outcome(law, data);
        Assert.Equal(arises, !outcome.IsFinal);
        Assert.Equal(arises ? 1 : 0, outcome.Asks.Length);
        var report = Assert.Single(outcome.Steps.OfType<AskReport>());
        Assert.Equal((arises, "repeat-election", "commission", "Art. 37"), (report.Arises, report.Kind, report.Who, report.Article));
    }

    [Theory]
    [InlineData(60, 30, 40, false)]
    [InlineData(40, 30, 40, false)]
    [InlineData(40, 41, 41, false)]
    [InlineData(40, 30, 41, true)]
    public void Against_all_leads_only_if_it_has_more_votes_than_every_list(long a, long b, long against, bool arises)
    {
        var law = Small.Law("{'do':'qualify','as':'in','if':{'always':true}},{'do':'ask','as':'q','kind':'repeat','if':{'any':[{'fewer':1,'in':'in'},{'leads':'against-all'}]}}" + Award);
        var data = Small.Votes(a, b, against).With(("C", "against-all", "true"));
        Assert.Equal(arises, Small.Outcome(law, data).Asks.Length == 1);
    }

    [Fact]
    public void A_question_does_not_stop_the_seats_from_being_shown()
    {
        var law = Small.Law("{'do':'qualify','as':'in','if':{'share':'50%'}},{'do':'ask','as':'q','kind':'law-silent','if':{'fewer':2,'in':'in'}}" + Award);
        var data = Small.Votes(60, 40);
        var outcome = Small.Outcome(law, data);
        Assert.Equal("law-silent", Assert.Single(outcome.Asks).Kind);
        Assert.Equal("A 2", outcome.InWords(data));
    }
}
