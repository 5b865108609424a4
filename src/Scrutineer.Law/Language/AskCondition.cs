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

/// <summary><c>{"any": [...]}</c>.</summary>
/// <param name="Of">The conditions.</param>
public sealed record AnyAsk(ImmutableArray<AskCondition> Of) : AskCondition;
