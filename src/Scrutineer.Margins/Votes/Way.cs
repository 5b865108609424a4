namespace Scrutineer.Margins;

/// <summary>What may happen to votes.</summary>
public enum Way
{
    /// <summary>A vote counts for another list that stands in the same unit. Bases stay, but for <c>lists</c> when a line against all is concerned.</summary>
    Moved,

    /// <summary>A vote comes in addition: <c>valid</c> and <c>cast</c> grow by 1, <c>registered</c> stays.</summary>
    Added,

    /// <summary>A vote is taken out: <c>valid</c> and <c>cast</c> shrink by 1, <c>registered</c> stays.</summary>
    Removed,
}
