using System.Collections.Immutable;
using System.Numerics;

namespace Scrutineer.Law.Data;

/// <summary>A candidate as the law sees it. The order in which candidates are given is the order of the list.</summary>
/// <param name="Id">Identity within unit and list.</param>
/// <param name="Votes">Votes for the person; at least 0.</param>
public sealed record Candidate(string Id, Rational Votes)
{
    /// <summary>True if the person withdrew or died, and is passed over.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Attributes such as <c>sex</c>, as text.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>The winner of a single-member district.</summary>
/// <param name="Id">Identity of the district.</param>
/// <param name="List">The list.</param>
/// <param name="Unit">The unit whose seats of the list cover the winner.</param>
/// <param name="Votes">First votes of the winner.</param>
/// <param name="Valid">Valid first votes of the district; more than 0.</param>
public sealed record DistrictWinner(string Id, string List, string Unit, Rational Votes, Rational Valid);

/// <summary>Equal ranked ballots.</summary>
/// <param name="Rank">Candidates in order of preference, each once.</param>
/// <param name="Number">How many; at least 0.</param>
public sealed record RankedBallots(ImmutableArray<string> Rank, BigInteger Number);
