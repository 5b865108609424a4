using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>Time limits at their edges.</summary>
public class Clocks
{
    private static readonly DisputeRules Rules = Court.Read(
        """
        {'format':'scrutineer-disputes/1','article':'Art. 1','offset':'-06:00','rest-days':['saturday','sunday'],'clocks':[
          {'code':'appeal','length':1000,'unit':'months'},{'code':'mending','length':1000,'unit':'hours'},{'code':'decision','length':1000,'unit':'working-days','rolls-over':true},
          {'code':'complaint','length':1000,'unit':'calendar-days','rolls-over':true}]}
        """);

    [Theory]
    [InlineData("appeal")]
    [InlineData("decision")]
    [InlineData("complaint")]
    public void What_would_end_after_the_year_9999_ends_with_it(string code) =>
        Assert.Equal(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), Deadline.Of(Rules, Rules.Clock(code)!, new DateTimeOffset(9998, 12, 31, 12, 0, 0, TimeSpan.Zero)).Last.ToUniversalTime());

    [Fact]
    public void Time_during_which_two_suspensions_stand_counts_once()
    {
        var court = new Court();
        court.Now = Court.At(5);
        court.Take(Stop("complaint"));
        court.Now = Court.At(6);
        court.Take(Stop("complaint"));
        court.Now = Court.At(20);
        var clock = court.Docket.ToFile("central", null, court.Now)!;
        // Three days to the 7th; it stood still from noon of the 5th to the end of the 8th.
        Assert.Equal(Court.At(7, 0).AddDays(1).AddSeconds(-1) + (Court.At(9, 0).AddSeconds(-1) - Court.At(5)), clock.Deadline!.Last);
    }

    [Fact]
    public void A_repeat_vote_waits_for_every_suspension_of_its_clock()
    {
        var court = new Court().Counted();
        var first = court.Take(Forever());
        court.Take(Forever());
        court.Take(Court.Decide(null, Court.Annul("c")));
        court.Take(Parliament(new Revocation(first)));
        court.Refused("clock-suspended", Court.Decide(null, new RepeatVote(["c"], new DateOnly(2020, 12, 20), null, null)));
    }

    private static DecisionMade Stop(string clock) => Of("court", new Suspension(clock, new DateOnly(2020, 10, 8)));

    private static DecisionMade Forever() => Parliament(new Suspension("repeat-held", null));

    private static DecisionMade Parliament(Remedy remedy) => Of("parliament", remedy);

    private static DecisionMade Of(string forum, Remedy remedy) => Court.Decide(null, remedy) with { Forum = forum, Votes = null };
}
