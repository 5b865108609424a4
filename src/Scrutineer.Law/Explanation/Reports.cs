using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Explanation;

/// <summary>Why a step came out as it did: data first, sentences later. The hierarchy is closed.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">The article of the statute it applies; may be empty.</param>
public abstract record StepReport(string Step, string Article);

/// <summary>Who passed the bars of a <c>qualify</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Unit">The unit, or null for the nation.</param>
/// <param name="Lists">Every list, in ballot order.</param>
public sealed record QualifyReport(string Step, string Article, string? Unit, ImmutableArray<ListReport> Lists) : StepReport(Step, Article)
{
    /// <summary>Lists admitted only because the law wants a least number of lists.</summary>
    public ImmutableArray<string> Raised { get; init; } = [];

    /// <summary>Lists with equal votes at the border of the least number of lists; they were taken in ballot order.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>One list before the bars.</summary>
/// <param name="List">The list.</param>
/// <param name="Passes">True, false, or open while stations are missing.</param>
/// <param name="Bars">Every bar it was held against, with both sides of the comparison.</param>
public sealed record ListReport(string List, Truth Passes, ImmutableArray<BarReport> Bars);

/// <summary>One comparison with a bar: votes against least x base.</summary>
/// <param name="Unit">The unit, or null for the nation.</param>
/// <param name="Votes">The votes of the list there.</param>
/// <param name="Of">The base by name.</param>
/// <param name="Base">The base; at least 0.</param>
/// <param name="Least">The bar as a fraction of the base.</param>
/// <param name="Strict">True: more than; false: at least.</param>
/// <param name="Passes">True, false, or open.</param>
/// <param name="Tested">False if no unit of the level had votes of its own, so that the law's <c>without-table</c> answered.</param>
public sealed record BarReport(string? Unit, Rational Votes, string Of, Rational Base, Rational Least, bool Strict, Truth Passes, bool Tested = true)
{
    /// <summary>The other side of the comparison: least x base.</summary>
    public Rational Needed => Least * Base;

    /// <summary>
    /// Whole votes by which the list is over (0 or more) or short (negative), the base unchanged: how many votes could be moved away
    /// without losing the bar, or must be moved to it to reach it.
    /// </summary>
    public BigInteger Margin
    {
        get
        {
            var spare = Votes - Needed;
            return Strict ? spare.Ceiling() - 1 : spare.Floor();
        }
    }
}

/// <summary>One distribution of an <c>award</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Unit">The unit (or, with <c>each: list</c>, the list), or null for the nation.</param>
/// <param name="Group">The group whose members shared, or null.</param>
/// <param name="Rule">The rule that was applied.</param>
/// <param name="Seats">The number of seats distributed, floors included.</param>
public sealed record AwardReport(string Step, string Article, string? Unit, string? Group, AwardRule Rule, long Seats) : StepReport(Step, Article)
{
    /// <summary>The row of the table that was written; null: see <see cref="OverUnitsFor"/>.</summary>
    public string? Row { get; init; }

    /// <summary>The list whose seats went to units; null: seats went to lists.</summary>
    public string? OverUnitsFor { get; init; }

    /// <summary>True if the claimants are groups or units, not lists.</summary>
    public bool Groups { get; init; }

    /// <summary>Who claimed, with what: all that the rule needs.</summary>
    public ImmutableArray<ClaimantReport> Claimants { get; init; } = [];

    /// <summary>Seats that claimants held before.</summary>
    public ImmutableArray<KeyValuePair<string, long>> Floors { get; init; } = [];

    /// <summary>Lists that dropped out with the seats they hold.</summary>
    public ImmutableArray<KeyValuePair<string, long>> Kept { get; init; } = [];

    /// <summary>Quota rounds; more than one only if a cap made the rest be recomputed.</summary>
    public ImmutableArray<QuotaReport> Quotas { get; init; } = [];

    /// <summary>Every seat that was given one by one, in order.</summary>
    public ImmutableArray<SeatReport> Given { get; init; } = [];

    /// <summary>Final seats of each claimant, zeros left out.</summary>
    public ImmutableArray<KeyValuePair<string, long>> Result { get; init; } = [];

    /// <summary>Seats nobody could take.</summary>
    public long Unfilled { get; init; }

