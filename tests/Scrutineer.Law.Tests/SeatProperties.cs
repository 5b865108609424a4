using System.Numerics;
using CsCheck;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>What holds for any votes: of the rules themselves, not of one election.</summary>
public class SeatProperties
{
    [Fact]
    public void The_order_of_the_lists_does_not_matter() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Rule, Gen.Int[0, 1_000_000]).Sample((votes, seats, rule, seed) =>
        {
            var law = Small.Award(rule, seats);
            var data = Small.Votes(votes);
            var order = Enumerable.Range(0, votes.Length).OrderBy(i => (i + 1) * 7_919L * (seed + 1) % 10_007).ToArray();
            var shuffled = new VoteData(data.Units, [.. order.Select(i => data.Lists[i])], Table.Of(data.Votes.Rows.Select(r =>
                KeyValuePair.Create(r.Key, order.Select(i => KeyValuePair.Create(data.Lists[i].Code, r.Value[data.Lists[i].Code]))))));
            var (a, b) = (Small.Outcome(law, data), Small.Outcome(law, shuffled));
            Assert.Equal(a.InWords(data), b.InWords(data));
            Assert.Equal(a.Ties.Select(t => (t.Seats, string.Concat(t.Tied.Order()))), b.Ties.Select(t => (t.Seats, string.Concat(t.Tied.Order()))));
        });

    [Fact]
    public void Multiplying_all_votes_changes_nothing_where_the_quota_is_exact() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Rule.Where(r => !r.Contains("droop", StringComparison.Ordinal)), Gen.Long[2, 1_000]).Sample((votes, seats, rule, times) =>
        {
            var law = Small.Award(rule, seats);
            var (data, scaled) = (Small.Votes(votes), Small.Votes([.. votes.Select(v => v * times)]));
            Assert.Equal(Small.Seats(law, data), Small.Seats(law, scaled));
        });

    [Fact]
    public void Splitting_a_district_in_two_changes_nothing_nationally() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Rule).Sample((votes, seats, rule) =>
        {
            var whole = Small.Votes(votes);
            var cells = votes.Select((v, i) => (Small.Name(i), v)).ToArray();
            var split = Small.Districts(("D1", 0, [.. cells.Select(c => (c.Item1, c.v / 3))]), ("D2", 0, [.. cells.Select(c => (c.Item1, c.v - c.v / 3))]));
            Assert.Equal(Small.Seats(Small.Award(rule, seats), whole), Small.Seats(Small.Award(rule, seats), split));
        });

    [Fact]
    public void With_divisors_no_list_loses_a_seat_when_the_house_grows() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Divisors).Sample((votes, seats, name) =>
        {
            var data = Small.Votes(votes);
            var before = Small.Outcome(Small.Award("{'divisors':'" + name + "'}", seats, ties: "'order'"), data);
            var after = Small.Outcome(Small.Award("{'divisors':'" + name + "'}", seats + 1, ties: "'order'"), data);
            Assert.All(data.Lists, l => Assert.True(after.SeatsOf(l.Code) >= before.SeatsOf(l.Code)));
        });

    [Fact]
    public void With_the_Hare_quota_and_largest_remainders_every_list_gets_its_quota_rounded_down_or_up() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats).Sample((votes, seats) =>
        {
            var data = Small.Votes(votes);
            var outcome = Small.Outcome(Small.Award("{'quota':'hare','then':'largest-remainder'}", seats, ties: "'order'"), data);
            if (votes.Sum() == 0) return;
            for (var i = 0; i < votes.Length; i++)
            {
                var ideal = new Rational((BigInteger)votes[i] * seats, votes.Sum());
                Assert.InRange(outcome.SeatsOf(Small.Name(i)), ideal.Floor(), ideal.Ceiling());
            }
        });

    [Fact]
    public void More_votes_never_mean_fewer_seats_than_a_smaller_list() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Rule).Sample((votes, seats, rule) =>
        {
            var outcome = Small.Outcome(Small.Award(rule, seats, ties: "['larger','order']"), Small.Votes(votes));
            for (var i = 0; i < votes.Length; i++)
                for (var j = 0; j < votes.Length; j++)
                    if (votes[i] > votes[j]) Assert.True(outcome.SeatsOf(Small.Name(i)) >= outcome.SeatsOf(Small.Name(j)));
        });

    [Fact]
    public void DHondt_is_the_only_allocation_in_which_no_seat_should_move() =>
        Gen.Select(Gen.Long[1, 20].Array[1, 4], Gen.Int[1, 7]).Sample((votes, seats) =>
        {
            var fair = Allocations(votes.Length, seats).Where(a => IsDHondt(votes, a)).ToList();
            Assert.NotEmpty(fair);
            var outcome = Small.Outcome(Small.Award("{'divisors':'dhondt'}", seats), Small.Votes(votes));
            if (fair.Count == 1)
            {
                Assert.Empty(outcome.Ties);
                Assert.Equal(fair[0], votes.Select((_, i) => (int)outcome.SeatsOf(Small.Name(i))));
                return;
            }

            // Several allocations: an open tie, and what is certain is what all of them have.
            Assert.Single(outcome.Ties);
            for (var i = 0; i < votes.Length; i++) Assert.Equal(fair.Min(a => a[i]), (int)outcome.SeatsOf(Small.Name(i)));
        }, iter: 2_000);

    [Theory]
    [InlineData("edge-alabama-1910-a.json", "edge-alabama-1910-b.json")]
    [InlineData("edge-alabama-1930-a.json", "edge-alabama-1930-b.json")]
    public void A_larger_house_takes_a_seat_away_under_largest_remainders_in_the_vectors(string smaller, string larger)
    {
        var (a, b) = (Read(smaller), Read(larger));
        var (seatsA, seatsB) = (TotalOf(a), TotalOf(b));
        if (seatsA > seatsB) (a, b, seatsA, seatsB) = (b, a, seatsB, seatsA);
        Assert.Equal(seatsA + 1, seatsB);
        var (before, after) = (Small.Outcome(a.Law, a.Data), Small.Outcome(b.Law, b.Data));
        Assert.Contains(a.Data.Lists, l => after.SeatsOf(l.Code) < before.SeatsOf(l.Code));
    }

    private static LawCase Read(string file) => Small.Ok(VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", file))));

    private static long TotalOf(LawCase of) => Assert.IsType<SeatForm.Fixed>(of.Law.Steps.OfType<AwardStep>().Single().Seats).Seats;

    private static IEnumerable<int[]> Allocations(int lists, int seats)
    {
        if (lists == 1) return [[seats]];
        return Enumerable.Range(0, seats + 1).SelectMany(first => Allocations(lists - 1, seats - first).Select(rest => (int[])[first, .. rest]));
    }

    private static bool IsDHondt(long[] votes, int[] seats)
    {
        for (var i = 0; i < votes.Length; i++)
            for (var j = 0; j < votes.Length; j++)
                if (i != j && seats[i] > 0 && votes[i] * (seats[j] + 1) < votes[j] * seats[i]) return false;
        return true;
    }
}
