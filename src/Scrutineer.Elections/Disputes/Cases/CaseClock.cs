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
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="rulings">The rulings so far.</param>
    /// <param name="clock">The rule.</param>
    /// <param name="from">When it began.</param>
    /// <param name="at">The moment for which it is asked.</param>
    public static CaseClock Of(DisputeRules rules, Rulings rulings, Clock clock, DateTimeOffset from, DateTimeOffset at)
    {
        var deadline = Deadline.Of(rules, clock, from);
        foreach (var (index, began, ended) in Stops(rules, rulings, clock.Code))
        {
            var begin = began > from ? began : from;
            if (begin > deadline.Last || begin > at || ended <= begin) continue;
            if (ended is null || ended > at) return new CaseClock(clock, from, null, index);
            deadline = deadline with { Last = deadline.Last + (ended.Value - begin) };
        }

        return new CaseClock(clock, from, deadline, null);
    }

    private static IEnumerable<(long Index, DateTimeOffset Began, DateTimeOffset? Ended)> Stops(DisputeRules rules, Rulings rulings, string code)
    {
        foreach (var ruling in rulings.All)
        {
            foreach (var stop in ruling.Remedies.OfType<Entries.Suspension>().Where(s => s.Clock == code))
            {
                DateTimeOffset? last = stop.Until is { } until ? Rules.Deadline.EndOf(rules, until) : null;
                var revoked = rulings.Holds(ruling.Index) ? null : rulings.EndOf(ruling.Index)?.At;
                yield return (ruling.Index, ruling.At, revoked is { } end && !(last < end) ? end : last);
            }
        }
    }
}
