namespace Scrutineer.Law.Language;

/// <summary>
/// <c>cover</c>: which district winners are covered by second votes (Germany 2025, section 6 BWahlG): for each unit and list the winners by
/// share of the votes in their district, as many as the list has seats there; the others get no seat.
/// </summary>
/// <param name="Name">Name of the table of covered winners.</param>
/// <param name="Seats">Table of seats by unit and list.</param>
public sealed record CoverStep(string Name, string Seats) : Step(Name);

/// <summary><c>fill</c>: seats to persons.</summary>
/// <param name="Name">Name of the lists of persons, and of the table of how many they are.</param>
/// <param name="Seats">A table (seats by unit and list), or, with <see cref="Each"/>, a number for all candidates of a unit together.</param>
public sealed record FillStep(string Name, SeatForm Seats) : Step(Name)
{
    /// <summary>A level: all candidates of a unit compete together for its seats (SNTV); null: inside each list.</summary>
    public string? Each { get; init; }

    /// <summary>Who is first.</summary>
    public PersonOrder Order { get; init; }

    /// <summary>Persons who reach this bar come first, by votes; all others follow in list order. Null: no such bar.</summary>
    public PersonBar? Prefer { get; init; }

    /// <summary>Only persons who reach this bar take seats; null: all.</summary>
    public PersonBar? If { get; init; }

    /// <summary>For which lists the order of succession is made.</summary>
    public SuccessionFor Succession { get; init; }

    /// <summary>At most so many persons with the same value of an attribute; null: no limit.</summary>
    public PersonLimit? Limit { get; init; }
}

/// <summary>
/// For which lists the order of succession is made: those seated, then those who reach the bar of preference by votes, then the others in
/// list order (Kieswet P 19).
/// </summary>
public enum SuccessionFor
{
    /// <summary>None.</summary>
    Nobody,

    /// <summary><c>lists-with-seats</c>.</summary>
    ListsWithSeats,

    /// <summary><c>all-lists</c>: also lists without a seat.</summary>
    AllLists,
}

/// <summary>Who is first on a list.</summary>
public enum PersonOrder
{
    /// <summary>The order of the list.</summary>
    List,

    /// <summary>Most votes.</summary>
    Votes,

    /// <summary>Most votes of the list plus marks for the person minus strikes (Latvia): plus - minus.</summary>
    PlusMinus,
}

/// <summary>A bar for persons: votes &gt;= share x base (&gt; if strict).</summary>
/// <param name="Share">A fraction, may be more than 1.</param>
/// <param name="Of">The base.</param>
/// <param name="Strict">True: more than.</param>
public sealed record PersonBar(Rational Share, PersonBase Of, bool Strict);

/// <summary>What a person's votes are compared with.</summary>
public enum PersonBase
{
    /// <summary>The list's votes in the unit.</summary>
    List,

    /// <summary>Votes of all remaining candidates of the list divided by the number of candidates on it, withdrawn ones included.</summary>
    Mean,

    /// <summary>The quota of the award that made the seats (Netherlands); with <c>each</c>, valid votes of the unit / its seats (Estonia).</summary>
    Quota,
}

/// <summary>A limit on persons with the same value of an attribute.</summary>
/// <param name="Attribute">For example <c>sex</c>.</param>
/// <param name="Most">At most this many; null: <paramref name="Share"/> counts.</param>
/// <param name="Share">At most floor(share x seats of the list), but at least 1; null: <paramref name="Most"/> counts.</param>
public sealed record PersonLimit(string Attribute, int? Most, Rational? Share);

/// <summary>
/// <c>count</c>: counts ranked ballots: instant runoff (one seat), or single transferable vote with a quota and a rule of transfer.
/// </summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Seats">1: instant runoff. More: STV.</param>
public sealed record CountStep(string Name, int Seats) : Step(Name)
{
    /// <summary>The quota of STV.</summary>
    public QuotaKind Quota { get; init; } = QuotaKind.Droop;

    /// <summary>
    /// Transfer values of STV are cut to this many decimals (5: Scottish Local Government Elections Order 2011, rule 48); null: exact fractions.
    /// </summary>
    public int? Decimals { get; init; }
}
