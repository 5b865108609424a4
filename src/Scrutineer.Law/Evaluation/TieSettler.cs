using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Settles ties by the chain of the law and by recorded lots; each recorded lot serves once.</summary>
/// <param name="recorded">The lots on record.</param>
/// <param name="assumed">Lots assumed to find out whether a tie matters; they are bound to their situations.</param>
internal sealed class TieSettler(ImmutableArray<Lot> recorded, ImmutableArray<Lot> assumed)
{
    private List<Lot> unused = [.. recorded];

    /// <summary>The recorded lots that have not served yet.</summary>
    public ImmutableArray<Lot> Unused
    {
        get => [.. unused];
        set => unused = [.. value];
    }

    /// <summary>Chooses which of the tied claimants are served, or null if the tie stays open.</summary>
    /// <param name="chain">The rules, tried in order.</param>
    /// <param name="tied">More claimants than places, in the order of the data (lists: ballot order).</param>
    /// <param name="places">How many are served; with <paramref name="losing"/>, how many lose a seat.</param>
    /// <param name="losing">True: the answer is who loses, and "goes first" means to keep the seat.</param>
    /// <param name="situation">The situation a lot would decide.</param>
    public (ImmutableArray<Claimant> Chosen, TieRule Rule)? Settle(
        TieChain chain, IReadOnlyList<Claimant> tied, int places, bool losing, Func<Situation> situation)
    {
        foreach (var rule in chain.Rules)
        {
            var first = losing ? tied.Count - places : places;
            ImmutableArray<Claimant>? served = rule switch
            {
                TieRule.Larger => Strictly([.. tied.OrderByDescending(c => c.Votes)], first),
                TieRule.Smaller => Strictly([.. tied.OrderBy(c => c.Votes)], first),
                TieRule.Order => [.. tied.Take(first)],
                TieRule.Lot or TieRule.Ask => Drawn(tied, places, situation()),
                TieRule.Earlier or _ => null, // a rule of counts, which have settled what it can before they ask here
            };
            if (served is null) continue;
            var byLot = rule is TieRule.Lot or TieRule.Ask;
            return (losing && !byLot ? [.. tied.Where(c => !served.Value.Contains(c))] : served.Value, rule);
        }

        return null;
    }

    private static ImmutableArray<Claimant>? Strictly(ImmutableArray<Claimant> ordered, int places) =>
        ordered[places - 1].Votes != ordered[places].Votes ? ordered[..places] : null;

    private ImmutableArray<Claimant>? Drawn(IReadOnlyList<Claimant> tied, int places, Situation situation)
    {
        var names = tied.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        bool Fits(Lot lot) => lot.Drawn.Length == places && lot.Drawn.Distinct().Count() == places && names.SetEquals(lot.Among) && lot.Drawn.All(names.Contains);
        var lot = unused.Find(l => Fits(l) && situation.Equals(l.Situation)) ?? unused.Find(l => Fits(l) && l.Situation is null);
        if (lot is not null) unused.Remove(lot);
        else lot = assumed.FirstOrDefault(l => Fits(l) && situation.Equals(l.Situation));
        return lot is null ? null : [.. lot.Drawn.Select(d => tied.First(c => c.Name == d))];
    }
}
