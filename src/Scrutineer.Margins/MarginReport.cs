using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Margins;

/// <summary>How close an outcome is.</summary>
/// <param name="Outcome">The outcome of the votes as they are.</param>
/// <param name="Events">Everything that can come out differently, nearest first.</param>
/// <param name="Bars">Every bar every list was held against.</param>
/// <param name="Unproved">
/// Steps for which more can happen than the events say; for these no lower bound above 1 is claimed. Empty: every bound is proved.
/// </param>
public sealed record MarginReport(Outcome Outcome, ImmutableArray<MarginEvent> Events, ImmutableArray<BarMargin> Bars, ImmutableArray<string> Unproved)
{
    /// <summary>The fewest moved votes that change a seat, a set of qualified lists or a question; null: not asked for, or none found (with nothing unproved: none do).</summary>
    public VoteMargin? Moved { get; init; }

    /// <summary>The fewest added votes.</summary>
    public VoteMargin? Added { get; init; }

    /// <summary>The fewest removed votes.</summary>
    public VoteMargin? Removed { get; init; }

    /// <summary>The fewest stations whose annulment changes it.</summary>
    public StationMargin? Stations { get; init; }

    /// <summary>The fewest voters in stations whose annulment changes it.</summary>
    public StationMargin? Voters { get; init; }

    /// <summary>Answers to target questions, in the order asked.</summary>
    public ImmutableArray<TargetAnswer> Targets { get; init; } = [];

    /// <summary>How often the law was applied to confirm.</summary>
    public int Reruns { get; init; }
}

/// <summary>The smallest number of votes that changes anything.</summary>
/// <param name="ToTie">The fewest votes after which there is at least a tie; 0 if one is open now; null if no tie is possible.</param>
/// <param name="ToChange">The fewest votes found that change something.</param>
/// <param name="Lower">No fewer votes change anything: proved.</param>
/// <param name="Event">What changes.</param>
/// <param name="Shifts">How.</param>
/// <param name="Confirmed">True: the law was applied to the changed votes, and something changed.</param>
/// <param name="OneLess">What the law makes of the same change with one vote less; null if there is none.</param>
public sealed record VoteMargin(
    BigInteger? ToTie, BigInteger ToChange, BigInteger Lower, MarginEvent Event, ImmutableArray<Shift> Shifts, bool Confirmed, Effect? OneLess)
{
    /// <summary>True if the bounds meet.</summary>
    public bool IsExact => Confirmed && Lower == ToChange;
}

/// <summary>The fewest stations, or voters in stations, whose annulment changes anything.</summary>
/// <param name="Codes">The stations.</param>
/// <param name="Cost">Their number, or their voters.</param>
/// <param name="Lower">No fewer change anything: proved.</param>
/// <param name="Event">What changes.</param>
/// <param name="Confirmed">True: the law was applied without them, and something changed.</param>
public sealed record StationMargin(ImmutableArray<string> Codes, Rational Cost, Rational Lower, MarginEvent Event, bool Confirmed)
{
    /// <summary>True if the bounds meet.</summary>
    public bool IsExact => Confirmed && Lower == Cost;
}

/// <summary>One bar of one list, and the fewest votes that change its answer.</summary>
/// <param name="Step">The step.</param>
/// <param name="List">The list.</param>
/// <param name="Bar">Both sides of the comparison.</param>
/// <param name="Moved">Fewest moved votes after which the bar is lost (or reached); null if none do.</param>
/// <param name="Added">Fewest added votes: to others (or to the list).</param>
/// <param name="Removed">Fewest removed votes: of the list (or of others).</param>
public sealed record BarMargin(string Step, string List, BarReport Bar, BigInteger? Moved, BigInteger? Added, BigInteger? Removed);
