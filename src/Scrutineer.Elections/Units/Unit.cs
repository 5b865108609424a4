using System.Collections.Immutable;
using Scrutineer.Elections.Previous;

namespace Scrutineer.Elections.Units;

/// <summary>A node of the tree country &gt; region &gt; district &gt; station; abroad is a branch.</summary>
/// <param name="Code">Unique within the election.</param>
/// <param name="Level">country, region, district, station, or a level of the country's own.</param>
/// <param name="Parent">Code of the unit above; null for the root.</param>
/// <param name="Name">Its names.</param>
public sealed record Unit(string Code, string Level, string? Parent, LocalText Name)
{
    public const string Station = "station";

    /// <summary>Voters on the register; null: not known.</summary>
    public long? Registered { get; init; }

    /// <summary>How many stations lie below, where they are not listed one by one; null: as many as are listed.</summary>
    public long? Stations { get; init; }

    /// <summary>Further numbers that the law may ask for: seats, levelling, population.</summary>
    public ImmutableSortedDictionary<string, long> Numbers { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Its turnout in the election before; null: not given.</summary>
    public PreviousTurnout? Previous { get; init; }

    public bool IsStation => Level == Station;
}
