using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>In, out or open while ballots are missing: compared with every way in which the missing ballots can be marked.</summary>
public class Outlooks
{
    private static readonly Gen<string> Share = Gen.Select(Gen.Int[0, 60], Gen.OneOf<string>("valid", "cast", "registered", "lists"), Gen.Bool)
        .Select(s => $"{{'share':'{s.Item1}%','of':'{s.Item2}','strict':{(s.Item3 ? "true" : "false")}}}");

    private static readonly Gen<long[]> Votes = Gen.Long[0, 12].Array[3];

    [Fact]
    public void A_bar_is_in_out_or_open_exactly_as_the_missing_ballots_can_decide() =>
        Gen.Select(Votes, Gen.Long[0, 3], Gen.Int[0, 6], Share).Sample((votes, invalid, missing, share) =>
        {
            var outlook = OutlookOf(share, votes, invalid, missing);
            var passing = Completions(votes, invalid, missing).Select(c => In(share, c.Votes, c.Invalid, votes, invalid, missing)).ToList();
            foreach (var list in outlook)
            {
                var times = passing.Count(p => p.Contains(list.List));
                Assert.Equal(times == passing.Count ? Truth.True : times == 0 ? Truth.False : Truth.Open, list.Passes);
            }
        }, iter: 1_000);

    [Fact]
    public void A_combined_condition_is_never_called_certain_when_it_is_not() =>
        Gen.Select(Votes, Gen.Int[0, 5], Gen.Select(Share, Share, Share), Gen.Int[0, 4]).Sample((votes, missing, s, shape) =>
        {
            var condition = shape switch
            {
                0 => $"{{'all':[{s.Item1},{s.Item2}]}}",
                1 => $"{{'any':[{s.Item1},{s.Item2}]}}",
                2 => $"{{'all':[{s.Item1},{{'not':{s.Item2}}}]}}",
                3 => $"{{'case':[{{'when':{s.Item1},'then':{s.Item2}}},{{'then':{s.Item3}}}]}}",
                _ => $"{{'any':[{{'attr':'against-all'}},{s.Item1}]}}",
            };
            var passing = Completions(votes, 1, missing).Select(c => In(condition, c.Votes, c.Invalid, votes, 1, missing)).ToList();
            foreach (var list in OutlookOf(condition, votes, 1, missing))
            {
                if (list.Passes == Truth.True) Assert.All(passing, p => Assert.Contains(list.List, p));
                if (list.Passes == Truth.False) Assert.All(passing, p => Assert.DoesNotContain(list.List, p));
                if (missing == 0) Assert.NotEqual(Truth.Open, list.Passes);
            }
        }, iter: 500);

    [Fact]
    public void A_list_that_may_still_be_let_in_for_want_of_others_is_open()
    {
        // Nobody reaches 99 %, so the strongest list is let in; six ballots can make it B.
        var report = Report(Small.Bar("{'share':'99%'}", "'at-least':1"), Data([10, 9, 1], 0, 20), 6);
        Assert.Equal(Truth.Open, report.Lists[0].Passes);
        Assert.Equal(Truth.Open, report.Lists[1].Passes);
        Assert.Empty(report.Raised);
    }

    [Fact]
    public void Districts_are_judged_by_their_own_missing_ballots()
    {
        var data = Small.Districts(("D1", 1, [("A", 4), ("B", 96)]), ("D2", 1, [("A", 10), ("B", 90)]));
        QualifyReport Of(string scope, int inD1, int inD2) => Assert.Single(Small.Ok(Evaluator.Outlook(
            Small.Bar("{'share':'5%','in':'" + scope + "'}"), data,
            new Missing(inD1 + inD2, new Dictionary<string, BigInteger?> { ["D1"] = inD1, ["D2"] = inD2 }))));
        Assert.Equal(Truth.False, Of("each:district", 0, 50).Lists[0].Passes);
        Assert.Equal(Truth.False, Of("each:district", 1, 0).Lists[0].Passes);
        Assert.Equal(Truth.Open, Of("each:district", 2, 0).Lists[0].Passes);
        Assert.Equal(Truth.True, Of("any:district", 9, 100).Lists[0].Passes);
        Assert.Equal(Truth.Open, Of("any:district", 9, 101).Lists[0].Passes);
        Assert.Equal(Truth.Open, Of("2:district", 2, 0).Lists[0].Passes);
        Assert.Equal(Truth.False, Of("2:district", 0, 5).Lists[0].Passes);
    }

    [Fact]
    public void If_the_number_of_missing_ballots_is_not_known_every_bar_is_open()
    {
        var outlook = Small.Ok(Evaluator.Outlook(Small.Bar("{'share':'1%'}"), Small.Votes(0, 1_000), new Missing(null, new Dictionary<string, BigInteger?>())));
        Assert.All(outlook[0].Lists, l => Assert.Equal(Truth.Open, l.Passes));
    }

    [Fact]
    public void Direct_seats_are_certain_though_ballots_are_missing()
    {
        var votes = Small.Votes(50, 40);
        var data = new VoteData(votes.Units, votes.Lists, votes.Votes) { Direct = Table.Of([new("N", [new("A", (Rational)1)])]) };
        var report = Report(Small.Bar("{'won':'direct'}"), data, 5);
        Assert.Equal([Truth.True, Truth.False], report.Lists.Select(l => l.Passes));
    }

    [Fact]
    public void A_condition_on_seats_that_are_not_certain_is_left_out()
    {
        var law = Small.Law("{'do':'award','as':'F','seats':2,'by':{'plurality':1}},{'do':'qualify','as':'in','if':{'any':[{'won':'F'},{'share':'5%'}]}},{'do':'award','as':'S','seats':9,'among':'in','by':{'divisors':'dhondt'}}");
        Assert.Empty(Small.Ok(Evaluator.Outlook(law, Small.Votes(50, 40), new Missing(5, new Dictionary<string, BigInteger?>()))));
    }

    private static ImmutableArray<ListReport> OutlookOf(string condition, long[] votes, long invalid, int missing) =>
        Report(Small.Bar(condition), Data(votes, invalid, votes.Sum() + invalid + missing), missing).Lists;

    private static QualifyReport Report(Language.SeatLaw law, VoteData data, int missing) =>
        Assert.Single(Small.Ok(Evaluator.Outlook(law, data, new Missing(missing, new Dictionary<string, BigInteger?> { ["N"] = missing }))));

    private static ImmutableArray<string> In(string condition, long[] votes, long invalid, long[] before, long invalidBefore, int missing) =>
        Small.Outcome(Small.Bar(condition), Data(votes, invalid, before.Sum() + invalidBefore + missing)).Sets["in"];

    // C is the line against all; the register does not change.
    private static VoteData Data(long[] votes, long invalid, long registered) => Small.Votes(votes)
        .With(("C", "against-all", "true"))
        .WithTotals(("valid", votes.Sum()), ("cast", votes.Sum() + invalid), ("registered", registered));

    /// <summary>Every way to mark up to that many ballots: for A, for B, against all, invalid, or not at all.</summary>
    private static IEnumerable<(long[] Votes, long Invalid)> Completions(long[] votes, long invalid, int missing)
    {
        for (var a = 0; a <= missing; a++)
            for (var b = 0; a + b <= missing; b++)
                for (var c = 0; a + b + c <= missing; c++)
                    for (var i = 0; a + b + c + i <= missing; i++)
                        yield return ([votes[0] + a, votes[1] + b, votes[2] + c], invalid + i);
    }
}
