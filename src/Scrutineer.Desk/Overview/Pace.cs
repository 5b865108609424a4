namespace Scrutineer.Desk.Overview;

/// <summary>How fast protocols come into the record, and when the last will be in if it goes on so.</summary>
/// <param name="LastHour">How many came in the last hour.</param>
/// <param name="Missing">How many are missing.</param>
/// <param name="Until">When all would be in, at the pace of the last hour; null: none came, or none is missing.</param>
public sealed record Pace(int LastHour, int Missing, DateTimeOffset? Until)
{
    /// <summary>The pace at a moment. A forecast by the last hour alone: offices start late and end early, and a mean of the whole night would say neither.</summary>
    /// <param name="recorded">When protocols came, in any order.</param>
    /// <param name="missing">How many are missing.</param>
    /// <param name="now">The moment.</param>
    public static Pace At(IEnumerable<DateTimeOffset> recorded, int missing, DateTimeOffset now)
    {
        var hour = recorded.Count(at => at > now - TimeSpan.FromHours(1) && at <= now);
        return new Pace(hour, missing, hour == 0 || missing == 0 ? null : now + TimeSpan.FromTicks(TimeSpan.TicksPerHour / hour * missing));
    }
}
