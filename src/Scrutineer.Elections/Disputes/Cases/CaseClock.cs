using Scrutineer.Elections.Disputes.Rules;

namespace Scrutineer.Elections.Disputes.Cases;

/// <summary>A time limit as it stands: with the time during which it stood still.</summary>
/// <param name="Deadline">The limit, moved by every suspension; null while it stands still.</param>
/// <param name="Clock">The rule.</param>
/// <param name="From">When it began to run.</param>
/// <param name="SuspendedBy">Index of the ruling by which it stands still; null: it runs.</param>
public sealed record CaseClock(Clock Clock, DateTimeOffset From, Deadline? Deadline, long? SuspendedBy)
{
    /// <summary>True if a moment is too late. While a clock stands still nothing is.</summary>
    public bool IsPast(DateTimeOffset at) => Deadline?.IsPast(at) == true;

    /// <summary>
    /// The limit at a moment. A suspension stops the clock from its ruling on, until its last day, or until it is revoked; what was left then runs on.
    /// Time during which several stand counts once.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="rulings">The rulings so far.</param>
    /// <param name="clock">The rule.</param>
    /// <param name="from">When it began.</param>
    /// <param name="at">The moment for which it is asked.</param>
    public static CaseClock Of(DisputeRules rules, Rulings rulings, Clock clock, DateTimeOffset from, DateTimeOffset at)
    {
        var deadline = Deadline.Of(rules, clock, from);
        foreach (var stop in Merged(Stops(rules, rulings, clock.Code)))
        {
            var begin = stop.Began > from ? stop.Began : from;
            if (begin > deadline.Last || begin > at || stop.Ended <= begin) continue;
            if (stop.Ended > at) return new CaseClock(clock, from, null, stop.Index);
            deadline = deadline.MovedBy(stop.Ended - begin);
        }

        return new CaseClock(clock, from, deadline, null);
    }

    /// <summary>The ruling by which a clock stands still at a moment, but for those that are about to end; null: it runs.</summary>
    internal static long? StoppedBy(DisputeRules rules, Rulings rulings, string code, DateTimeOffset at, IReadOnlySet<long> ending)
    {
        foreach (var stop in Stops(rules, rulings, code))
            if (stop.Began <= at && at < stop.Ended && !ending.Contains(stop.Index)) return stop.Index;
        return null;
    }

    private static IEnumerable<Stop> Stops(DisputeRules rules, Rulings rulings, string code)
    {
        foreach (var ruling in rulings.All)
        {
            foreach (var suspension in ruling.Remedies.OfType<Entries.Suspension>().Where(s => s.Clock == code))
            {
                var last = suspension.Until is { } until ? Rules.Deadline.EndOf(rules, until) : DateTimeOffset.MaxValue;
                var revoked = rulings.Holds(ruling.Index) ? DateTimeOffset.MaxValue : rulings.EndOf(ruling.Index)!.At;
                yield return new Stop(ruling.Index, ruling.At, last < revoked ? last : revoked);
            }
        }
    }

    private static List<Stop> Merged(IEnumerable<Stop> stops)
    {
        var merged = new List<Stop>();
        foreach (var stop in stops.Where(s => s.Ended > s.Began).OrderBy(s => s.Began))
        {
            if (merged.Count == 0 || stop.Began > merged[^1].Ended) merged.Add(stop);
            else if (stop.Ended > merged[^1].Ended) merged[^1] = merged[^1] with { Index = stop.Index, Ended = stop.Ended };
        }

        return merged;
    }

    /// <summary>A time during which a clock stands still.</summary>
    private readonly record struct Stop(long Index, DateTimeOffset Began, DateTimeOffset Ended);
}
