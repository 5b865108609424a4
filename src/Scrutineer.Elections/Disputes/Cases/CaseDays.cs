namespace Scrutineer.Elections.Disputes.Cases;

/// <summary>How long a case has taken, and how long it may take.</summary>
/// <param name="Used">Whole local days from the filing to the decision, the withdrawal or the joinder, or to now; the day of filing is not counted.</param>
/// <param name="Allowed">Whole local days from the filing to the last one in time; null: the law sets no limit, or the clock stands still.</param>
/// <param name="Last">The last moment in time; null as <paramref name="Allowed"/>.</param>
/// <param name="IsOverdue">True if it was ended after the last moment, or is open and the moment has passed.</param>
/// <param name="Article">The article that sets the limit; null: none is set.</param>
public sealed record CaseDays(int Used, int? Allowed, DateTimeOffset? Last, bool IsOverdue, string? Article)
{
    /// <summary>The days of a case.</summary>
    /// <param name="docket">The docket it is in, with rules.</param>
    /// <param name="one">The case.</param>
    /// <param name="now">The moment for which it is asked.</param>
    public static CaseDays Of(Docket docket, Case one, DateTimeOffset now)
    {
        var end = one.Decision is { } decision ? docket.Rulings.Find(decision)!.At : one.IsOpen ? now : one.Steps[^1].At;
        var clock = docket.ToDecide(one, end);
        var last = clock?.Deadline?.Last;
        return new CaseDays(Days(end), last is { } to ? Days(to) : null, last, last < end, clock?.Clock.Article);

        int Days(DateTimeOffset to) => int.Max(0, Day(to).DayNumber - Day(one.FiledAt).DayNumber);
        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(docket.Rules!.Offset).DateTime);
    }
}
