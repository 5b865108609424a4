namespace Scrutineer.Law.Language;

/// <summary>
/// <c>place</c>: puts the seats that lists still need into units. A cell (unit, list) claims votes / d(seats held there) / factor;
/// a row has as many places as its number <see cref="Rows"/>, a list needs target - start seats.
/// </summary>
/// <param name="Name">Name of the table of placed seats (without those of <paramref name="Start"/>).</param>
/// <param name="Units">The level of the rows.</param>
/// <param name="Rows">The number of a unit that gives its places; a unit without it has none.</param>
/// <param name="Start">Seats held before.</param>
/// <param name="Target">Seats that each list must reach.</param>
/// <param name="Divisors">The divisors of the claims.</param>
/// <param name="Over">The factor.</param>
/// <param name="National">
/// Null: the greatest claim of all cells is served first (Norway, Denmark). Otherwise the list whose national claim under these
/// divisors is greatest is next, and its seat goes where its own claim is greatest (Iceland).
/// </param>
public sealed record PlaceStep(
    string Name, string Units, string Rows, string Start, string Target, Divisors Divisors, PlaceFactor Over, Divisors? National) : Step(Name);

/// <summary>What a claim of a cell is divided by besides its divisor.</summary>
public enum PlaceFactor
{
    /// <summary>1.</summary>
    None,

    /// <summary>The valid votes of the unit.</summary>
    Valid,

    /// <summary>The valid votes of the unit divided by its seats.</summary>
    ValidPerSeat,
}

/// <summary>
/// <c>balance</c>: biproportional seats: every unit gets its seats and every list its total in a table; a cell is its votes times a
/// factor of the row and a factor of the column, rounded by the divisors.
/// </summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Among">The set of lists; null: all.</param>
/// <param name="Columns">Table of the lists' totals.</param>
/// <param name="Divisors">Rational divisors with d(0) &gt; 0; <c>sainte-lague</c> is standard rounding, <c>dhondt</c> rounding down.</param>
/// <param name="Floor">True: the list with most votes of a unit gets at least one of its seats, if it has seats (winner takes one).</param>
public sealed record BalanceStep(string Name, string? Among, string Columns, Divisors Divisors, bool Floor) : Step(Name);

/// <summary>
/// <c>swap</c>: moves seats between lists inside units until every list has its target: the smallest used remainder gives, the largest
/// unused remainder of the same unit receives (Bulgaria 2013, methodology of the Central Election Commission).
/// </summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Start">Seats by unit.</param>
/// <param name="Target">Seats that each list must have.</param>
public sealed record SwapStep(string Name, string Start, string Target) : Step(Name);
