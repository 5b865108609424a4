using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary><c>add</c>: the sum of tables, cell by cell.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Of">The tables.</param>
public sealed record AddStep(string Name, ImmutableArray<string> Of) : Step(Name);

/// <summary><c>combine</c>: two tables, cell by cell; a missing cell counts as 0. Rows are matched by unit.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="First">The first table (for <see cref="CombineRule.MaxOrCeilMean"/>: direct seats).</param>
/// <param name="Second">The second table.</param>
/// <param name="With">How.</param>
public sealed record CombineStep(string Name, string First, string Second, CombineRule With) : Step(Name);

/// <summary>How two cells are combined.</summary>
public enum CombineRule
{
    /// <summary>The greater.</summary>
    Max,

    /// <summary>max(a, ceil((a + b) / 2)): Germany 2020 to 2023, section 6 (5) BWahlG.</summary>
    MaxOrCeilMean,

    /// <summary>max(0, a - b): overhang.</summary>
    Excess,
}

/// <summary><c>total</c>: one national row with each list's total.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Of">The table.</param>
public sealed record TotalStep(string Name, string Of) : Step(Name);

/// <summary><c>unused</c>: the votes that an earlier quota award did not spend on seats: votes - quota x seats.</summary>
/// <param name="Name">Name of the table of votes.</param>
/// <param name="Of">The award.</param>
public sealed record UnusedStep(string Name, string Of) : Step(Name);

/// <summary><c>weigh</c>: voter numbers: votes of a list in a unit divided by the unit's seats (Pukelsheim's method).</summary>
/// <param name="Name">Name of the table of votes.</param>
/// <param name="HalfUp">True: rounded half up to a whole number; false: exact fraction.</param>
public sealed record WeighStep(string Name, bool HalfUp) : Step(Name);
