namespace Scrutineer.Law.Explanation;

/// <summary>
/// What is known of a statement while stations are missing (Kleene's strong three values).
/// Ordered: <see cref="False"/> &lt; <see cref="Open"/> &lt; <see cref="True"/>, so that "and" is the least and "or" the greatest.
/// </summary>
public enum Truth
{
    /// <summary>It cannot become true.</summary>
    False,

    /// <summary>It can still become either.</summary>
    Open,

    /// <summary>It cannot become false.</summary>
    True,
}
