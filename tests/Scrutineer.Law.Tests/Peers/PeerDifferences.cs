using System.Collections.Immutable;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>The vectors in which our result differs from a peer's; docs/peers.md says why. A difference that is not listed fails.</summary>
internal static class PeerDifferences
{
    /// <summary>Rows of abacus-generated.jsonl for which Abacus draws a lot that cannot matter (kiesraad/abacus issue 1298); 78 and 263 are not marked there.</summary>
    public static ImmutableSortedSet<int> NeedlessLots { get; } =
        [78, 94, 140, 144, 159, 161, 206, 248, 251, 263, 277, 289, 296, 301, 303, 313, 369, 384, 396];

    /// <summary>Cases of abacus.json in which Abacus waits for a lot that cannot matter, and the seats that every draw gives.</summary>
    public static ImmutableSortedDictionary<string, string> NeedlessPending { get; } = ImmutableSortedDictionary<string, string>.Empty
        .Add("abacus-api/test_drawing_of_lots_required", "2 2").Add("abacus-issue/1298-a", "1 1 1").Add("abacus-issue/1298-b", "1 1");

    /// <summary>Places in <c>residual_components.cases</c> of states that no whole count comes to.</summary>
    public static ImmutableSortedSet<int> ResidualStates { get; } = [9];

    /// <summary>Places in <c>qualifies_for_extra_seat.cases</c> of states that no whole count comes to.</summary>
    public static ImmutableSortedSet<int> QualifyingStates { get; } = [1, 6, 7];

    /// <summary>Rows and lists of abacus-generated.jsonl: a deceased candidate on a list without a seat, in a council of 19 seats or more.</summary>
    public static ImmutableHashSet<(int Row, string List)> RankingsWithoutSeat { get; } = [(11, "5"), (156, "7")];

    /// <summary>Places in <c>hagenbach_bischoff</c> where the peer takes all seats away because the last one is tied.</summary>
    public static ImmutableSortedSet<int> ZeroedSeats { get; } = [2];

    /// <summary>Places in <c>decimal_to_rational</c> where the peer's number is an approximation.</summary>
    public static ImmutableSortedSet<int> InexactDecimals { get; } = [0];
}
