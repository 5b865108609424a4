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
    /// <summary>Those of the tied who are served (or who lose), as far as the chain and the recorded lots decide.</summary>
    public Settled Settle(IReadOnlyList<Claimant> tied, long places, bool losing = false) =>
        Ties.Settle(Chain, tied, (int)places, losing, (among, open) => SituationOf(among, open, losing));

    /// <summary>The tie that a settlement left open.</summary>
    public OpenTie Open(Settled settled, bool losing = false) =>
        new(Step, Unit, [.. settled.Open.Select(c => c.Name)], settled.Places, losing)
        {
            Question = Chain.Question,
            Situation = SituationOf(settled.Open, settled.Places, losing),
        };

    private Situation SituationOf(IReadOnlyList<Claimant> tied, long places, bool losing) =>
        new(Step, Unit, losing, places, [.. tied.Select(c => new TiedClaim(c.Name, c.Votes, c.Seats))]);
}
