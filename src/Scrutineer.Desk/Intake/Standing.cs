using Scrutineer.Elections;

namespace Scrutineer.Desk.Intake;

/// <summary>What became of something that was sent. The hierarchy is closed; <see cref="IntakeRules"/> says what follows what.</summary>
public abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>It waits for the desk.</summary>
    public sealed record Received : Standing;

    /// <summary>A complaint stands in the register.</summary>
    /// <param name="Case">Number of the case.</param>
    public sealed record TakenIn(long Case) : Standing;

    /// <summary>A complaint is no case.</summary>
    /// <param name="Reason">One of <see cref="TurnBackReasons"/>.</param>
    /// <param name="Text">Why, for the sender.</param>
    public sealed record TurnedBack(string Reason, LocalText Text) : Standing;

    /// <summary>What is shown is wrong; a correction follows.</summary>
    /// <param name="Text">What will be done, for the sender.</param>
    public sealed record Confirmed(LocalText Text) : Standing;

    /// <summary>What is shown is right.</summary>
    /// <param name="Text">Why, for the sender.</param>
    public sealed record NotAnError(LocalText Text) : Standing;
}
