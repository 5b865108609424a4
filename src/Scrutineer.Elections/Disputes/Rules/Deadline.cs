namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>A time limit that runs: where it began, where it ends, by which rule.</summary>
/// <param name="Clock">The rule.</param>
/// <param name="From">When it began to run.</param>
/// <param name="Last">The last second that is in time.</param>
public sealed record Deadline(Clock Clock, DateTimeOffset From, DateTimeOffset Last)
{
    private static readonly DateTimeOffset Greatest = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>
    /// Starts a clock. The day of the event is not counted; the last day counts to its end, by the local time of the rules. What would end after the year 9999 ends with it.
    /// </summary>
    public static Deadline Of(DisputeRules rules, Clock clock, DateTimeOffset from)
    {
        if (clock.Unit == ClockUnit.Hours) return new Deadline(clock, from, Later(from.ToOffset(rules.Offset), TimeSpan.FromHours(clock.Length)));
        var day = DateOnly.FromDateTime(from.ToOffset(rules.Offset).DateTime);
        if (clock.Unit == ClockUnit.CalendarDays) day = AfterDays(day, clock.Length);
        else if (clock.Unit == ClockUnit.Months) day = AfterMonths(day, clock.Length);
        else day = AfterWorkingDays(rules, day, clock.Length);
        if (clock.RollsOver) day = FirstWorkingDay(rules, day);
        return new Deadline(clock, from, EndOf(rules, day));
    }

    /// <summary>True if a moment is too late.</summary>
    public bool IsPast(DateTimeOffset at) => at > Last;

    /// <summary>The same limit after its clock stood still for so long.</summary>
    internal Deadline MovedBy(TimeSpan span) => this with { Last = Later(Last, span) };

    /// <summary>The last second of a local day.</summary>
    internal static DateTimeOffset EndOf(DisputeRules rules, DateOnly day) => At(day, new TimeOnly(23, 59, 59), rules.Offset);

    /// <summary>The first second of a local day.</summary>
    internal static DateTimeOffset BeginOf(DisputeRules rules, DateOnly day) => At(day, TimeOnly.MinValue, rules.Offset);

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeSpan offset)
    {
        var local = day.ToDateTime(time);
        if (local.Ticks - offset.Ticks < 0) return DateTimeOffset.MinValue;
        return local.Ticks - offset.Ticks > Greatest.Ticks ? Greatest : new DateTimeOffset(local, offset);
    }

    private static DateTimeOffset Later(DateTimeOffset from, TimeSpan span)
    {
        if (span > Greatest - from) return Greatest;
        var later = from.ToUniversalTime() + span;
        return later.Ticks + from.Offset.Ticks <= DateTimeOffset.MaxValue.Ticks ? later.ToOffset(from.Offset) : later;
    }

    private static DateOnly AfterDays(DateOnly day, int days) => days > DateOnly.MaxValue.DayNumber - day.DayNumber ? DateOnly.MaxValue : day.AddDays(days);

    private static DateOnly AfterMonths(DateOnly day, int months) =>
        months > ((DateOnly.MaxValue.Year - day.Year) * 12) + DateOnly.MaxValue.Month - day.Month ? DateOnly.MaxValue : day.AddMonths(months);

    private static DateOnly AfterWorkingDays(DisputeRules rules, DateOnly day, int days)
    {
        while (days > 0 && day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
            if (rules.IsWorkingDay(day)) days--;
        }

        return day;
    }

    private static DateOnly FirstWorkingDay(DisputeRules rules, DateOnly day)
    {
        while (day < DateOnly.MaxValue && !rules.IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }
}
