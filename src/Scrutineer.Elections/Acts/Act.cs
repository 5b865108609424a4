using System.Collections.Immutable;
using Scrutineer.Law.Data;

namespace Scrutineer.Elections.Acts;

/// <summary>A human decision that the law or the facts leave to a person. The hierarchy is closed.</summary>
/// <param name="By">Who decided: a role, a commission, the author of the folder.</param>
/// <param name="Reason">Why.</param>
public abstract record Act(string By, LocalText Reason);

/// <summary>The protocols of these units are not counted (annulled, or set aside as impossible), in every channel.</summary>
/// <param name="Units">Codes of the units; all stations below them are meant.</param>
public sealed record SetAside(ImmutableArray<string> Units, string By, LocalText Reason) : Act(By, Reason);

/// <summary>A lot that was drawn.</summary>
/// <param name="Among">Codes of the tied lists.</param>
/// <param name="Drawn">Codes of the lists that were drawn, in order.</param>
public sealed record LotDrawn(ImmutableArray<string> Among, ImmutableArray<string> Drawn, string By, LocalText Reason) : Act(By, Reason)
{
    /// <summary>
    /// The exact situation it decided, as <c>scrutineer seats --json</c> showed it (<c>asks[].situation</c>): the lot serves only where it
    /// recurs, and the seats are refused if it does not. Null: it serves the first tie among the same with as many places.
    /// </summary>
    public Situation? Situation { get; init; }
}

/// <summary>The votes of one list or candidate count for nobody in these units, in every channel.</summary>
/// <param name="Units">Codes of the units; all stations below them are meant.</param>
/// <param name="List">Code of the list.</param>
/// <param name="From">Codes of form lines that fall by as many votes.</param>
/// <param name="To">Codes of form lines that rise by as many votes.</param>
public sealed record VoidVotes(ImmutableArray<string> Units, string List, ImmutableArray<string> From, ImmutableArray<string> To, string By, LocalText Reason) : Act(By, Reason);

/// <summary>The result as a whole is annulled: its figures stand, but nobody is elected by it.</summary>
public sealed record AnnulResult(string By, LocalText Reason) : Act(By, Reason);
