namespace Scrutineer.Elections.Entries;

/// <summary>Who wrote an entry: never a person, always a role and the key that the role used.</summary>
/// <param name="Role">Lower-case words joined by hyphens: <c>central-commission</c>, <c>system</c>.</param>
/// <param name="Key">Key id as 8 lower-case hex digits; null: the author has no key of his own.</param>
public sealed record Author(string Role, string? Key);
