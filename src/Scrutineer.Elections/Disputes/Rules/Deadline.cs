namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>A time limit that runs: where it began, where it ends, by which rule.</summary>
/// <param name="Clock">The rule.</param>
/// <param name="From">When it began to run.</param>
/// <param name="Last">The last second that is in time.</param>
public sealed record Deadline(Clock Clock, DateTimeOffset From, DateTimeOffset Last)
{
    /// <summary>Starts a clock. The day of the event is not counted; the last day counts to its end, by the local time of the rules.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit ends after the year 9999.</exception>
    public static Deadline Of(DisputeRules rules, Clock clock, DateTimeOffset from)
    {
        if (clock.Unit == ClockUnit.Hours) return new Deadline(clock, from, from.ToOffset(rules.Offset).AddHours(clock.Length));
        var day = DateOnly.FromDateTime(from.ToOffset(rules.Offset).DateTime);
        day = clock.Unit switch
        {
            ClockUnit.CalendarDays => day.AddDays(clock.Length),
            ClockUnit.Months => day.AddMonths(clock.Length),
            _ => AfterWorkingDays(rules, day, clock.Length),
        };
        if (clock.RollsOver) day = FirstWorkingDay(rules, day);
        return new Deadline(clock, from, EndOf(rules, day));
    }

    /// <summary>True if a moment is too late.</summary>
    public bool IsPast(DateTimeOffset at) => at > Last;

    /// <summary>The last second of a local day.</summary>
    internal static DateTimeOffset EndOf(DisputeRules rules, DateOnly day) => new(day, new TimeOnly(23, 59, 59), rules.Offset);

    private static DateOnly AfterWorkingDays(DisputeRules rules, DateOnly day, int days)
    {
        while (days > 0)
        {
            day = day.AddDays(1);
            if (rules.IsWorkingDay(day)) days--;
        }

        return day;
    }

    private static DateOnly FirstWorkingDay(DisputeRules rules, DateOnly day)
    {
        while (!rules.IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }
}
