using System.Collections.Immutable;
using Scrutineer.Desk.Typing;

namespace Scrutineer.Desk.Overview;

/// <summary>A station on the wall.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Stage">The word of its stage.</param>
/// <param name="Typist">Key of whoever is typing it; null: nobody.</param>
/// <param name="Since">When something was last done; null: never.</param>
/// <param name="OpenFindings">Findings on it that nobody has taken on.</param>
public sealed record StationProgress(string Unit, string Stage, string? Typist, DateTimeOffset? Since, int OpenFindings);

/// <summary>What the wall shows of a unit and all below it.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Stations">How many stations it has.</param>
/// <param name="ByStage">How many of them are at each stage; a stage that none is at is left out.</param>
/// <param name="Stuck">Stations that somebody took long ago and did not finish, longest first.</param>
/// <param name="Pace">How fast it goes.</param>
public sealed record UnitProgress(string Unit, int Stations, ImmutableSortedDictionary<string, int> ByStage, ImmutableArray<StationProgress> Stuck, Pace Pace)
{
    /// <summary>Typing that has not moved for so long is stuck.</summary>
    public static readonly TimeSpan Bearable = TimeSpan.FromMinutes(20);

    /// <summary>Sums up stations.</summary>
    public static UnitProgress Of(string unit, IReadOnlyCollection<StationProgress> stations, IEnumerable<DateTimeOffset> recorded, DateTimeOffset now)
    {
        var byStage = stations.GroupBy(s => s.Stage, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var missing = stations.Count(s => s.Stage != "recorded");
        return new UnitProgress(
            unit, stations.Count, byStage,
            [.. stations.Where(s => s.Typist is not null && s.Since < now - Bearable).OrderBy(s => s.Since)],
            Pace.At(recorded, missing, now));
    }
}
