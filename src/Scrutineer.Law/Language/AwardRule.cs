namespace Scrutineer.Law.Language;

/// <summary>The rule of an award. The hierarchy is closed.</summary>
public abstract record AwardRule
{
    private protected AwardRule()
    {
    }
}

/// <summary><c>{"divisors": name}</c>: highest averages; seat after seat goes to the greatest claim votes / d(seats held).</summary>
/// <param name="Divisors">The divisor sequence.</param>
public sealed record DivisorRule(Divisors Divisors) : AwardRule;

/// <summary><c>{"plurality": 1}</c>: each claimant takes at most one seat; most votes win.</summary>
public sealed record PluralityRule : AwardRule;

/// <summary><c>{"winner": true}</c>: all seats to the claimant with most votes (block vote).</summary>
public sealed record WinnerRule : AwardRule;

/// <summary>
/// <c>{"quota": ..., "then": ...}</c>: whole quotas first, then what is left.
/// </summary>
/// <param name="Quota">The quota.</param>
/// <param name="Then">What happens to the seats left after whole quotas.</param>
public sealed record QuotaRule(QuotaKind Quota, RestRule Then) : AwardRule
{
    /// <summary>True (<c>remainder-for: whole</c>): only claimants with a whole quota take part in the first round of the rest; if none has one, all do.</summary>
    public bool WholeOnly { get; init; }

    /// <summary>True (<c>overshoot: take-smallest-remainder</c>): if there are more whole quotas than seats, the smallest remainders give seats back.</summary>
    public bool TakesBack { get; init; }

    /// <summary>True (<c>cap-rest: recompute</c>): a list above its cap is fixed at it and the others share the rest by the same rule with a new quota.</summary>
    public bool Recomputes { get; init; }

    /// <summary>False if the law is silent on more whole quotas than seats.</summary>
    public bool OvershootNamed { get; init; }

    /// <summary>False if the law is silent on seats over a cap; then, and with <c>next</c>, they go on by the original quota.</summary>
    public bool CapRestNamed { get; init; }

    /// <summary>True: an exact multiple of the quota counts one whole quota less (more than the quota is wanted).</summary>
    public bool Strict { get; init; }

    /// <summary>A remainder of at least this part of the quota counts as a whole quota (Estonia: 3/4); null: none does.</summary>
    public Rational? RoundUpAt { get; init; }

    /// <summary>The base kind V of the quota; null: the votes of the claimants.</summary>
    public string? Base { get; init; }
}

/// <summary>The quotas, from V = votes of the claimants and N = seats of the step.</summary>
public enum QuotaKind
{
    /// <summary>V / N, exact fraction.</summary>
    Hare,

    /// <summary>floor(V / N).</summary>
    HareFloor,

    /// <summary>V / N, rounded half up.</summary>
    HareRounded,

    /// <summary>floor(V / (N+1)) + 1.</summary>
    Droop,

    /// <summary>V / (N+1), exact fraction.</summary>
    HagenbachBischoff,

    /// <summary>V / (N+1), rounded half up.</summary>
    HagenbachBischoffRounded,

    /// <summary>V / (N+1), rounded up.</summary>
    HagenbachBischoffCeiling,

    /// <summary>V / (N+2), exact fraction.</summary>
    Imperiali,

    /// <summary>V / (N+2), rounded half up.</summary>
    ImperialiRounded,
}

/// <summary>What happens to the seats left after whole quotas.</summary>
public enum RestRule
{
    /// <summary>One seat each in descending remainder; rounds repeat.</summary>
    LargestRemainder,

    /// <summary>D'Hondt from the seats held.</summary>
    LargestAverage,

    /// <summary>They stay unfilled.</summary>
    None,

    /// <summary>All to the claimant with most votes.</summary>
    Winner,

    /// <summary>One seat each in turn, in descending votes; rounds repeat (Georgia 2016).</summary>
    InTurn,
}
