using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Explanation;

/// <summary>A <c>bonus</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="List">The list with most votes; null if nobody has votes or the lead is tied.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="Of">The base by name.</param>
/// <param name="Base">The base.</param>
/// <param name="Seats">The seats of the bonus.</param>
public sealed record BonusReport(string Step, string Article, string? List, Rational Votes, string Of, Rational Base, long Seats) : StepReport(Step, Article)
{
    /// <summary>The tie for the lead that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A <c>grow</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Rule">The rule.</param>
/// <param name="House">The house that stands; with <paramref name="Short"/> more than 0 the result is larger by that number.</param>
/// <param name="Short">Seats by which the shares fall short of the minima in sum.</param>
/// <param name="Shares">One line a list.</param>
public sealed record GrowReport(string Step, string Article, AwardRule Rule, long House, long Short, ImmutableArray<GrowShare> Shares) : StepReport(Step, Article)
{
    /// <summary>Final seats, zeros left out.</summary>
    public ImmutableArray<KeyValuePair<string, long>> Result { get; init; } = [];
}

/// <summary>One list in a house that grew.</summary>
/// <param name="List">The list.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="Share">Its share of the house.</param>
/// <param name="Least">Its minimum.</param>
public sealed record GrowShare(string List, Rational Votes, long Share, long Least);

/// <summary>A <c>place</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Needs">How many seats each list needed.</param>
/// <param name="Given">Every seat in the order of placing; the claimants are named <c>unit/list</c>.</param>
public sealed record PlaceReport(string Step, string Article, ImmutableArray<KeyValuePair<string, long>> Needs, ImmutableArray<SeatReport> Given) : StepReport(Step, Article)
{
    /// <summary>Unit and list of the cells that got a seat, by name.</summary>
    public ImmutableDictionary<string, (string Unit, string List)> Cells { get; init; } = ImmutableDictionary<string, (string, string)>.Empty;

    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A <c>balance</c> step: the factors prove the matrix.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Divisors">Votes x row factor x column factor lies between d(seats - 1) and d(seats).</param>
/// <param name="Rows">The units.</param>
/// <param name="Columns">The lists.</param>
public sealed record BalanceReport(string Step, string Article, Divisors Divisors, ImmutableArray<BalanceLine> Rows, ImmutableArray<BalanceLine> Columns) : StepReport(Step, Article)
{
    /// <summary>The cells with votes.</summary>
    public ImmutableArray<BalanceCell> Cells { get; init; } = [];

    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A row or column of a balance.</summary>
/// <param name="Name">Unit or list.</param>
/// <param name="Seats">Its seats.</param>
/// <param name="Factor">Its factor, more than 0.</param>
public sealed record BalanceLine(string Name, long Seats, Rational Factor);

/// <summary>A cell of a balance.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="List">The list.</param>
/// <param name="Votes">Votes there.</param>
/// <param name="Seats">Seats there.</param>
public sealed record BalanceCell(string Unit, string List, Rational Votes, long Seats);

/// <summary>A <c>swap</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Start">The table it began with.</param>
/// <param name="Moves">Every seat that moved.</param>
public sealed record SwapReport(string Step, string Article, string Start, ImmutableArray<SwapMove> Moves) : StepReport(Step, Article)
{
    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>A seat that moved inside a unit.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Unit">The unit.</param>
/// <param name="From">The list that gave.</param>
/// <param name="Used">Its remainder, as a part of a seat.</param>
/// <param name="To">The list that received.</param>
/// <param name="Unused">Its remainder.</param>
public sealed record SwapMove(int Number, string Unit, string From, Rational Used, string To, Rational Unused);

/// <summary>A step of table arithmetic: <c>add</c>, <c>combine</c>, <c>total</c>, <c>unused</c>, <c>weigh</c>.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Does">The step itself; with the tables before it, it is its own explanation.</param>
public sealed record TableReport(string Step, string Article, Step Does) : StepReport(Step, Article)
{
    /// <summary>The table of direct seats, if the step read it: it comes from the data, not from a step.</summary>
    public Table? Direct { get; init; }
}
