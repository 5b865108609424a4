using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Simulation;

/// <summary>Makes machine and hand protocols of invented stations, with the small differences and errors of a real night.</summary>
internal sealed class ProtocolMaker(Election election, List<InventedStation> stations, DateTimeOffset closing, Dice dice)
{
    private const int ArithmeticErrors = 6;
    private const string Abroad = "abroad";

    /// <summary>
    /// What the reading boxes report: exactly the invented figures, small stations first, abroad in the afternoon of the next day.
    /// One station is reported twice.
    /// </summary>
    public ImmutableArray<Protocol> Machine()
    {
        var protocols = new List<Protocol>();
        foreach (var station in stations)
        {
            var minutes = station.Region == Abroad
                ? dice.Between(15 * 60 + 5, 23 * 60)
                : 4 + station.Registered * dice.Between(5, 100) / 400 + (dice.OneIn(12) ? dice.Between(60, 500) : 0);
            protocols.Add(Make(station, station.Votes, closing.AddMinutes(minutes), new Dictionary<string, long>
            {
                ["registered"] = station.Registered,
                ["participants"] = station.Participants,
                ["valid"] = station.Valid,
                ["invalid"] = station.Invalid,
            }));
        }

        var again = protocols[(int)dice.Below(protocols.Count)];
        protocols.Add(new Protocol(again.Unit, again.Lines, again.Votes, again.Source, election.Shape) { Received = again.Received?.AddMinutes(dice.Between(20, 90)) });
        return [.. protocols.OrderBy(p => p.Received)];
    }

    /// <summary>The hand count: slower, in one station of seven a few ballots read otherwise, and a few arithmetic errors.</summary>
    public ImmutableArray<Protocol> Hand()
    {
        var wrong = new HashSet<int>();
        while (wrong.Count < ArithmeticErrors) wrong.Add((int)dice.Below(stations.Count));
        var protocols = new List<Protocol>();
        for (var s = 0; s < stations.Count; s++)
        {
            var station = stations[s];
            var votes = (long[])station.Votes.Clone();
            var invalid = station.Invalid;
            if (dice.OneIn(7)) Reread(votes, ref invalid);
            var lines = Lines(station, votes.Sum(), invalid);
            if (wrong.Contains(s)) Mistake(lines);
            var minutes = station.Region == Abroad ? dice.Between(16 * 60, 30 * 60) : dice.Between(130, 300) + station.Registered / 6 + dice.Between(0, 640);
            protocols.Add(Make(station, votes, closing.AddMinutes(minutes), lines));
        }

        return [.. protocols.OrderBy(p => p.Received)];
    }

    /// <summary>A few ballots that the machine read otherwise: mostly marks it took for invalid, some put to another list.</summary>
    private void Reread(long[] votes, ref long invalid)
    {
        var found = long.Min(invalid, dice.Between(0, 6));
        invalid -= found;
        while (found-- > 0) votes[Drawn(votes)]++;
        if (!dice.OneIn(3)) return;
        var from = Drawn(votes);
        var moved = long.Min(votes[from], dice.Between(1, dice.OneIn(20) ? 40 : 4));
        votes[from] -= moved;
        votes[Drawn(votes)] += moved;
    }

    /// <summary>A list, drawn by its votes.</summary>
    private int Drawn(long[] votes)
    {
        var at = dice.Below(long.Max(1, votes.Sum()));
        for (var l = 0; l < votes.Length; l++)
        {
            at -= votes[l];
            if (at < 0) return l;
        }

        return 0;
    }

    private static Dictionary<string, long> Lines(InventedStation station, long valid, long invalid)
    {
        var inside = station.Participants - station.Outside;
        var portable = station.Outside;
        return new Dictionary<string, long>
        {
            ["registered"] = station.Registered,
            ["additional"] = 0,
            ["received"] = station.Registered,
            ["issued_early"] = 0,
            ["issued_inside"] = inside,
            ["issued_outside"] = station.Outside,
            ["participants"] = station.Participants,
            ["cancelled"] = station.Registered - station.Participants,
            ["portable"] = portable,
            ["stationary"] = valid + invalid - portable,
            ["valid"] = valid,
            ["invalid"] = invalid,
        };
    }

    /// <summary>One of the slips of a tired clerk.</summary>
    private void Mistake(Dictionary<string, long> lines)
    {
        switch (dice.Below(3))
        {
            case 0:
                lines["valid"] += dice.OneIn(2) ? 100 : 10;
                break;
            case 1:
                lines["cancelled"] = lines["cancelled"] / 10;
                break;
            default:
                (lines["stationary"], lines["valid"]) = (lines["valid"], lines["stationary"] + 1);
                break;
        }
    }

    private Protocol Make(InventedStation station, long[] votes, DateTimeOffset received, Dictionary<string, long> lines) => new(
        election.Units.Find(station.Code),
        Figures.Of([.. election.Form.Lines.Select(l => lines.TryGetValue(l.Code, out var value) ? value : (long?)null)]),
        Figures.Of([.. votes.Select(v => (long?)v)]),
        new Source("simulate", 0),
        election.Shape)
    {
        Received = received,
    };
}
