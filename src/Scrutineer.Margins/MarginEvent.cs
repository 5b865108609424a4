using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Margins;

/// <summary>Something that would come out differently, and how far it is away: a linear inequality over the vote table.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Step">The step of the law; empty for <see cref="EventKind.Winner"/>.</param>
/// <param name="Unit">The unit (or, for a list's seats over units, the list); null for the nation.</param>
/// <param name="From">Who loses; null if nobody does.</param>
/// <param name="To">Who gains; null if nobody does.</param>
public sealed record MarginEvent(EventKind Kind, string Step, string? Unit, string? From, string? To)
{
    /// <summary>By moved votes; null: not asked for, or no moves do it.</summary>
    public VoteDistance? Moved { get; init; }

    /// <summary>By added votes; null: not asked for, or no votes do it.</summary>
    public VoteDistance? Added { get; init; }

    /// <summary>By removed votes; null: not asked for, or no votes do it.</summary>
    public VoteDistance? Removed { get; init; }

    /// <summary>The fewest stations; null: not asked for, or not even all stations do it.</summary>
    public StationDistance? Stations { get; init; }

    /// <summary>The fewest voters; null: not asked for, or not even all stations do it.</summary>
    public StationDistance? Voters { get; init; }
}

/// <summary>How many votes an event needs.</summary>
/// <param name="ToTie">The fewest votes after which there is at least a tie; null if equality is none.</param>
/// <param name="ToChange">Votes that are enough.</param>
/// <param name="Lower">No fewer votes are enough. Equal to <paramref name="ToChange"/> unless several bars must be crossed at once.</param>
/// <param name="Shifts">What to do.</param>
public sealed record VoteDistance(BigInteger? ToTie, BigInteger ToChange, BigInteger Lower, ImmutableArray<Shift> Shifts);

/// <summary>What annulling stations an event needs.</summary>
/// <param name="Codes">Stations that are enough.</param>
/// <param name="Cost">Their number, or their voters (<see cref="Station.Voters"/>).</param>
/// <param name="Lower">No fewer are enough.</param>
public sealed record StationDistance(ImmutableArray<string> Codes, Law.Rational Cost, Law.Rational Lower);
