using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Site.Disputes;

/// <summary>What a decision changed: the count just before its entry and just after.</summary>
/// <param name="Decision">Index of its entry.</param>
/// <param name="Before">The first so many entries as the index of the decision says.</param>
/// <param name="After">The same and the decision.</param>
public sealed record Consequence(long Decision, CountedThen Before, CountedThen After)
{
    /// <summary>Seats that change hands: half the sum of the differences, rounded up; null: the law gives no seats before or after.</summary>
    public BigInteger? SeatsMoved => Before.Refusal is not null || After.Refusal is not null
        ? null
        : (Before.Seats.Zip(After.Seats, (b, a) => BigInteger.Abs(b - a)).Aggregate(BigInteger.Zero, (sum, n) => sum + n) + 1) / 2;

    /// <summary>True if any figure, bar or state differs.</summary>
    public bool ChangesAnything =>
        !Before.Votes.SequenceEqual(After.Votes) || !Before.Seats.SequenceEqual(After.Seats) || !Before.Passes.SequenceEqual(After.Passes)
        || Before.SetAside != After.SetAside || Before.Protocols != After.Protocols || Before.IsAnnulled != After.IsAnnulled || Before.Refusal != After.Refusal;
}

/// <summary>The country's count at a size of the record.</summary>
/// <param name="Size">How many entries.</param>
/// <param name="Refusal">Why the law gives no seats; null: it does.</param>
/// <param name="Votes">By list in ballot order; null: not known.</param>
/// <param name="Seats">By list in ballot order, if counting had stopped then.</param>
/// <param name="Passes">By list: whether it passes the national bars; null: open, or there is none.</param>
/// <param name="Protocols">Protocols that are counted.</param>
/// <param name="SetAside">Protocols that are not counted by decisions in force.</param>
/// <param name="IsAnnulled">True: the result as a whole is annulled, and nobody is elected by it.</param>
public sealed record CountedThen(
    long Size, Refusal? Refusal, ImmutableArray<long?> Votes, ImmutableArray<BigInteger> Seats, ImmutableArray<bool?> Passes, int Protocols, int SetAside, bool IsAnnulled)
{
    /// <summary>All seats that are filled.</summary>
    public BigInteger Filled => Seats.Aggregate(BigInteger.Zero, (sum, n) => sum + n);

    /// <summary>The count of a channel.</summary>
    /// <param name="size">How many entries it is made from.</param>
    /// <param name="state">The state after them.</param>
    /// <param name="channel">Code of the channel.</param>
    public static CountedThen Of(long size, CountState state, string channel)
    {
        var (election, tallies) = (state.Election, TallyTable.Of(state, channel));
        var outcome = ElectionOutcome.Of(election, tallies);
        var country = tallies.Country;
        return new CountedThen(
            size, outcome.Refusal,
            [.. Enumerable.Range(0, election.Lists.Length).Select(country.Votes)],
            [.. election.Lists.Select(l => outcome.IsOk ? outcome.Value.Outcome.SeatsOf(l.Code) : BigInteger.Zero)],
            [.. election.Lists.Select(l => outcome.IsOk ? Bar(outcome.Value, l.Code) : null)],
            country.Protocols, country.SetAside, election.Acts.Any(a => a is Elections.Acts.AnnulResult));
    }

    /// <summary>Of nothing counted there is no share: nobody is over or under the bar.</summary>
    private static bool? Bar(ElectionOutcome outcome, string list) => outcome.Tallies.Country.Protocols == 0
        ? null
        : outcome.NationalBar?.Lists.FirstOrDefault(l => l.List == list)?.Passes is { } passes and not Truth.Open ? passes == Truth.True : null;
}
