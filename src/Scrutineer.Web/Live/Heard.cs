namespace Scrutineer.Web.Live;

/// <summary>When the publisher was last heard. Counted on by a clock that never jumps, so that a clock that is set does not make a publisher silent.</summary>
/// <param name="At">The moment, for people.</param>
/// <param name="AgeThen">How long it had been when it was noticed.</param>
/// <param name="Stamp">When it was noticed, by the steady clock.</param>
internal readonly record struct Heard(DateTimeOffset At, TimeSpan AgeThen, long Stamp)
{
    /// <summary>Noticed just now.</summary>
    public static Heard Now(TimeProvider time) => new(time.GetUtcNow(), TimeSpan.Zero, time.GetTimestamp());

    /// <summary>Found on a disk, with the time of the file. A time to come counts as now.</summary>
    public static Heard Before(DateTimeOffset file, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return file >= now ? Now(time) : new(file, now - file, time.GetTimestamp());
    }

    public TimeSpan Silence(TimeProvider time) => AgeThen + time.GetElapsedTime(Stamp);
}
