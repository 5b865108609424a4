using System.Numerics;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Report.Results;

/// <summary>Where a list stands before the bar.</summary>
public enum Place
{
    /// <summary>Not a list, or the law has no bar, or nothing is counted.</summary>
    None,

    /// <summary>In, whatever is still missing.</summary>
    In,

    /// <summary>It depends on what is missing.</summary>
    Open,

    /// <summary>Out, by no more than a twentieth of the votes needed.</summary>
    Near,

    /// <summary>Out.</summary>
    Out,
}

/// <summary>A line of the ballot with what it has and where it stands.</summary>
/// <param name="Index">Place in ballot order.</param>
/// <param name="List">The list.</param>
/// <param name="Votes">Its votes; null: no protocol has them.</param>
/// <param name="Share">Its share of the base of the page; null: not known.</param>
/// <param name="Seats">Its seats if counting stopped now.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Bar">The national bar it was held against; null: none.</param>
/// <param name="FailedIn">The bar inside a unit that it failed although it is over the national one; null: none.</param>
public sealed record Standing(
    int Index, ElectionList List, long? Votes, Share? Share, BigInteger Seats, Place Place, BarReport? Bar, BarReport? FailedIn)
{
    /// <summary>Votes short of the national bar now; null: not short, or no bar.</summary>
    public BigInteger? Short => Bar?.Margin is { Sign: < 0 } margin ? -margin : null;
}
