using System.Collections.Immutable;
using Scrutineer.Law.Data;

namespace Scrutineer.Margins;

/// <summary>The rows of a vote table as stations: what can be annulled where nothing smaller is known.</summary>
public static class UnitStations
{
    /// <summary>One station for each row, with the numbers of its unit.</summary>
    public static ImmutableArray<Station> Of(VoteData data) =>
    [
        .. data.Votes.Rows.Select(r => new Station(
            r.Key, r.Key, r.Value.Where(c => Table.IsList(c.Key)).ToImmutableDictionary(c => c.Key, c => c.Value), data.Unit(r.Key)!.Numbers)),
    ];
}