    /// <summary>The tie that waits for a lot, if any.</summary>
    public OpenTie? Tie { get; init; }
}

/// <summary>One who claimed in a distribution.</summary>
/// <param name="Name">List, group or unit.</param>
/// <param name="Votes">The votes (or other weight) with which it claimed.</param>
/// <param name="Cap">The most seats it may have; null: no bound.</param>
/// <param name="Lists">The lists of a group; empty for others.</param>
public sealed record ClaimantReport(string Name, Rational Votes, long? Cap, ImmutableArray<string> Lists);

/// <summary>A quota and its whole parts.</summary>
/// <param name="Quota">The kind of quota.</param>
/// <param name="Value">The quota as an exact fraction.</param>
/// <param name="Votes">V: the votes it was taken of.</param>
/// <param name="Seats">N: the seats it was taken for.</param>
/// <param name="Shares">One line a claimant.</param>
public sealed record QuotaReport(QuotaKind Quota, Rational Value, Rational Votes, long Seats, ImmutableArray<QuotaShare> Shares)
{
    /// <summary>Claimants fixed at their cap after this round; the others are distributed again.</summary>
    public ImmutableArray<string> Capped { get; init; } = [];
}

/// <summary>What the quota gave a claimant.</summary>
/// <param name="List">The claimant.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="Whole">floor(votes / quota).</param>
/// <param name="Seats">Seats after caps, floors and the least number.</param>
/// <param name="Remainder">votes - quota x whole.</param>
public sealed record QuotaShare(string List, Rational Votes, BigInteger Whole, long Seats, Rational Remainder);

/// <summary>Why a seat was given or taken back.</summary>
public enum SeatReason
{
    /// <summary>The greatest quotient of a divisor method.</summary>
    Quotient,

    /// <summary>The largest remainder.</summary>
    Remainder,

    /// <summary>The largest average after whole quotas.</summary>
    Average,

    /// <summary>The largest average after whole quotas, one seat each.</summary>
    UniqueAverage,

    /// <summary>The next in turn by votes.</summary>
    Turn,

    /// <summary>Most votes (plurality).</summary>
    Votes,

    /// <summary>The greatest claim of a unit and list in a placement.</summary>
    Placed,

    /// <summary>Taken back: the smallest remainder when there were more whole quotas than seats.</summary>
    TakenBack,

    /// <summary>Taken from the claimant that got the last seat of the rest, for a claimant with the majority of votes.</summary>
    TakenForMajority,

    /// <summary>Given to the claimant with the majority of votes.</summary>
    Majority,

    /// <summary>Taken back because the claimant was over its cap: a seat of the rest.</summary>
    RestOverCap,

    /// <summary>Taken back because the claimant was over its cap: a seat of a whole quota.</summary>
    WholeOverCap,
}

/// <summary>A point on which the law is read in more than one way, and the reading that made this result: the result needs a warning.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Unit">The unit, or null for the nation.</param>
/// <param name="Point"><c>majority-and-cap</c>: a seat moved to the majority, and after that seats over a cap were taken back.</param>
/// <param name="Reading">The option of the law and its value, for example <c>majority-seat: apart</c>.</param>
public sealed record ReadingReport(string Step, string Article, string? Unit, string Point, string Reading) : StepReport(Step, Article);

/// <summary>One seat: who got it, with what number, which claim was next and what it lacked.</summary>
/// <param name="Number">Order of giving within the distribution, from 1.</param>
/// <param name="List">Who got it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Claim">The number that won.</param>
/// <param name="Beaten">The claimant whose claim was next; null if there was no other.</param>
/// <param name="BeatenClaim">Its number.</param>
/// <param name="Lacked">
/// For quotients and averages: the whole votes the beaten claimant would have needed in addition to draw level, all else unchanged.
/// For remainders: the difference of the remainders, rounded up. Null if there was no other claim.
/// </param>
/// <param name="SettledBy">The tie rule that decided, if there was a tie.</param>
public sealed record SeatReport(
    long Number, string List, SeatReason Reason, ClaimValue Claim, string? Beaten, ClaimValue? BeatenClaim, BigInteger? Lacked, TieRule? SettledBy);

/// <summary>A tie that no rule and no recorded lot settled.</summary>
/// <param name="Step">The step.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Tied">The tied claimants.</param>
/// <param name="Seats">How many of them are served (or lose a seat).</param>
/// <param name="Losing">True if the tie is about who loses a seat.</param>
public sealed record OpenTie(string Step, string? Unit, ImmutableArray<string> Tied, long Seats, bool Losing)
{
    /// <summary>What the law asks of a person instead of a lot (<c>repeat-vote</c>); null: a lot.</summary>
    public string? Question { get; init; }

    /// <summary>The exact situation that an answer decides; null where ballot order was taken.</summary>
    public Situation? Situation { get; init; }

    /// <summary>True if ballot order was taken: the tie is reported, and nothing waits for it.</summary>
    public bool ByOrder { get; init; }
}

/// <summary>The result of an <c>ask</c> step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Article">Article.</param>
/// <param name="Arises">True if the question arises.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Who">Who answers.</param>
public sealed record AskReport(string Step, string Article, bool Arises, string Kind, string Who) : StepReport(Step, Article)
{
    /// <summary>The unit whose result waits, or null.</summary>
    public string? Unit { get; init; }
}
