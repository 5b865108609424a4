using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary><c>award</c>: distributes seats over lists by one rule.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Seats">How many seats each distribution has, floors included.</param>
/// <param name="By">The rule.</param>
public sealed record AwardStep(string Name, SeatForm Seats, AwardRule By) : Step(Name)
{
    /// <summary>The set of claimants; null: all lists.</summary>
    public string? Among { get; init; }

    /// <summary>The table of weights.</summary>
    public string Votes { get; init; } = "votes";

    /// <summary>True if any list has an upper bound.</summary>
    public bool HasCap => Cap is not null || CapByCandidates || !Caps.IsEmpty;

    /// <summary>A level (one distribution a unit), <c>list</c> (one distribution a list, over units) or <c>list-in</c> (one a unit of a level and list); null: one national distribution.</summary>
    public string? Each { get; init; }

    /// <summary>Seats go to the units of this level instead of to lists; null: to lists.</summary>
    public string? ToUnits { get; init; }

    /// <summary>The number of a unit that weighs it when seats go to units.</summary>
    public string? Measure { get; init; }

    /// <summary>Tables of floors, added up: seats held before; they count inside the number of seats and are never taken away.</summary>
    public ImmutableArray<string> Start { get; init; } = [];

    /// <summary>Upper bound of seats for every list; null: none.</summary>
    public int? Cap { get; init; }

    /// <summary>True (<c>cap: candidates</c>): no list has more seats than candidates who have not withdrawn.</summary>
    public bool CapByCandidates { get; init; }

    /// <summary>Upper bounds for the lists named.</summary>
    public ImmutableDictionary<string, int> Caps { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>
    /// Every claimant with votes ends with at least this many seats; one that is raised to it takes no part in the seats left over.
    /// With seats to lists only under a quota rule; with seats to units every unit starts with it.
    /// </summary>
    public int? Least { get; init; }

    /// <summary>List attributes from outer to inner, by which lists claim as groups first (apparentment).</summary>
    public ImmutableArray<string> Via { get; init; } = [];

    /// <summary>The rule inside a group; null: the same rule.</summary>
    public AwardRule? Inner { get; init; }

    /// <summary>
    /// A table of seats won: compensation with drop-outs. A list that has more there than its share keeps what it has and leaves,
    /// and the others share the rest again, until nobody is dropped (Norway, Denmark).
    /// </summary>
    public string? Drop { get; init; }

    /// <summary>The level of the units, only with <c>each: list-in</c>.</summary>
    public string? Level { get; init; }

    /// <summary>The result of a unit is void, and its seats stay open for a repeat vote, if this holds; null: never.</summary>
    public AskCondition? VoidIf { get; init; }
}
