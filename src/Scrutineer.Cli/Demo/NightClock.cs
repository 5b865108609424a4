namespace Scrutineer.Cli.Demo;

/// <summary>The clock of an invented night: it stands where it was set, so that entries carry the time of the night and not of the replay.</summary>
internal sealed class NightClock(DateTimeOffset begin) : TimeProvider
{
    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now { get; set; } = begin;

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("night", begin.Offset, "night", "night");

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
