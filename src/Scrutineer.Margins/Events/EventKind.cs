namespace Scrutineer.Margins;

/// <summary>What an event is about.</summary>
public enum EventKind
{
    /// <summary>A seat passes from one claimant to another (lists, groups of lists, or units), or is left by or given to one.</summary>
    Seat,

    /// <summary>A list that is in falls out.</summary>
    BarLost,

    /// <summary>A list that is out comes in.</summary>
    BarReached,

    /// <summary>Another list has the most votes of the country. No seat need change.</summary>
    Winner,

    /// <summary>A question that the law leaves to a person arises, or no longer does.</summary>
    Question,
}
