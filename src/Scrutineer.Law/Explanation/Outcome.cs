using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Explanation;

/// <summary>What a law makes of votes: seats, open questions, and the reasons for everything.</summary>
/// <param name="Law">The law.</param>
/// <param name="Result">The table of seats.</param>
/// <param name="Tables">Every table by step.</param>
/// <param name="Sets">Every national set by step, in ballot order.</param>
/// <param name="Steps">The explanation, in the order of the law.</param>
public sealed record Outcome(
    SeatLaw Law,
    Table Result,
    ImmutableDictionary<string, Table> Tables,
    ImmutableDictionary<string, ImmutableArray<string>> Sets,
    ImmutableArray<StepReport> Steps)
{
    /// <summary>Ties that wait for a lot, or that were settled by ballot order though the law does not say so.</summary>
    public ImmutableArray<OpenTie> Ties { get; init; } = [];

    /// <summary>Ties for which no lot is needed: every choice gives the same seats and persons.</summary>
    public ImmutableArray<Situation> NoLotNeeded { get; init; } = [];

    /// <summary>Persons by <c>fill</c> step.</summary>
    public ImmutableDictionary<string, Filling> Filled { get; init; } = ImmutableDictionary<string, Filling>.Empty;

    /// <summary>District winners that a <c>cover</c> step left without a seat.</summary>
    public ImmutableArray<string> Uncovered { get; init; } = [];

    /// <summary>Recorded lots that no tie needed.</summary>
    internal ImmutableArray<Lot> UnusedLots { get; init; } = [];

    /// <summary>Questions that arose and wait for a person.</summary>
    public ImmutableArray<AskReport> Asks => [.. Steps.OfType<AskReport>().Where(a => a.Arises)];

    /// <summary>Points on which the law is read in more than one way and that bear on this result.</summary>
    public ImmutableArray<ReadingReport> Readings => [.. Steps.OfType<ReadingReport>()];

    /// <summary>True if nothing waits for a lot or a decision.</summary>
    public bool IsFinal => Ties.IsEmpty && Asks.IsEmpty;

    /// <summary>National seats of a list.</summary>
    public BigInteger SeatsOf(string list) => Result.Total(list).Floor();

    /// <summary>Lists with seats and their national totals, most seats first, equal ones in ballot order of the data.</summary>
    public ImmutableArray<KeyValuePair<string, BigInteger>> Seats(VoteData data) =>
    [
        .. Result.Lists()
            .Select(list => KeyValuePair.Create(list, SeatsOf(list)))
            .Where(s => s.Value.Sign > 0)
            .OrderByDescending(s => s.Value).ThenBy(s => data.OrderOf(s.Key)).ThenBy(s => s.Key, StringComparer.Ordinal),
    ];
}
