using Scrutineer.Elections.Protocols;

namespace Scrutineer.Simulation;

/// <summary>Invents the stations of a country so that every total is met to the vote.</summary>
internal static class Country
{
    public static List<InventedStation> Invent(SimulationPlan plan, Figures national, Dice dice)
    {
        var lists = national.Length;
        var votes = new long[plan.Regions.Length][];
        for (var r = 0; r < votes.Length; r++) votes[r] = new long[lists];
        for (var l = 0; l < lists; l++)
        {
            var byRegion = Parts.Split(national[l] ?? 0, [.. plan.Regions.Select(r => r.Votes[l])]);
            for (var r = 0; r < byRegion.Length; r++) votes[r][l] = byRegion[r];
        }

        var noLine = Parts.Split(plan.InNoLine, [.. votes.Select(v => v.Sum())]);
        var stations = new List<InventedStation>();
        for (var r = 0; r < votes.Length; r++) stations.AddRange(Region(plan.Regions[r], r + 1, votes[r], noLine[r], dice));
        return stations;
    }

    private static InventedStation[] Region(SimulatedRegion region, int number, long[] votes, long noLine, Dice dice)
    {
        var stations = Enumerable.Range(1, region.Stations)
            .Select(i => new InventedStation($"{number:D2}{i:D3}", region.Unit, votes.Length)).ToArray();

        // Sizes: many small villages, some towns; nobody below 40 voters.
        var sizes = stations.Select(_ => dice.Between(1, 10) * dice.Between(2, 10) + dice.Between(5, 60)).ToArray();
        var extra = Parts.Split(region.Registered - 40L * stations.Length, sizes);
        for (var s = 0; s < stations.Length; s++) stations[s].Registered = 40 + extra[s];

        var tookPart = votes.Sum() + noLine;
        Set(stations, Parts.Split(tookPart, Noisy(stations, s => s.Registered, 75, 125, dice), [.. stations.Select(s => s.Registered)]), (s, n) => s.Participants = n);
        Set(stations, Parts.Split(noLine, Noisy(stations, s => s.Participants, 20, 180, dice), [.. stations.Select(s => s.Participants / 4)]), (s, n) => s.InNoLine = n);
        foreach (var station in stations)
        {
            station.CarriedAway = dice.OneIn(8) ? long.Min(station.InNoLine, dice.Between(1, 3)) : 0;
            station.Outside = station.Participants * dice.Between(2, 22) / 1000;
        }

        Votes(stations, votes, dice);
        return stations;
    }

    /// <summary>
    /// List by list, smallest first: each list's votes go to stations in proportion to the ballots that are left there times
    /// a leaning of the station; the largest list takes what remains, which is its total because all totals agree.
    /// </summary>
    private static void Votes(InventedStation[] stations, long[] votes, Dice dice)
    {
        var left = stations.Select(s => s.Valid).ToArray();
        foreach (var list in Enumerable.Range(0, votes.Length).OrderBy(l => votes[l]).ThenBy(l => l))
        {
            var leaning = stations.Select((_, s) => left[s] * dice.Between(10, 60) * dice.Between(10, 60)).ToArray();
            var part = Parts.Split(votes[list], leaning, left);
            for (var s = 0; s < stations.Length; s++)
            {
                stations[s].Votes[list] = part[s];
                left[s] -= part[s];
            }
        }
    }

    private static long[] Noisy(InventedStation[] stations, Func<InventedStation, long> of, long least, long most, Dice dice) =>
        [.. stations.Select(s => of(s) * dice.Between(least, most))];

    private static void Set(InventedStation[] stations, long[] values, Action<InventedStation, long> set)
    {
        for (var s = 0; s < stations.Length; s++) set(stations[s], values[s]);
    }
}
