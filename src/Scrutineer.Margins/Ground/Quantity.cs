using Scrutineer.Law;

namespace Scrutineer.Margins.Ground;

/// <summary>What of a cell a quantity counts.</summary>
internal enum Counted
{
    /// <summary>The votes of one list.</summary>
    List,

    /// <summary>Ballots: <c>valid</c>. A vote adds 1 to it, whatever its list.</summary>
    Valid,

    /// <summary>Ballots: <c>cast</c>. A vote adds 1 to it, whatever its list.</summary>
    Cast,

    /// <summary>Votes for lists, without lines against all.</summary>
    Lists,
}

/// <summary>A number that is a sum over the vote table: it grows by 1 with every vote in some of its cells.</summary>
/// <param name="Value">Its value now.</param>
/// <param name="Rows">The rows that count; null: a constant.</param>
/// <param name="Counted">What of them counts.</param>
/// <param name="List">Index of the list, if one list counts.</param>
internal readonly record struct Quantity(Rational Value, RowSet? Rows, Counted Counted, int List = -1);
