using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>One step of a law. The hierarchy is closed: one record for each verb.</summary>
/// <param name="Name">The name under which later steps read its result.</param>
public abstract record Step(string Name)
{
    /// <summary>The article of the statute that this step applies; may be empty.</summary>
    public string Article { get; init; } = "";

    /// <summary>What a tie does in this step; null: as the law says.</summary>
    public TieChain? Ties { get; init; }
}

/// <summary><c>qualify</c>: the set of lists for which a condition holds.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="If">The condition.</param>
/// <param name="Each">A level: one set for each unit of it; null: one national set.</param>
/// <param name="AtLeast">If fewer lists qualify, the set is replaced by that many lists with most votes.</param>
public sealed record QualifyStep(string Name, Condition If, string? Each, int? AtLeast) : Step(Name);

/// <summary><c>bonus</c>: seats for the list with most votes.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Seats">How many.</param>
/// <param name="Of">The base of the first list's share: <c>valid</c>, <c>cast</c>, <c>registered</c> or <c>lists</c>.</param>
/// <param name="IfShare">The bonus is given only from this share on; null: always.</param>
public sealed record BonusStep(string Name, BonusSeats Seats, string Of, Rational? IfShare) : Step(Name);

/// <summary>How many seats a bonus has. The hierarchy is closed.</summary>
public abstract record BonusSeats
{
    private BonusSeats()
    {
    }

    /// <summary>A number written in the law.</summary>
    /// <param name="Seats">At least 0.</param>
    public sealed record Fixed(long Seats) : BonusSeats;

    /// <summary>0 below <paramref name="From"/>; else base + per x floor((min(share, to) - from) / step) (Greece, law 4654/2020).</summary>
    /// <param name="From">The share from which there is a bonus.</param>
    /// <param name="To">The share from which it no longer grows.</param>
    /// <param name="Step">More than 0.</param>
    /// <param name="Per">Seats for each whole step.</param>
    /// <param name="Base">Seats at <paramref name="From"/>.</param>
    public sealed record Sliding(Rational From, Rational To, Rational Step, long Per, long Base) : BonusSeats;
}

/// <summary><c>grow</c>: the smallest house in which every list reaches its minimum.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Seats">The first number of seats tried.</param>
/// <param name="Minimum">Table of minima; a list's total counts.</param>
/// <param name="Among">The set of claimants; null: all lists.</param>
/// <param name="By">The rule.</param>
/// <param name="Tolerate">How many seats the shares may fall short of the minima in sum (Germany 2021: 3).</param>
public sealed record GrowStep(string Name, SeatForm Seats, string Minimum, string? Among, AwardRule By, long Tolerate) : Step(Name);

/// <summary><c>ask</c>: something the law leaves to a person. The answer is an act; without it the outcome is not final.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="If">When the question arises.</param>
/// <param name="Kind">What is asked, for example <c>repeat-election</c>.</param>
/// <param name="Who">Who answers.</param>
public sealed record AskStep(string Name, AskCondition If, string Kind, string Who) : Step(Name);
