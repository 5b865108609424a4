using CsCheck;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>An explanation is complete: whoever has it alone can do the sums again and arrives at the same seats.</summary>
public class Explanations
{
    [Fact]
    public void An_explanation_alone_replays_the_result() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Rule).Sample((votes, seats, rule) =>
        {
            var outcome = Small.Outcome(Small.Award(rule, seats, ties: "'order'"), Small.Votes(votes));
            var report = outcome.Report();
            var replayed = Replay(report);
            Assert.Equal(Shown(replayed), Shown(report.Result.ToDictionary()));
            Assert.Equal(Shown(replayed), Shown(outcome.Result.Row("N")!.Where(c => Data.Table.IsList(c.Key)).ToDictionary(c => c.Key, c => (long)c.Value.Numerator)));
            Assert.Equal(seats, replayed.Values.Sum() + report.Unfilled);
        });

    [Fact]
    public void An_explanation_replays_up_to_an_open_tie() =>
        Gen.Select(RandomVotes.Small, RandomVotes.Seats, RandomVotes.Rule).Sample((votes, seats, rule) =>
        {
            var outcome = Small.Outcome(Small.Award(rule, seats), Small.Votes(votes));
            var report = outcome.Report();
            Assert.Equal(Shown(Replay(report)), Shown(report.Result.ToDictionary()));
            Assert.Equal(seats, Replay(report).Values.Sum() + report.Unfilled + (report.Tie?.Seats ?? 0));
            if (report.Tie is { } tie) Assert.True(tie.Tied.Length > tie.Seats && tie.Seats > 0);
        });

    [Fact]
    public void An_explanation_replays_caps_that_make_the_rest_be_recomputed() =>
        Gen.Select(RandomVotes.Any, Gen.Long[1, 40], Gen.Long[1, 20]).Sample((votes, seats, cap) =>
        {
            var law = Small.Award("{'quota':'hare','then':'largest-remainder','cap-rest':'recompute'}", seats, $"'cap':{cap}", "'order'");
            var report = Small.Outcome(law, Small.Votes(votes)).Report();
            Assert.Equal(Shown(Replay(report)), Shown(report.Result.ToDictionary()));
            Assert.All(report.Result, r => Assert.True(r.Value <= cap));
            Assert.Equal(long.Min(seats, cap * votes.Count(v => v > 0)), report.Result.Sum(r => r.Value));
        });

    [Fact]
    public void Quotas_whole_parts_and_remainders_add_up() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats).Sample((votes, seats) =>
        {
            var report = Small.Outcome(Small.Award("{'quota':'hare','then':'largest-remainder'}", seats, ties: "'order'"), Small.Votes(votes)).Report();
            foreach (var round in report.Quotas)
            {
                Assert.Equal(round.Votes, round.Value * round.Seats);
                Assert.All(round.Shares, s =>
                {
                    Assert.Equal(s.Votes, round.Value * s.Whole + s.Remainder);
                    Assert.True(s.Remainder >= 0 && s.Remainder < round.Value);
                });
            }
        });

    [Fact]
    public void Every_seat_given_one_by_one_names_the_best_claim_that_it_beat() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Divisors).Sample((votes, seats, name) =>
        {
            var divisors = Divisors.Find(name)!;
            var report = Small.Outcome(Small.Award("{'divisors':'" + name + "'}", seats, ties: "'order'"), Small.Votes(votes)).Report();
            var held = votes.Select((v, i) => (Name: Small.Name(i), v)).Where(c => c.v > 0).ToDictionary(c => c.Name, _ => 0L);
            var byName = votes.Select((v, i) => (Name: Small.Name(i), v)).ToDictionary(c => c.Name, c => c.v);
            for (var i = 0; i < report.Given.Length; i++)
            {
                var seat = report.Given[i];
                Assert.Equal(i + 1, seat.Number);
                Assert.Equal(seat.Claim, divisors.Claim(byName[seat.List], held[seat.List]));
                var others = held.Keys.Where(k => k != seat.List).Select(k => (List: k, Claim: divisors.Claim(byName[k], held[k]))).ToList();
                Assert.All(others, o => Assert.True(o.Claim <= seat.Claim));
                // Equal claims that are served together do not beat one another.
                if (seat.Beaten is null) Assert.All(others, o => Assert.Contains(report.Given, g => g.List == o.List && g.Claim.CompareTo(seat.Claim) == 0));
                else Assert.Equal(seat.BeatenClaim, divisors.Claim(byName[seat.Beaten], held[seat.Beaten]));
                if (seat is { Beaten: not null, SettledBy: null }) Assert.True(seat.BeatenClaim < seat.Claim);
                if (seat.SettledBy is not null) Assert.Equal((0, 0), (seat.BeatenClaim!.Value.CompareTo(seat.Claim), seat.Lacked));
                held[seat.List]++;
            }
        });

    [Fact]
    public void What_the_beaten_claim_lacked_is_exact_for_quotients() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, RandomVotes.Divisors).Sample((votes, seats, name) =>
        {
            var divisors = Divisors.Find(name)!;
            var report = Small.Outcome(Small.Award("{'divisors':'" + name + "'}", seats, ties: "'order'"), Small.Votes(votes)).Report();
            var byName = votes.Select((v, i) => (Name: Small.Name(i), v)).ToDictionary(c => c.Name, c => (Rational)c.v);
            var held = byName.Keys.ToDictionary(k => k, _ => 0L);
            foreach (var seat in report.Given)
            {
                if (seat.Beaten is { } beaten)
                {
                    if (seat.Lacked is { } lacked)
                    {
                        Assert.True(divisors.Claim(byName[beaten] + lacked, held[beaten]) >= seat.Claim);
                        if (lacked.Sign > 0) Assert.True(divisors.Claim(byName[beaten] + lacked - 1, held[beaten]) < seat.Claim);
                        else Assert.Equal(0, seat.BeatenClaim!.Value.CompareTo(seat.Claim));
                    }
                    else
                    {
                        // Only a first seat of Adams, Hill and Dean is out of reach of any number of votes.
                        Assert.Equal((1, 0), (seat.Claim.Class, seat.BeatenClaim!.Value.Class));
                    }
                }

                held[seat.List]++;
            }
        });

    [Theory]
    [InlineData(10, 8, 2)]
    [InlineData(10, 9, 1)]
    [InlineData(10, 5, 5)]
    [InlineData(10, 10, 0)]
    public void What_the_beaten_claim_lacked_is_exact_for_roots(long first, long second, long lacked)
    {
        // Both have one seat; the third goes to A.
        var report = Small.Outcome(Small.Award("{'divisors':'hill'}", 3, ties: "'order'"), Small.Votes(first, second)).Report();
        Assert.Equal(("A", "B", lacked), (report.Given[2].List, report.Given[2].Beaten, report.Given[2].Lacked));
    }

    [Fact]
    public void What_the_beaten_claim_lacked_is_exact_for_remainders_and_averages() =>
        Gen.Select(RandomVotes.Any, RandomVotes.Seats, Gen.OneOf<string>("largest-remainder", "largest-average")).Sample((votes, seats, then) =>
        {
            var report = Small.Outcome(Small.Award("{'quota':'hare','then':'" + then + "'}", seats, ties: "'order'"), Small.Votes(votes)).Report();
            if (report.Quotas.IsEmpty) return;
            var shares = report.Quotas[0].Shares.ToDictionary(s => s.List);
            var held = shares.Values.ToDictionary(s => s.List, s => s.Seats);
            Rational ClaimOf(string list, Rational more) => then == "largest-remainder" ? shares[list].Remainder + more : (shares[list].Votes + more) / (held[list] + 1);
            foreach (var seat in report.Given)
            {
                Assert.Equal(seat.Claim.Value, ClaimOf(seat.List, 0));
                if (seat.Beaten is { } beaten)
                {
                    Assert.True(ClaimOf(beaten, seat.Lacked!.Value) >= seat.Claim.Value);
                    if (seat.Lacked.Value.Sign > 0) Assert.True(ClaimOf(beaten, seat.Lacked.Value - 1) < seat.Claim.Value);
                }
                else
                {
                    Assert.All(held.Keys.Where(k => k != seat.List), k => Assert.True(ClaimOf(k, 0) >= seat.Claim.Value));
                }

                held[seat.List]++;
            }
        });

    /// <summary>Seats from the quota rounds and the seats given one by one, and nothing else.</summary>
    private static Dictionary<string, long> Replay(AwardReport report)
    {
        var seats = new Dictionary<string, long>();
        for (var i = 0; i < report.Quotas.Length; i++)
        {
            var round = report.Quotas[i];
            var isLast = i == report.Quotas.Length - 1;
            var after = isLast ? round.Capped.Length > 0 ? 0 : round.Seats : report.Quotas[i + 1].Seats;
            foreach (var capped in round.Capped) seats[capped] = isLast ? report.Result.First(r => r.Key == capped).Value : (round.Seats - after) / round.Capped.Length;
            if (isLast && round.Capped.IsEmpty) foreach (var share in round.Shares) seats[share.List] = share.Seats;
        }

        foreach (var seat in report.Given)
            seats[seat.List] = seats.GetValueOrDefault(seat.List) + (seat.Reason == SeatReason.TakenBack ? -1 : 1);
        return seats;
    }

    private static string Shown(Dictionary<string, long> seats) =>
        string.Join(' ', seats.Where(s => s.Value != 0).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}{s.Value}"));
}
