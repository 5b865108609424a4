using System.Numerics;

namespace Scrutineer.Margins;

/// <summary>Votes that are moved, added or removed.</summary>
/// <param name="Unit">The unit of the row.</param>
/// <param name="From">The list that loses them; null if they are added.</param>
/// <param name="To">The list that gains them; null if they are removed.</param>
/// <param name="Votes">How many; at least 1.</param>
public sealed record Shift(string Unit, string? From, string? To, BigInteger Votes);
