using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Margins.Tests;

/// <summary>Answers to target questions, against trying everything.</summary>
public class Targets
{
    private static readonly string[] Rules = ["""{"divisors": "dhondt"}""", """{"divisors": "sainte-lague"}""", """{"quota": "hare", "then": "largest-remainder"}"""];

    [Theory]
    [InlineData("A>=3", true, 3, new[] { "A" })]
    [InlineData("A+B<61", false, 61, new[] { "A", "B" })]
    [InlineData(" A + B >= 2", true, 2, new[] { "A", "B" })]
    public void A_target_is_read(string text, bool atLeast, long seats, string[] lists)
    {
        var target = Target.Read(text, new HashSet<string> { "A", "B" }).Value;
        Assert.Equal((atLeast, seats), (target.IsAtLeast, target.Seats));
        Assert.Equal(lists, target.Lists);
    }

    [Theory]
    [InlineData("A", "margin-target")]
    [InlineData("A>=many", "margin-target")]
    [InlineData(">=3", "margin-target")]
    [InlineData("C<3", "list-unknown")]
    public void Other_texts_are_refused(string text, string code) =>
        Assert.Equal(code, Target.Read(text, new HashSet<string> { "A", "B" }).Refusal!.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Moved_votes_equal_what_trying_every_table_finds(int rule)
    {
        var random = new Random(11 + rule);
        var exact = 0;
        for (var n = 0; n < 60; n++)
        {
            var votes = Enumerable.Range(0, 3).Select(_ => random.Next(1, 14)).ToList();
            var law = Law(random, rule);
            var data = Laws.National(votes);
            var target = Random(random);
            var answer = MarginFinder.Find(law, data, new MarginQuestion { Targets = [target] }).Value.Targets.Single();
            if (answer.IsMet) continue;
            BigInteger? truth = null;
            for (var a = 0; a <= votes.Sum(); a++)
                for (var b = 0; a + b <= votes.Sum(); b++)
                {
                    int[] other = [a, b, votes.Sum() - a - b];
                    var cost = other.Zip(votes).Sum(p => int.Max(0, p.Second - p.First));
                    if (truth <= cost || !Meets(law, Laws.National(other), target)) continue;
                    truth = cost;
                }

            var where = $"{n}: {string.Join(' ', votes)} {target}: {answer.Moved?.Lower}..{answer.Moved?.Votes}, truth {truth}";
            if (answer.Moved is not { } moved) continue;
            Assert.True(moved.Lower <= truth && truth <= moved.Votes, where);
            Assert.True(moved.IsExact, where);
            exact++;
        }

        Assert.True(exact >= 5, $"{exact} exact");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Stations_and_voters_equal_what_trying_every_subset_finds(int rule)
    {
        var random = new Random(5 + rule);
        var exact = 0;
        for (var n = 0; n < 60; n++)
        {
            var stations = Enumerable.Range(0, 7).Select(k => new Station($"S{k}", "N",
                Enumerable.Range(0, 3).ToDictionary(Laws.Name, _ => (Rational)random.Next(0, 20)).ToImmutable(), System.Collections.Immutable.ImmutableDictionary<string, Rational>.Empty)).ToList();
            VoteData Data(int without) => Laws.National([.. Enumerable.Range(0, 3).Select(l => (int)stations.Where((_, k) => (without >> k & 1) == 0)
                .Aggregate(Rational.Zero, (sum, s) => sum + s.Votes[Laws.Name(l)]).Numerator)]);
            var law = Law(random, rule);
            var target = Random(random);
            var answer = MarginFinder.Find(law, Data(0), new MarginQuestion { ByVotes = false, ByStations = true, ByVoters = true, Stations = [.. stations], Targets = [target] }).Value.Targets.Single();
            if (answer.IsMet) continue;
            int? fewest = null;
            Rational? voters = null;
            for (var set = 1; set < 1 << 7; set++)
            {
                if (!Meets(law, Data(set), target)) continue;
                var cost = stations.Where((_, k) => (set >> k & 1) == 1).Aggregate(Rational.Zero, (sum, s) => sum + s.Voters);
                var count = BitOperations.PopCount((uint)set);
                if (fewest is null || count < fewest) fewest = count;
                if (voters is null || cost < voters) voters = cost;
            }

            foreach (var (found, truth) in (ReadOnlySpan<(TargetStations?, Rational?)>)[(answer.Stations, fewest), (answer.Voters, voters)])
            {
                if (found is null) continue;
                Assert.True(truth is not null && found.Lower <= truth.Value && truth.Value <= found.Cost, $"{n}: {target}: {found.Lower}..{found.Cost}, truth {truth}");
                Assert.True(found.IsExact, $"{n}: {target}: {found.Lower}..{found.Cost}");
                exact++;
            }
        }

        Assert.True(exact >= 5, $"{exact} exact");
    }

    [Fact]
    public void Kyrgyzstan_2020_what_takes_the_majority_from_the_two_largest()
    {
        var (law, data) = Laws.Vector("kg-2020");
        var target = Target.Read("Birimdik<46", data.Lists.Select(l => l.Code).ToHashSet()).Value;
        var moved = MarginFinder.Find(law, data, new MarginQuestion { Targets = [target] }).Value.Targets.Single().Moved!;
        Assert.True(moved.Confirmed);
        Assert.Equal(moved.Votes, moved.Lower);
    }

    private static SeatLaw Law(Random random, int rule) => Laws.Law(
        $$"""{"do": "qualify", "as": "in", "if": {"share": "{{random.Next(0, 30)}}%"} }, {"do": "award", "as": "S", "seats": {{random.Next(2, 8)}}, "among": "in", "by": {{Rules[rule]}} }""");

    private static Target Random(Random random) =>
        new(random.Next(3) == 0 ? ["A", "B"] : [Laws.Name(random.Next(3))], random.Next(2) == 0, random.Next(1, 6));

    private static bool Meets(SeatLaw law, VoteData data, Target target)
    {
        var outcome = Evaluator.Evaluate(law, data);
        if (!outcome.IsOk) return false;
        BigInteger seats = target.Lists.Aggregate(BigInteger.Zero, (sum, l) => sum + outcome.Value.SeatsOf(l));
        foreach (var tie in outcome.Value.Ties)
        {
            var mine = tie.Tied.Count(target.Lists.Contains);
            seats += target.IsAtLeast ? long.Max(0, tie.Seats - (tie.Tied.Length - mine)) : long.Min(tie.Seats, mine);
        }

        return target.IsAtLeast ? seats >= target.Seats : seats < target.Seats;
    }
}

internal static class Immutable
{
    public static System.Collections.Immutable.ImmutableDictionary<string, Rational> ToImmutable(this Dictionary<string, Rational> votes) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(votes);
}
