namespace Scrutineer.Desk.Intake;

/// <summary>Why a complaint is turned back: what the rules of complaints ask for and a form alone cannot see.</summary>
public static class TurnBackReasons
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["not-entitled", "not-named", "no-ground", "not-competent", "late", "filed-already"];
}
