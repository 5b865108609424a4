using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>One step of a law. The hierarchy is closed: one record for each verb.</summary>
/// <param name="Name">The name under which later steps read its result.</param>
public abstract record Step(string Name)
{
    /// <summary>The article of the statute that this step applies; may be empty.</summary>
    public string Article { get; init; } = "";
}

/// <summary><c>qualify</c>: the set of lists for which a condition holds.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="If">The condition.</param>
/// <param name="Each">A level: one set for each unit of it; null: one national set.</param>
/// <param name="AtLeast">If fewer lists qualify, the set is replaced by that many lists with most votes.</param>
public sealed record QualifyStep(string Name, Condition If, string? Each, int? AtLeast) : Step(Name);

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

    /// <summary>A level (one distribution a unit), or <c>list</c> (one distribution a list, over units); null: one national distribution.</summary>
    public string? Each { get; init; }

    /// <summary>Seats go to the units of this level instead of to lists; null: to lists.</summary>
    public string? ToUnits { get; init; }

    /// <summary>The number of a unit that weighs it when seats go to units.</summary>
    public string? Measure { get; init; }

    /// <summary>A table of floors: seats held before; they count inside the number of seats and are never taken away.</summary>
    public string? Start { get; init; }

    /// <summary>Upper bound of seats for every list; null: none.</summary>
    public int? Cap { get; init; }

    /// <summary>Upper bounds for the lists named.</summary>
    public ImmutableDictionary<string, int> Caps { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>
    /// Every claimant with votes ends with at least this many seats; one that is raised to it takes no part in the seats left over.
    /// Only with a quota rule.
    /// </summary>
    public int? Least { get; init; }

    /// <summary>List attributes from outer to inner, by which lists claim as groups first (apparentment).</summary>
    public ImmutableArray<string> Via { get; init; } = [];

    /// <summary>The rule inside a group; null: the same rule.</summary>
    public AwardRule? Inner { get; init; }

    /// <summary>What a tie does here; null: as the law says.</summary>
    public TieChain? Ties { get; init; }
}

/// <summary><c>add</c>: the sum of tables, cell by cell.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Of">The tables.</param>
public sealed record AddStep(string Name, ImmutableArray<string> Of) : Step(Name);

/// <summary><c>ask</c>: something the law leaves to a person. The answer is an act; without it the outcome is not final.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="If">When the question arises.</param>
/// <param name="Kind">What is asked, for example <c>repeat-election</c>.</param>
/// <param name="Who">Who answers.</param>
public sealed record AskStep(string Name, AskCondition If, string Kind, string Who) : Step(Name);
