using System.Collections.Immutable;

namespace Scrutineer.Margins;

/// <summary>What is asked about an outcome.</summary>
public sealed record MarginQuestion
{
    /// <summary>The stations that can be annulled; empty: none.</summary>
    public ImmutableArray<Station> Stations { get; init; } = [];

    /// <summary>Whether to count votes: moved, added, removed.</summary>
    public bool ByVotes { get; init; } = true;

    /// <summary>Whether to look for the fewest stations.</summary>
    public bool ByStations { get; init; }

    /// <summary>Whether to look for the fewest voters.</summary>
    public bool ByVoters { get; init; }

    /// <summary>Target questions.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>
    /// Limit of one solver run, in CP-SAT's deterministic seconds (a count of work, not of a clock): at least 1.
    /// When it is reached, bounds are given instead of the exact number.
    /// </summary>
    public int SolverLimit { get; init; } = 4;
}
