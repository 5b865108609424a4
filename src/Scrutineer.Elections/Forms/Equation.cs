using Scrutineer.Law;

namespace Scrutineer.Elections.Forms;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Someone must look and say why it is so.</summary>
    Warning,

    /// <summary>The protocol contradicts itself.</summary>
    Error,
}

/// <summary>The relation an equation demands.</summary>
public enum Relation
{
    Equal,
    AtMost,
    AtLeast,
    Less,
    More,
}

/// <summary>
/// How far a warning lets an equation be off. It fires when the difference reaches the share or the absolute number:
/// with both given, either is enough (<see cref="BothNeeded"/> false) or both are needed. The law decides which; the form says it.
/// </summary>
/// <param name="Share">Share of <paramref name="Of"/> at which it fires; null: none.</param>
/// <param name="Of">What the share is taken of.</param>
/// <param name="Absolute">Difference at which it fires; null: none.</param>
/// <param name="BothNeeded">True: AND; false: OR.</param>
public sealed record Tolerance(Rational? Share, LinearSum? Of, long? Absolute, bool BothNeeded)
{
    /// <summary>
    /// True if the difference is large enough to fire. Where the base of the share is blank the share cannot be judged and does
    /// not fire; a base of 0 lets it fire at once.
    /// </summary>
    public bool IsReached(long difference, long? of)
    {
        if (difference <= 0) return false;
        bool? byShare = Share is { } share ? of is { } whole && (Rational)difference >= share * (Rational)whole : null;
        bool? byNumber = Absolute is { } most ? difference >= most : null;
        return (byShare, byNumber) switch
        {
            ({ } s, { } n) => BothNeeded ? s && n : s || n,
            ({ } s, null) => s,
            (null, { } n) => n,
            (null, null) => true,
        };
    }
}

/// <summary>A control equation of the form.</summary>
/// <param name="Code">Stable code, shown with every finding.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Text">As written in the form.</param>
/// <param name="Left">Left side.</param>
/// <param name="Relation">The relation.</param>
/// <param name="Right">Right side.</param>
/// <param name="Tolerance">null: any difference fires.</param>
/// <param name="Short">A short message for the one who types.</param>
/// <param name="Long">A long message for the one who decides.</param>
public sealed record Equation(
    string Code, Severity Severity, string Text, LinearSum Left, Relation Relation, LinearSum Right, Tolerance? Tolerance, LocalText Short, LocalText Long)
{
    /// <summary>By how much the relation is broken: 0 if it holds, at least 1 if not.</summary>
    public long Breach(long left, long right) => Relation switch
    {
        Relation.Equal => left > right ? left - right : right - left,
        Relation.AtMost => long.Max(0, left - right),
        Relation.AtLeast => long.Max(0, right - left),
        Relation.Less => left < right ? 0 : left - right + 1,
        Relation.More => left > right ? 0 : right - left + 1,
        _ => throw new InvalidOperationException(Relation.ToString()),
    };
}
