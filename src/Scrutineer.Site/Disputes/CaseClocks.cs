using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;

namespace Scrutineer.Site.Disputes;

/// <summary>A time limit that a case has or had.</summary>
/// <param name="Code">What it limits.</param>
/// <param name="Clock">The limit as it stood when it ended, or stands.</param>
/// <param name="Ended">When what it limits was done; null: not yet.</param>
/// <param name="Last">The last moment in time; null: it stands still.</param>
/// <param name="IsLate">True: done after it, or not done and past.</param>
internal sealed record RunningClock(string Code, CaseClock Clock, DateTimeOffset? Ended, DateTimeOffset? Last, bool IsLate)
{
    /// <summary>The time limits of a case, in the order of their beginning.</summary>
    public static IEnumerable<RunningClock> Of(Docket docket, Case one, DateTimeOffset now)
    {
        if (docket.ToFile(one.Filed.Forum, one.Filed.Against, one.FiledAt) is { } file)
            yield return Made(one.Filed.Against is null ? ClockCodes.Complaint : ClockCodes.Appeal, file, one.FiledAt, null);
        foreach (var back in one.Steps.Where(s => s.Moved.Step == "return"))
        {
            DateTimeOffset? mended = one.Steps.FirstOrDefault(s => s.Index > back.Index && s.Moved.Step == "mend")?.At;
            if (docket.Clock(ClockCodes.Mending, one.Filed.Forum, back.At, mended ?? now) is { } mending) yield return Made(ClockCodes.Mending, mending, mended, back.Moved.Until);
        }

        DateTimeOffset? end = one.Decision is { } decision ? docket.Rulings.Find(decision)!.At : one.IsOpen ? null : one.Steps[^1].At;
        if (docket.ToDecide(one, end ?? now) is { } decide) yield return Made(ClockCodes.Decision, decide, end, null);
        if (one.Decision is { } made && docket.ToAppeal(made, now) is { } appeal) yield return Made(ClockCodes.Appeal, appeal, docket.AppealsOf(made).FirstOrDefault()?.FiledAt, null) with { IsLate = false };

        RunningClock Made(string code, CaseClock clock, DateTimeOffset? ended, DateTimeOffset? named)
        {
            var last = named ?? clock.Deadline?.Last;
            return new RunningClock(code, clock, ended, last, last < (ended ?? now));
        }
    }
}
