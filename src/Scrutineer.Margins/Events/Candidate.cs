using System.Collections.Immutable;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// One way in which a stage of the law can come out differently: it needs all its constraints to hold.
/// While none of a stage's candidates happens, the stage gives the same result.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Step">Step of the law.</param>
/// <param name="Unit">The unit, or null for the nation.</param>
/// <param name="From">Who loses: the holder of the seat, the list that falls out, the leader.</param>
/// <param name="To">Who gains.</param>
/// <param name="Change">What must hold for a change.</param>
internal sealed record Candidate(
    EventKind Kind, string Step, string? Unit, string? From, string? To, ImmutableArray<Constraint> Change)
{
    /// <summary>What must hold for a tie that waits for a lot; empty if equality is no tie or the law settles it.</summary>
    public ImmutableArray<Constraint> Tie { get; init; } = [];
}

/// <summary>The candidates of a law on some data, and whether they are all.</summary>
/// <param name="All">The candidates.</param>
/// <param name="Unproved">Steps for which more can happen than the candidates say; empty: the candidates are all.</param>
internal sealed record Candidates(ImmutableArray<Candidate> All, ImmutableArray<string> Unproved);
