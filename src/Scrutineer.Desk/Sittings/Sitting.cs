using Scrutineer.Law;

namespace Scrutineer.Desk.Sittings;

/// <summary>Whether an office is at work. Protocols are typed and decided only while its sitting is open.</summary>
public enum Sitting
{
    /// <summary>Not begun.</summary>
    NotOpened,

    /// <summary>At work.</summary>
    Open,

    /// <summary>Interrupted; what was begun waits.</summary>
    Paused,

    /// <summary>Ended. It may be opened again, which the journal shows.</summary>
    Closed,
}

/// <summary>The transitions of a sitting.</summary>
public static class SittingRules
{
    /// <summary>The sitting after it was told to be open, paused or closed. Refuses <c>sitting-not-now</c>.</summary>
    /// <param name="now">What it is.</param>
    /// <param name="wanted">What it is to be.</param>
    /// <param name="underway">How many protocols are between paper and record: with any, it cannot be closed.</param>
    public static Result<Sitting> Next(Sitting now, Sitting wanted, int underway) => (now, wanted) switch
    {
        (Sitting.NotOpened or Sitting.Paused or Sitting.Closed, Sitting.Open) => wanted,
        (Sitting.Open, Sitting.Paused) => wanted,
        (Sitting.Open or Sitting.Paused, Sitting.Closed) => underway == 0
            ? wanted
            : new Refusal("sitting-underway", $"{underway} protocols are between paper and record; finish or discard them before the sitting is closed."),
        _ => new Refusal("sitting-not-now", $"A sitting that is {now.ToString().ToLowerInvariant()} cannot become {wanted.ToString().ToLowerInvariant()}."),
    };
}
