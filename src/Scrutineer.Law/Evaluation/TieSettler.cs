using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Settles ties by the chain of the law and by recorded lots; each recorded lot serves once.</summary>
internal sealed class TieSettler(VoteData data)
{
    private List<Lot> unused = [.. data.Lots];

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
    public (ImmutableArray<Claimant> Chosen, TieRule Rule)? Settle(TieChain chain, IReadOnlyList<Claimant> tied, int places, bool losing = false)
    {
        foreach (var rule in chain.Rules)
        {
            var first = losing ? tied.Count - places : places;
            ImmutableArray<Claimant>? served = rule switch
            {
                TieRule.Larger => Strictly([.. tied.OrderByDescending(c => c.Votes)], first),
                TieRule.Smaller => Strictly([.. tied.OrderBy(c => c.Votes)], first),
                TieRule.Order => [.. tied.Take(first)],
                TieRule.Lot => Drawn(tied, places),
                _ => throw new InvalidOperationException(rule.ToString()),
            };
            if (served is null) continue;
            var chosen = losing && rule != TieRule.Lot ? [.. tied.Where(c => !served.Value.Contains(c))] : served.Value;
            return (chosen, rule);
        }

        return null;
    }

    private static ImmutableArray<Claimant>? Strictly(ImmutableArray<Claimant> ordered, int places) =>
        ordered[places - 1].Votes != ordered[places].Votes ? ordered[..places] : null;

    private ImmutableArray<Claimant>? Drawn(IReadOnlyList<Claimant> tied, int places)
    {
        var names = tied.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var lot = unused.Find(l => l.Drawn.Length == places && l.Drawn.Distinct().Count() == places && names.SetEquals(l.Among) && l.Drawn.All(names.Contains));
        if (lot is null) return null;
        unused.Remove(lot);
        return [.. lot.Drawn.Select(d => tied.First(c => c.Name == d))];
    }
}
