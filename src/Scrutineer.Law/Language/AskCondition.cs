using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>When an <c>ask</c> step asks. The hierarchy is closed.</summary>
public abstract record AskCondition
{
    private protected AskCondition()
    {
    }
}

/// <summary><c>{"fewer": n, "in": set}</c>: fewer than n lists are in the set.</summary>
/// <param name="Than">n, at least 1.</param>
/// <param name="In">Name of a national set.</param>
public sealed record FewerThan(int Than, string In) : AskCondition;

/// <summary><c>{"leads": attribute}</c>: a list with this attribute has more votes than every list without it.</summary>
/// <param name="Attribute">Name of the attribute, for example <c>against-all</c>.</param>
public sealed record Leads(string Attribute) : AskCondition;

/// <summary>
/// <c>{"count": attribute, "in": persons, "lt": n}</c>: fewer than n of the persons have one of the values of the attribute
/// that occur among the candidates.
/// </summary>
/// <param name="Attribute">For example <c>sex</c>.</param>
/// <param name="In">Name of a <c>fill</c> step.</param>
/// <param name="Than">n, at least 1.</param>
public sealed record CountsFewer(string Attribute, string In, int Than) : AskCondition;

/// <summary><c>{"any": [...]}</c>.</summary>
/// <param name="Of">The conditions.</param>
public sealed record AnyAsk(ImmutableArray<AskCondition> Of) : AskCondition;
