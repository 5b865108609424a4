using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scrutineer.Desk.Overview;
using Scrutineer.Desk.People;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Overview;

/// <summary>A unit's progress with its stations, as of a moment.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Progress">Summed up.</param>
/// <param name="Stations">Each station, in the order of the units.</param>
/// <param name="Parts">The units just below, with how many of their stations are in the record.</param>
internal sealed record Wall(DateTimeOffset At, UnitProgress Progress, ImmutableArray<StationProgress> Stations, ImmutableArray<(string Unit, int Recorded, int Stations)> Parts);

/// <summary>Progress of units, kept for two seconds: hundreds of people may watch 100,000 stations, and the desk sums them up once.</summary>
/// <param name="desk">The deciding half.</param>
internal sealed class Walls(DeskOffice desk)
{
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Wall> kept = new(StringComparer.Ordinal);
    private readonly Lock summing = new();

    /// <summary>The wall of a unit. Refuses as <see cref="DeskOffice.Overview"/>.</summary>
    public Result<Wall> Of(StaffMember who, string unit)
    {
        // Whoever may not see it is refused by the desk, whatever is kept.
        if (Permissions.Check(who, Operation.SeeOverview, unit, desk.Election.Units) is null && Fresh(unit) is { } known) return known;
        lock (summing)
        {
            if (Permissions.Check(who, Operation.SeeOverview, unit, desk.Election.Units) is null && Fresh(unit) is { } meanwhile) return meanwhile;
            var stations = desk.Stations(who, unit);
            if (!stations.IsOk) return stations.Refusal!;
            var progress = desk.Overview(who, unit);
            if (!progress.IsOk) return progress.Refusal!;
            var wall = new Wall(desk.Time, progress.Value, stations.Value, Parts(desk.Election, unit, stations.Value));
            kept[unit] = wall;
            return wall;
        }
    }

    /// <summary>Something was done: the next who looks sees it.</summary>
    public void Forget() => kept.Clear();

    private Wall? Fresh(string unit) => kept.TryGetValue(unit, out var wall) && desk.Time - wall.At < Good ? wall : null;

    private static ImmutableArray<(string, int, int)> Parts(Election election, string unit, ImmutableArray<StationProgress> stations)
    {
        var units = election.Units;
        var at = units.Find(unit);
        var counts = new Dictionary<int, (int Recorded, int Stations)>();
        foreach (var station in stations)
        {
            var part = units.PathOf(units.Find(station.Unit)).TakeWhile(u => u != at).LastOrDefault(-1);
            if (part < 0 || units[part].IsStation) continue;
            var (recorded, all) = counts.GetValueOrDefault(part);
            counts[part] = (recorded + (station.Stage == "recorded" ? 1 : 0), all + 1);
        }

        return [.. units.ChildrenOf(at).Where(counts.ContainsKey).Select(c => (units[c].Code, counts[c].Recorded, counts[c].Stations))];
    }
}
