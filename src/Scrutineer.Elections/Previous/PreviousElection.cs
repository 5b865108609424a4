using System.Collections.Immutable;

namespace Scrutineer.Elections.Previous;

/// <summary>The election before this one, to compare with. No figure of this election is ever taken from it.</summary>
/// <param name="Name">Its names.</param>
/// <param name="Date">Its polling day, before that of this election.</param>
/// <param name="Source">Where its figures come from.</param>
/// <param name="Bases">Its totals by base: registered, cast, valid ...</param>
/// <param name="Lists">Its lists, as they were given.</param>
/// <param name="TurnoutJump">A unit whose turnout changed by more than so many percentage points has a finding; 0 to 100.</param>
public sealed record PreviousElection(
    LocalText Name, DateOnly Date, LocalText Source, ImmutableSortedDictionary<string, long> Bases, ImmutableArray<PreviousList> Lists, int TurnoutJump)
{
    /// <summary>Percentage points, where nothing else is said.</summary>
    public const int UsualTurnoutJump = 20;

    /// <summary>The list that this list of the election is compared with; null: none is named.</summary>
    public PreviousList? Of(string list) => Lists.FirstOrDefault(l => l.Now == list);
}

/// <summary>A list of the election before.</summary>
/// <param name="Name">Its names.</param>
/// <param name="Now">Code of the list of this election that it is compared with; null: none.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="Seats">Its seats; null: not known.</param>
public sealed record PreviousList(LocalText Name, string? Now, long Votes, long? Seats);

/// <summary>Turnout of a unit in the election before.</summary>
/// <param name="Registered">Voters on the register.</param>
/// <param name="Cast">Voters who took part.</param>
public sealed record PreviousTurnout(long Registered, long Cast);
