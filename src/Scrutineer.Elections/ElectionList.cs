using System.Collections.Immutable;

namespace Scrutineer.Elections;

/// <summary>A line of the ballot: a party list, a candidate, or "against all".</summary>
/// <param name="Code">Unique within the election; what files and laws say.</param>
/// <param name="Name">Its names.</param>
/// <param name="Colour">#rrggbb, or empty.</param>
/// <param name="Attributes">What the law asks for: against-all, minority, coalition, agreement, members ...</param>
public sealed record ElectionList(string Code, LocalText Name, string Colour, ImmutableSortedDictionary<string, string> Attributes)
{
    public const string AgainstAllAttribute = "against-all";

    /// <summary>The attribute of a line that is a candidate and no list.</summary>
    public const string PersonAttribute = "person";

    /// <summary>True for the line "against all", which stands on the ballot but is not a list.</summary>
    public bool IsAgainstAll => Has(AgainstAllAttribute);

    /// <summary>True for a line that is a candidate himself: he is the one person of his list wherever he has votes.</summary>
    public bool IsPerson => Has(PersonAttribute);

    private bool Has(string attribute) => Attributes.TryGetValue(attribute, out var value) && value is not ("" or "0" or "false");
}
