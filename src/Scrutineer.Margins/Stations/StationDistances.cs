using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Margins.Events;

namespace Scrutineer.Margins.Stations;

/// <summary>The distance of every candidate in annulled stations and in their voters, and the nearest one that is confirmed.</summary>
internal sealed class StationDistances(StationTable table, Search search, int limit)
{
    /// <summary>By number: the heaviest first, exact for one inequality.</summary>
    public StationMargin? Fewest(MarginEvent[] events)
    {
        var all = search.Candidates.All;
        var cover = new Cover(table, [.. table.All.Select(_ => 1L)], limit);
        var answers = new CoverAnswer?[all.Length];
        var bounds = new BigInteger?[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var (stations, least) = FewestStations.For(table, all[i].Change);
            if (least is not { } bound) continue;
            bounds[i] = bound;
            if (stations is not { } some) continue;
            answers[i] = new CoverAnswer(some, some.Length, bound);
            events[i] = events[i] with { Stations = new StationDistance(Codes(some), some.Length, (BigInteger)bound) };
        }

        return Nearest(answers, bounds, events, cover, BigInteger.One, (e, d) => e with { Stations = d });
    }

    /// <summary>By voters: bounds for all, the exact answer for those that can be nearest.</summary>
    public StationMargin? FewestVoters(MarginEvent[] events)
    {
        var all = search.Candidates.All;
        var cover = new Cover(table, table.Voters, limit);
        var answers = new CoverAnswer?[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            answers[i] = cover.Greedy(all[i].Change);
            if (answers[i] is { } answer) events[i] = events[i] with { Voters = Distance(answer) };
        }

        return Nearest(answers, [.. answers.Select(a => a?.Bound)], events, cover, table.Scale, (e, d) => e with { Voters = d });
    }

    private StationDistance Distance(CoverAnswer answer) =>
        new(Codes(answer.Stations), new Rational(answer.Cost, table.Scale), new Rational(answer.Bound, table.Scale));

    private StationMargin? Nearest(
        CoverAnswer?[] answers, BigInteger?[] bounds, MarginEvent[] events, Cover cover, BigInteger scale, Func<MarginEvent, StationDistance, MarginEvent> write)
    {
        var open = search.Counting.Where(i => answers[i] is not null).OrderBy(i => bounds[i]).ThenBy(i => answers[i]!.Cost).ToList();
        if (open.Count == 0) return null;
        (int Index, CoverAnswer Answer)? best = null;
        var runs = 0;
        foreach (var i in open)
        {
            if (best is { } known && bounds[i] >= known.Answer.Cost) break;
            if (runs >= search.MostReruns) break;
            var answer = answers[i]!;
            if (answer.Bound < answer.Cost)
            {
                answer = cover.Solve(search.Candidates.All[i].Change, answer);
                bounds[i] = answer.Bound;
                events[i] = write(events[i], new StationDistance(Codes(answer.Stations), new Rational(answer.Cost, scale), new Rational(answer.Bound, scale)));
            }

            if (best is { } b && answer.Cost >= b.Answer.Cost) continue;
            runs++;
            if (search.Rerun.Of(table.Without(answer.Stations)) == Effect.Change) best = (i, answer);
        }

        var lower = search.Lower(search.Counting.Select(i => bounds[i]));
        if (best is not { } found)
        {
            var first = open[0];
            return Margin(first, answers[first]!, lower, events, scale, confirmed: false);
        }

        return Margin(found.Index, found.Answer, BigInteger.Min(lower, found.Answer.Cost), events, scale, confirmed: true);
    }

    private StationMargin Margin(int index, CoverAnswer answer, BigInteger lower, MarginEvent[] events, BigInteger scale, bool confirmed) =>
        new(Codes(answer.Stations), new Rational(answer.Cost, scale), new Rational(lower, scale), events[index], confirmed);

    private ImmutableArray<string> Codes(ImmutableArray<int> stations) => [.. stations.Select(k => table.All[k].Code)];
}
