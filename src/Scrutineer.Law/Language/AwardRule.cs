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
