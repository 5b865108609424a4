using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>What a tie does: rules tried in order.</summary>
/// <param name="Rules">At least one.</param>
public sealed record TieChain(ImmutableArray<TieRule> Rules)
{
    /// <summary>What is asked of a person where the chain ends without a lot (<c>ask:repeat-vote</c>); null: a lot.</summary>
    public string? Question { get; init; }
}

/// <summary>
/// One rule of a tie chain. A tie exists only if a choice must be made: more equal claims than can be served.
/// </summary>
public enum TieRule
{
    /// <summary>More votes go first; decides only if the border between served and unserved is strict.</summary>
    Larger,

    /// <summary>Fewer votes go first (Portugal, art. 16(d)); same condition.</summary>
    Smaller,

    /// <summary>
    /// A larger remainder of the quota goes first (Switzerland, art. 41 (1) PRA); only those who are equal at the border between served and
    /// unserved go on to the next rule.
    /// </summary>
    Remainder,

    /// <summary>Ballot order; always decides.</summary>
    Order,

    /// <summary>A recorded lot; without one the tie is open.</summary>
    Lot,

    /// <summary>Candidates of a count: the latest earlier round in which they differed decides (more votes go first).</summary>
    Earlier,

    /// <summary>A question to a person, not a lot, for example a repeat vote.</summary>
    Ask,
}
