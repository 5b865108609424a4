using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>
/// <c>{"quota": ..., "then": ...}</c>: whole quotas first, then what is left.
/// </summary>
/// <param name="Quota">The quota.</param>
/// <param name="Then">
/// What happens to the seats left after whole quotas: rules tried in order, at least one. Every rule before the last gives each claimant
/// at most one seat; the last one goes on as it does alone.
/// </param>
public sealed record QuotaRule(QuotaKind Quota, ImmutableArray<RestRule> Then) : AwardRule
{
    /// <summary>True (<c>remainder-for: whole</c>): only claimants with a whole quota take part in the first round of the rest; if none has one, all do.</summary>
    public bool WholeOnly { get; init; }

    /// <summary>
    /// Only claimants with at least this part of the quota take part in the first round of the rest (<c>remainder-for: "75%"</c>); if none
    /// has it, the round gives nothing. Null: no such bar.
    /// </summary>
    public Rational? RestFrom { get; init; }

    /// <summary>True (<c>overshoot: take-smallest-remainder</c>): if there are more whole quotas than seats, the smallest remainders give seats back.</summary>
    public bool TakesBack { get; init; }

    /// <summary>What happens to seats over a cap.</summary>
    public CapRest CapRest { get; init; }

    /// <summary>
    /// True (<c>majority: last-rest-seat</c>): a claimant with more than half of the votes but not more than half of the seats gets the seat
    /// that was given last by the rest rules (Kieswet P 9).
    /// </summary>
    public bool MajorityTakesLast { get; init; }

    /// <summary>
    /// With <see cref="MajorityTakesLast"/>: true (<c>majority-seat: residual</c>) if the seat that moved is the one seat of its new holder in
    /// the rest rule that had given it; false (<c>majority-seat: apart</c>) if it counts in no rest rule.
    /// </summary>
    public bool MajoritySeatCounts { get; init; }

    /// <summary>False if the law is silent on more whole quotas than seats.</summary>
    public bool OvershootNamed { get; init; }

    /// <summary>False if the law is silent on seats over a cap; then they go on by the original quota.</summary>
    public bool CapRestNamed { get; init; }

    /// <summary>True: an exact multiple of the quota counts one whole quota less (more than the quota is wanted).</summary>
    public bool Strict { get; init; }

    /// <summary>A remainder of at least this part of the quota counts as a whole quota (Estonia: 3/4); null: none does.</summary>
    public Rational? RoundUpAt { get; init; }

    /// <summary>The base kind V of the quota; null: the votes of the claimants.</summary>
    public string? Base { get; init; }

    /// <summary>True if claimants over their cap are fixed at it and the others share the rest again.</summary>
    public bool Recomputes => CapRest == CapRest.Recompute;

    /// <summary>True if it matters who has had a seat in which rest rule.</summary>
    public bool Remembers => Then.Length > 1 || MajorityTakesLast || CapRest == CapRest.GiveAgain;
}

/// <summary>What happens to the seats of a claimant over its cap under a quota rule.</summary>
public enum CapRest
{
    /// <summary>Caps count from the start: whole quotas are cut, and the rest rules pass over who is at its cap.</summary>
    Next,

    /// <summary>Fixed at the cap; the others share the rest by the same rule with a new quota.</summary>
    Recompute,

    /// <summary>
    /// Caps count at the end (Kieswet P 10): when all seats are given, those over a cap are taken back, seats of the rest first, and given
    /// again by the same rest rules, which go on where they were; whoever is at its cap is passed over.
    /// </summary>
    GiveAgain,
}

/// <summary>What happens to the seats left after whole quotas.</summary>
public enum RestRule
{
    /// <summary>One seat each in descending remainder; rounds repeat.</summary>
    LargestRemainder,

    /// <summary>D'Hondt from the seats held.</summary>
    LargestAverage,

    /// <summary>One seat each in descending average votes / (seats held + 1); rounds repeat.</summary>
    UniqueAverage,

    /// <summary>They stay unfilled.</summary>
    None,

    /// <summary>All to the claimant with most votes.</summary>
    Winner,

    /// <summary>One seat each in turn, in descending votes; rounds repeat (Georgia 2016).</summary>
    InTurn,
}
