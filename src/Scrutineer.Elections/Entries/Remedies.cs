using System.Collections.Immutable;

namespace Scrutineer.Elections.Entries;

/// <summary>What a decision orders: an event on what is counted, or an order that a later entry carries out. The hierarchy is closed.</summary>
public abstract record Remedy
{
    private protected Remedy()
    {
    }
}

/// <summary>A remedy about units.</summary>
/// <param name="Units">Their codes; at least one, sorted, each once.</param>
public abstract record RemedyOfUnits(ImmutableArray<string> Units) : Remedy;

/// <summary>The ballots of stations are counted again. Carried out by a correction whose reason begins with <c>recount</c>.</summary>
public sealed record RecountOrder(ImmutableArray<string> Units) : RemedyOfUnits(Units);

/// <summary>Lines of protocols are to be corrected. Carried out by a correction.</summary>
/// <param name="Lines">Codes of lines or lists; at least one, sorted, each once.</param>
public sealed record CorrectionOrder(ImmutableArray<string> Units, ImmutableArray<string> Lines) : RemedyOfUnits(Units);

/// <summary>The ballots of one box are not to be counted for anybody. Carried out by a correction that moves them to the invalid ones (Kyrgyzstan, January 2021: 196).</summary>
/// <param name="Box">What the paper calls the box.</param>
public sealed record BoxExclusion(ImmutableArray<string> Units, string Box) : RemedyOfUnits(Units);

/// <summary>The voting results of units and all below them are annulled: not counted, in every channel.</summary>
public sealed record UnitsAnnulled(ImmutableArray<string> Units) : RemedyOfUnits(Units);

/// <summary>The votes of one list or candidate count for nobody in units and all below them.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="From">Codes of form lines that fall by as many: the valid ballots. Sorted, each once.</param>
/// <param name="To">Codes of form lines that rise by as many: the invalid ballots. Sorted, each once.</param>
public sealed record VotesVoided(ImmutableArray<string> Units, string List, ImmutableArray<string> From, ImmutableArray<string> To) : RemedyOfUnits(Units);

/// <summary>The result as a whole is annulled: its figures stand, but nobody is elected by it.</summary>
public sealed record ResultAnnulled : Remedy;

/// <summary>A repeat vote.</summary>
/// <param name="On">Polling day.</param>
/// <param name="Election">Identity of the repeated election, with its phase, where it has a record of its own; null: not known yet.</param>
/// <param name="Law">The law of the repeat, where it differs; null: the same.</param>
public sealed record RepeatVote(ImmutableArray<string> Units, DateOnly On, string? Election, BlobReference? Law) : RemedyOfUnits(Units);

/// <summary>An earlier decision or act no longer holds, with all it ordered.</summary>
/// <param name="Entry">Its index.</param>
public sealed record Revocation(long Entry) : Remedy;

/// <summary>A clock stands still, by appeal or by a later law.</summary>
/// <param name="Clock">Code of the clock.</param>
/// <param name="Until">The last day on which it stands; null: until the suspension is revoked.</param>
public sealed record Suspension(string Clock, DateOnly? Until) : Remedy;
