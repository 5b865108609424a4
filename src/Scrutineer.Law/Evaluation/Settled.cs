using System.Collections.Immutable;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>How far a tie is settled.</summary>
/// <param name="Chosen">Those who are served (or who lose) for certain.</param>
/// <param name="Rule">The last rule that decided anything; null: none did.</param>
/// <param name="Open">Those between whom the choice stays open.</param>
/// <param name="Places">How many of the open are served (or lose).</param>
internal readonly record struct Settled(ImmutableArray<Claimant> Chosen, TieRule? Rule, ImmutableArray<Claimant> Open, int Places)
{
    public bool IsOpen => !Open.IsDefaultOrEmpty;
}
