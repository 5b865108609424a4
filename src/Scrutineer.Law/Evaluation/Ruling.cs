using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Where a distribution takes place and what its ties do.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Unit">The unit (or list), or null.</param>
/// <param name="Chain">What a tie does.</param>
/// <param name="Ties">Settles ties.</param>
/// <param name="Explains">True if every seat is reported.</param>
internal sealed record Ruling(string Step, string? Unit, TieChain Chain, TieSettler Ties, bool Explains)
{
    /// <summary>Those of the tied who are served (or who lose), or null if the tie stays open.</summary>
    public (ImmutableArray<Claimant> Chosen, TieRule Rule)? Settle(IReadOnlyList<Claimant> tied, long places, bool losing = false) =>
        Ties.Settle(Chain, tied, (int)places, losing, () => SituationOf(tied, places, losing));

    public OpenTie Open(IReadOnlyList<Claimant> tied, long places, bool losing = false) =>
        new(Step, Unit, [.. tied.Select(c => c.Name)], places, losing)
        {
            Question = Chain.Question,
            Situation = SituationOf(tied, places, losing),
        };

    private Situation SituationOf(IReadOnlyList<Claimant> tied, long places, bool losing) =>
        new(Step, Unit, losing, places, [.. tied.Select(c => new TiedClaim(c.Name, c.Votes, c.Seats))]);
}
