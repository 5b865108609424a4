using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Stations;

/// <summary>Stations as columns of whole numbers, scaled by the common denominator of their counts.</summary>
internal sealed class StationTable
{
    private readonly VoteGround ground;
    private readonly long[][] lists;
    private readonly long[] valid;
    private readonly long[] cast;
    private readonly long[] forLists;
    private readonly ImmutableArray<int>[] byRow;

    private StationTable(VoteGround ground, ImmutableArray<Station> stations, BigInteger scale)
    {
        this.ground = ground;
        All = stations;
        Scale = scale;
        lists = [.. ground.Lists.Select(_ => new long[stations.Length])];
        valid = new long[stations.Length];
        cast = new long[stations.Length];
        forLists = new long[stations.Length];
        Voters = new long[stations.Length];
        var rows = ground.Rows.Select((unit, row) => (unit, row)).ToDictionary(r => r.unit, r => r.row, StringComparer.Ordinal);
        RowOf = [.. stations.Select(s => rows[s.Unit])];
        byRow = [.. Enumerable.Range(0, ground.Rows.Length).Select(r => Enumerable.Range(0, stations.Length).Where(k => RowOf[k] == r).ToImmutableArray())];
        var givesValid = ground.IsGiven("valid");
        for (var k = 0; k < stations.Length; k++)
        {
            var station = stations[k];
            foreach (var (list, votes) in station.Votes)
            {
                var count = Scaled(votes);
                var index = ground.IndexOf(list);
                lists[index][k] = count;
                valid[k] += count;
                if (!ground.IsAgainstAll(index)) forLists[k] += count;
            }

            if (givesValid && station.Numbers.TryGetValue("valid", out var own)) valid[k] = Scaled(own);
            if (station.Numbers.TryGetValue("cast", out var ballots)) cast[k] = Scaled(ballots);
            Voters[k] = Scaled(station.Voters);
        }
    }

    public ImmutableArray<Station> All { get; }

    public BigInteger Scale { get; }

    public int[] RowOf { get; }

    /// <summary>What each costs in voters, scaled.</summary>
    public long[] Voters { get; }

    public static Result<StationTable> Of(VoteGround ground, ImmutableArray<Station> stations)
    {
        var sums = new Dictionary<(string, string), Rational>();
        var scale = BigInteger.One;
        var rows = ground.Rows.ToHashSet(StringComparer.Ordinal);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var station in stations)
        {
            if (!codes.Add(station.Code)) return new Refusal("margin-station-twice", $"The station \"{station.Code}\" is given twice.");
            if (!rows.Contains(station.Unit)) return new Refusal("margin-station-unit", $"The station \"{station.Code}\" lies in \"{station.Unit}\", which has no row in the vote table.");
            if (ground.IsGiven("cast") && !station.Numbers.ContainsKey("cast"))
                return new Refusal("margin-station-base", $"The number of ballots cast is given for the whole, but not for the station \"{station.Code}\".");
            foreach (var (list, votes) in station.Votes)
            {
                if (!ground.Knows(list)) return new Refusal("list-unknown", $"The station \"{station.Code}\" has votes for \"{list}\", which is not among the lists.");
                if (votes.Sign < 0) return new Refusal("count-negative", $"The station \"{station.Code}\" has {votes} votes for \"{list}\".");
                sums[(station.Unit, list)] = sums.GetValueOrDefault((station.Unit, list)) + votes;
            }

            foreach (var count in station.Votes.Values.Concat(station.Numbers.Values))
            {
                if (!count.IsInteger) scale = scale / BigInteger.GreatestCommonDivisor(scale, count.Denominator) * count.Denominator;
                if (count.Numerator > int.MaxValue || scale > int.MaxValue)
                    return new Refusal("margin-large", $"The station \"{station.Code}\" has a count of {count}; no station has so many votes.");
            }
        }

        foreach (var ((unit, list), sum) in sums)
            if (sum > (ground.Data.Votes.Row(unit)!.GetValueOrDefault(list)))
                return new Refusal("margin-stations-sum", $"The stations of \"{unit}\" have {sum} votes for \"{list}\", more than the unit's row.");
        return new StationTable(ground, stations, scale);
    }

    /// <summary>By how much the form grows when a station is annulled, in scaled units; only stations that can matter.</summary>
    public IEnumerable<(int Station, Int128 Weight)> Weights(Form form)
    {
        var weights = AllWeights(form);
        for (var k = 0; k < weights.Length; k++)
            if (weights[k] != 0) yield return (k, weights[k]);
    }

    /// <summary>The same for every station.</summary>
    public Int128[] AllWeights(Form form)
    {
        var weights = new Int128[All.Length];
        foreach (var (coefficient, quantity) in form.Terms)
        {
            var column = Column(quantity.Counted, quantity.List);
            var factor = (Int128)coefficient;
            foreach (var row in quantity.Rows!.Rows)
                foreach (var k in byRow[row])
                    if (column[k] != 0) weights[k] -= factor * column[k];
        }

        return weights;
    }

    /// <summary>What the stations of a row have of something; zeros left out.</summary>
    public IReadOnlyList<(int Station, long Count)> In(int row, Counted counted, int list)
    {
        var column = Column(counted, list);
        return [.. byRow[row].Where(k => column[k] != 0).Select(k => (k, column[k]))];
    }

    private long[] Column(Counted counted, int list) => counted switch
    {
        Counted.List => lists[list],
        Counted.Valid => valid,
        Counted.Cast => cast,
        Counted.Lists => forLists,
        _ => throw new InvalidOperationException(counted.ToString()),
    };

    /// <summary>The least whole number by which the scaled form must grow.</summary>
    public BigInteger Need(Constraint constraint) => constraint.NeedAt(constraint.Form.Value * Scale);

    /// <summary>The data without the stations.</summary>
    public VoteData Without(IEnumerable<int> annulled)
    {
        var cells = new Dictionary<(int, int), Rational>();
        var counts = new Dictionary<(int, string), Rational>();
        foreach (var k in annulled)
        {
            var row = RowOf[k];
            foreach (var (list, votes) in All[k].Votes) cells[(row, ground.IndexOf(list))] = cells.GetValueOrDefault((row, ground.IndexOf(list))) - votes;
            counts[(row, "valid")] = counts.GetValueOrDefault((row, "valid")) - new Rational(valid[k], Scale);
            counts[(row, "cast")] = counts.GetValueOrDefault((row, "cast")) - new Rational(cast[k], Scale);
        }

        return Changed.Of(ground, cells, (row, kind) => counts.GetValueOrDefault((row, kind)));
    }

    private long Scaled(Rational count) => (long)(count.Numerator * (Scale / count.Denominator));
}
