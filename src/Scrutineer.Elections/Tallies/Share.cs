using Scrutineer.Law;

namespace Scrutineer.Elections.Tallies;

/// <summary>
/// A share that names both of its numbers. There are no bare percentages: whoever prints one prints the base with it.
/// </summary>
/// <param name="Numerator">Votes, voters, stations.</param>
/// <param name="Denominator">The base; more than 0.</param>
/// <param name="Of">Name of the base: registered, cast, valid, lists, stations ...</param>
public readonly record struct Share(long Numerator, long Denominator, string Of)
{
    /// <summary>The share as an exact fraction.</summary>
    public Rational Value => new(Numerator, Denominator);

    /// <summary>True if the part is larger than the whole: such a figure must not be published without its finding.</summary>
    public bool IsImpossible => Numerator > Denominator;

    /// <summary>Per cent with two digits, for display.</summary>
    public string Percent => (Value * 100).ToDecimal(2);

    /// <summary>A share, or null if the base is unknown or 0.</summary>
    public static Share? From(long? numerator, long? denominator, string of) =>
        numerator is { } n && denominator is > 0 and { } d ? new Share(n, d, of) : null;
}
