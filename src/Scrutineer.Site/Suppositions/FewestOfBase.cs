using Scrutineer.Margins.Matters;
using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Site.Suppositions;

/// <summary>An event, the fewest stations whose annulment brings it about, and what the law makes of the count without them.</summary>
/// <param name="Event">The event.</param>
/// <param name="Stations">The stations, and below which number none are enough.</param>
/// <param name="Without">The law applied again without them; or why it cannot be.</param>
public sealed record AnnulmentEvent(MarginEvent Event, StationDistance Stations, Result<WhatIf> Without)
{
    /// <summary>True if something changes when the law is applied again: a seat of a list or unit, a set of qualified lists, a question.</summary>
    public bool IsConfirmed => Without.IsOk && !Told(Without.Value.Before).SequenceEqual(Told(Without.Value.After));

    private static IEnumerable<string> Told(ElectionOutcome outcome) =>
    [
        .. outcome.Outcome.Result.Rows.SelectMany(r => r.Value.Where(c => !c.Value.IsZero).Select(c => $"{r.Key}/{c.Key}={c.Value}")).Order(StringComparer.Ordinal),
        .. outcome.Outcome.Sets.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}:{string.Join(',', s.Value)}"),
        .. outcome.Outcome.Asks.Select(a => $"{a.Step}?{a.Unit}"),
    ];
}

/// <summary>By how many seats a list would have more or fewer.</summary>
/// <param name="List">Code of the list, or of whoever else has seats.</param>
/// <param name="By">More than 0: more seats.</param>
public readonly record struct SeatChange(string List, BigInteger By)
{
    /// <summary>Those that change: who gains most first, who loses most last.</summary>
    public static ImmutableArray<SeatChange> Of(WhatIf what)
    {
        var (before, after) = (what.Before.Outcome, what.After.Outcome);
        return
        [
            .. before.Result.Lists().Union(after.Result.Lists()).Select(l => new SeatChange(l, after.SeatsOf(l) - before.SeatsOf(l))).Where(c => !c.By.IsZero)
                .OrderByDescending(c => c.By).ThenBy(c => c.List, StringComparer.Ordinal),
        ];
    }
}

/// <summary>The fewest stations for every event, with the bar taken of one base.</summary>
/// <param name="Base">The base; null: the law's own.</param>
/// <param name="Nearest">The fewest that change anything; null: not even all do.</param>
/// <param name="Events">The events, fewest stations first; of other bases than the law's own the nearest alone.</param>
/// <param name="More">Events beyond those.</param>
/// <param name="IsProved">False: more can happen under this law than the events say, and no lower bound is claimed.</param>
public sealed record FewestOfBase(string? Base, StationMargin? Nearest, ImmutableArray<AnnulmentEvent> Events, int More, bool IsProved)
{
    private const int Most = 15;

    /// <summary>For the law's own base, then for others in the order of the election; bases of which the law cannot say it are left out.</summary>
    public static ImmutableArray<FewestOfBase> All(CountState state, ElectionOutcome standing)
    {
        var stations = CountedStations.Of(state.Election, state, standing.Tallies, standing);
        return [.. standing.OtherBases.Select(o => (string?)o.Base).Prepend(null).Select(b => Of(state, standing, b, stations)).OfType<FewestOfBase>()];
    }

    private static FewestOfBase? Of(CountState state, ElectionOutcome standing, string? of, ImmutableArray<Station> stations)
    {
        var law = of is null ? state.Election.Law : state.Election.Law.WithNationalBase(of);
        var report = MarginFinder.Find(law, standing.Data, new MarginQuestion { Stations = stations, ByVotes = false, ByStations = true });
        if (!report.IsOk) return null;
        // A list is held against a bar in every region too; the nearest of them is enough to be told. Another winner in votes alone changes nothing.
        var found = report.Value.Events.Where(e => e.Stations is not null && e.Kind != EventKind.Winner).OrderBy(e => e.Stations!.Cost).DistinctBy(e => (e.Kind, e.Unit, e.From, e.To)).ToList();
        var shown = found.Take(of is null ? Most : 1).Select(e => new AnnulmentEvent(e, e.Stations!, Without(e.Stations!.Codes))).ToImmutableArray();
        return new FewestOfBase(of, report.Value.Stations, shown, found.Count - shown.Length, report.Value.Unproved.IsEmpty);

        Result<WhatIf> Without(ImmutableArray<string> codes) =>
            of is null ? WhatIf.Without(state, standing, codes) : WhatIf.Of(state, standing.Channel, new Supposition(codes, of, null));
    }
}
