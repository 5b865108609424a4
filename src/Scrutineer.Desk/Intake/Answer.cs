using Scrutineer.Elections;

namespace Scrutineer.Desk.Intake;

/// <summary>What the desk answers to something that was sent. The hierarchy is closed.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>A complaint was entered in the record.</summary>
    /// <param name="Case">Number of the case.</param>
    public sealed record TakeIn(long Case) : Answer;

    /// <summary>A complaint is turned back.</summary>
    /// <param name="Reason">One of <see cref="TurnBackReasons"/>.</param>
    /// <param name="Text">Why.</param>
    public sealed record TurnBack(string Reason, LocalText Text) : Answer;

    /// <summary>A figure is wrong.</summary>
    /// <param name="Text">What will be done.</param>
    public sealed record Confirm(LocalText Text) : Answer;

    /// <summary>A figure is right.</summary>
    /// <param name="Text">Why.</param>
    public sealed record Deny(LocalText Text) : Answer;

    /// <summary>What came as a report of an error is a complaint.</summary>
    /// <param name="At">Code of the unit in which its forum sits.</param>
    public sealed record IsComplaint(string At) : Answer;
}
