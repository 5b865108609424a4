namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>A time limit of the law as a rule: so much after that.</summary>
/// <param name="Code">What it limits: one of <see cref="ClockCodes"/>.</param>
/// <param name="Forum">For which forum; null: for all.</param>
/// <param name="Length">How many of <paramref name="Unit"/>, at least 1.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="RollsOver">True: a limit that would end on a day that is no working day ends on the next working day.</param>
/// <param name="Article">The article of the statute.</param>
public sealed record Clock(string Code, string? Forum, int Length, ClockUnit Unit, bool RollsOver, string Article);

/// <summary>What a time limit is counted in.</summary>
public enum ClockUnit
{
    /// <summary>Hours from the very moment.</summary>
    Hours,

    /// <summary>Days of the calendar; the day of the event is not counted, the last day counts to its end.</summary>
    CalendarDays,

    /// <summary>Working days, counted alike.</summary>
    WorkingDays,

    /// <summary>Months: to the end of the day of the same number, or of the last day of a shorter month.</summary>
    Months,
}

/// <summary>The time limits that the program keeps.</summary>
public static class ClockCodes
{
    /// <summary>To complain in the first instance, from the vote.</summary>
    public const string Complaint = "complaint";

    /// <summary>To appeal, from when the decision was served, or else made.</summary>
    public const string Appeal = "appeal";

    /// <summary>To decide, from the filing.</summary>
    public const string Decision = "decision";

    /// <summary>To mend what was returned, from its return.</summary>
    public const string Mending = "mending";

    /// <summary>To set the repeat vote, from the annulment.</summary>
    public const string RepeatSet = "repeat-set";

    /// <summary>To hold the repeat vote, from the annulment.</summary>
    public const string RepeatHeld = "repeat-held";

    /// <summary>The least time between the setting of a repeat vote and the vote.</summary>
    public const string RepeatNotice = "repeat-notice";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Complaint, Appeal, Decision, Mending, RepeatSet, RepeatHeld, RepeatNotice];
}
