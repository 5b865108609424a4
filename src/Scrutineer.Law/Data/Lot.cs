using System.Collections.Immutable;

namespace Scrutineer.Law.Data;

/// <summary>A recorded lot: who was tied, and who was drawn, in order.</summary>
/// <param name="Among">The tied.</param>
/// <param name="Drawn">Those whom the lot served; if the tie was about losing a seat, those who lose it.</param>
public sealed record Lot(ImmutableArray<string> Among, ImmutableArray<string> Drawn)
{
    /// <summary>
    /// The situation it decided. A lot with a situation serves only where exactly this situation recurs; if it does not, the law is refused
    /// as <c>law-other-situation</c>. Null: it serves the first tie among the same with as many places.
    /// </summary>
    public Situation? Situation { get; init; }
}

/// <summary>The exact situation that a lot decides: where, how many places, and what each of the tied had.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Unit">The unit (or list), or null for the nation.</param>
/// <param name="Losing">True if the lot decides who loses a seat.</param>
/// <param name="Places">How many of the tied are drawn.</param>
/// <param name="Claims">The tied, in the order of the data.</param>
public sealed record Situation(string Step, string? Unit, bool Losing, long Places, ImmutableArray<TiedClaim> Claims)
{
    /// <inheritdoc/>
    public bool Equals(Situation? other) => other is not null
        && Step == other.Step && Unit == other.Unit && Losing == other.Losing && Places == other.Places
        && Claims.ToHashSet().SetEquals(other.Claims);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Unit, Losing, Places, Claims.Length);

    /// <summary>One line, for messages: <c>S/3: A (100, holds 2), B (100, holds 1) for 1</c>.</summary>
    public override string ToString() =>
        $"{Step}{(Unit is null ? "" : "/" + Unit)}: {string.Join(", ", Claims)} {(Losing ? "lose" : "for")} {Places}";
}

/// <summary>What one of the tied had.</summary>
/// <param name="Name">List, group, unit or person.</param>
/// <param name="Votes">The votes with which it entered.</param>
/// <param name="Held">Seats held before.</param>
public sealed record TiedClaim(string Name, Rational Votes, long Held)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Votes}, holds {Held})";
}
