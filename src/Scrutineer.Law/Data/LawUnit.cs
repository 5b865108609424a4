using System.Collections.Immutable;

namespace Scrutineer.Law.Data;

/// <summary>A unit as the law sees it.</summary>
/// <param name="Code">Unique.</param>
/// <param name="Level">For example <c>nation</c>, <c>region</c>, <c>district</c>.</param>
/// <param name="Parent">Code of the unit above, or null.</param>
/// <param name="Numbers"><c>seats</c>, <c>registered</c>, <c>cast</c>, <c>valid</c>, <c>population</c> ...</param>
public sealed record LawUnit(string Code, string Level, string? Parent, ImmutableDictionary<string, Rational> Numbers)
{
    /// <summary>Its name, for people; empty: the code.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A list as the law sees it.</summary>
/// <param name="Code">Unique.</param>
/// <param name="Attributes">True attributes have the text <c>true</c>; false and missing ones are left out.</param>
public sealed record LawList(string Code, ImmutableDictionary<string, string> Attributes)
{
    /// <summary>Its name, for people: the attribute <c>name</c>, or the code.</summary>
    public string Name => Attributes.GetValueOrDefault("name") is { Length: > 0 } name ? name : Code;

    /// <summary>True if the attribute is present and neither false, 0, nor empty.</summary>
    public bool Has(string attribute) =>
        Attributes.TryGetValue(attribute, out var value) && value is not ("" or "false" or "0");

    /// <summary>The attribute's number; 0 if it is missing or not a number.</summary>
    public Rational Number(string attribute) =>
        Attributes.TryGetValue(attribute, out var value) && Rational.TryParse(value, out var number) ? number : Rational.Zero;
}
