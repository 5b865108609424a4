using System.Collections.Immutable;

namespace Scrutineer.Law.Explanation;

/// <summary>The district winners of one list in one unit before a <c>cover</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Unit">The unit.</param>
/// <param name="List">The list.</param>
/// <param name="Seats">Its seats there.</param>
/// <param name="Winners">Its district winners, by share descending.</param>
public sealed record CoverReport(string Step, string Article, string Unit, string List, long Seats, ImmutableArray<CoveredWinner> Winners) : StepReport(Step, Article)
{
    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A district winner.</summary>
/// <param name="Id">The district.</param>
/// <param name="Votes">First votes of the winner.</param>
/// <param name="Valid">Valid first votes there: the base of the share.</param>
/// <param name="Covered">True if a seat covers the winner.</param>
public sealed record CoveredWinner(string Id, Rational Votes, Rational Valid, bool Covered);

/// <summary>One list (or all candidates of a unit) in a <c>fill</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Unit">The unit.</param>
/// <param name="List">The list; null: all candidates of the unit competed together.</param>
/// <param name="Seats">Seats to fill.</param>
/// <param name="Given">Who was next at each seat.</param>
public sealed record FillReport(string Step, string Article, string Unit, string? List, long Seats, ImmutableArray<SeatReport> Given) : StepReport(Step, Article)
{
    /// <summary>The persons seated, in order.</summary>
    public ImmutableArray<SeatedPerson> Persons { get; init; } = [];

    /// <summary>The bar of preference in votes; null: there is none.</summary>
    public Rational? Bar { get; init; }

    /// <summary>Seats that stay vacant because there are too few persons.</summary>
    public long Vacant { get; init; }

    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A person with a seat.</summary>
/// <param name="List">The list.</param>
/// <param name="Id">Identity.</param>
/// <param name="Votes">Votes for the person.</param>
public sealed record SeatedPerson(string List, string Id, Rational Votes);

/// <summary>A count of ranked ballots.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Seats">Seats to fill.</param>
/// <param name="Quota">The quota; null: instant runoff.</param>
/// <param name="Rounds">What happened, in order.</param>
public sealed record CountReport(string Step, string Article, int Seats, Rational? Quota, ImmutableArray<CountRound> Rounds) : StepReport(Step, Article)
{
    /// <summary>The elected, in order.</summary>
    public ImmutableArray<string> Elected { get; init; } = [];

    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>One event of a count.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Move">What happened.</param>
/// <param name="Candidate">To whom.</param>
/// <param name="Votes">With how many votes; for a surplus, how many moved on.</param>
/// <param name="Tally">The votes of all continuing candidates before it.</param>
public sealed record CountRound(int Number, CountMove Move, string Candidate, Rational Votes, ImmutableArray<KeyValuePair<string, Rational>> Tally);

/// <summary>What happened in a count.</summary>
public enum CountMove
{
    /// <summary>Elected.</summary>
    Elected,

    /// <summary>Eliminated; the papers go on.</summary>
    Eliminated,

    /// <summary>The surplus of an elected candidate went on.</summary>
    Surplus,
}
