using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Tests;

/// <summary>What is true of small cases, found by trying everything: the law is applied to every changed table.</summary>
internal static class BruteForce
{
    /// <summary>Fewest votes of one transfer (or of one cell) that change anything; null if none up to the limit does.</summary>
    public static BigInteger? Votes(SeatLaw law, VoteData data, Way way, BigInteger limit)
    {
        var ground = new VoteGround(data);
        var rerun = new Rerun(law, Evaluator.Evaluate(law, data).Value);
        for (BigInteger votes = 1; votes <= limit; votes++)
            for (var row = 0; row < ground.Rows.Length; row++)
                foreach (var (from, to) in Pairs(ground.Lists.Length, way))
                {
                    if (from >= 0 && ground.Available[row][from] is not { } left) continue;
                    if (from >= 0 && ground.Available[row][from]!.Value < votes) continue;
                    if (to >= 0 && ground.Available[row][to] is null) continue;
                    var cells = new Dictionary<(int, int), Rational>();
                    if (from >= 0) cells[(row, from)] = -(Rational)votes;
                    if (to >= 0) cells[(row, to)] = votes;
                    var here = row;
                    var sum = way == Way.Moved ? 0 : way == Way.Added ? votes : -(Rational)votes;
                    if (rerun.Of(Changed.Of(ground, cells, (r, _) => r == here ? sum : 0)) == Effect.Change) return votes;
                }

        return null;
    }

    private static IEnumerable<(int From, int To)> Pairs(int lists, Way way)
    {
        if (way == Way.Added) return Enumerable.Range(0, lists).Select(l => (-1, l));
        if (way == Way.Removed) return Enumerable.Range(0, lists).Select(l => (l, -1));
        return from a in Enumerable.Range(0, lists) from b in Enumerable.Range(0, lists) where a != b select (a, b);
    }

    /// <summary>Fewest stations, and fewest voters, of all subsets whose annulment changes anything.</summary>
    public static (int? Stations, Rational? Voters) Stations(SeatLaw law, VoteData data, ImmutableArray<Station> stations)
    {
        var ground = new VoteGround(data);
        var table = Margins.Stations.StationTable.Of(ground, stations).Value;
        var rerun = new Rerun(law, Evaluator.Evaluate(law, data).Value);
        int? fewest = null;
        Rational? voters = null;
        for (var set = 1; set < 1 << stations.Length; set++)
        {
            var annulled = Enumerable.Range(0, stations.Length).Where(k => (set >> k & 1) == 1).ToList();
            var cost = annulled.Aggregate(Rational.Zero, (sum, k) => sum + stations[k].Voters);
            if (fewest <= annulled.Count && voters <= cost) continue;
            if (rerun.Of(table.Without(annulled)) != Effect.Change) continue;
            if (fewest is null || annulled.Count < fewest) fewest = annulled.Count;
            if (voters is null || cost < voters) voters = cost;
        }

        return (fewest, voters);
    }
}
