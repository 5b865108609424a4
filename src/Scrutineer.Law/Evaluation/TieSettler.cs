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

    /// <summary>Chooses which of the tied claimants are served, as far as rules and lots decide.</summary>
    /// <param name="chain">The rules, tried in order; <see cref="TieRule.Remainder"/> leaves to the next only those who are equal at the border.</param>
    /// <param name="tied">More claimants than places, in the order of the data (lists: ballot order).</param>
    /// <param name="places">How many are served; with <paramref name="losing"/>, how many lose a seat.</param>
    /// <param name="losing">True: the answer is who loses, and "goes first" means to keep the seat.</param>
    /// <param name="situation">The situation a lot would decide among so many for so many places.</param>
    public Settled Settle(
        TieChain chain, IReadOnlyList<Claimant> tied, int places, bool losing, Func<IReadOnlyList<Claimant>, int, Situation> situation)
    {
        var border = tied.ToList();
        var first = losing ? tied.Count - places : places;
        List<Claimant> ahead = [], behind = [];
        TieRule? decided = null;
        foreach (var rule in chain.Rules)
        {
            var open = losing ? border.Count - first : first;
            if (rule is TieRule.Lot or TieRule.Ask)
            {
                if (Drawn(border, open, situation(border, open)) is not { } drawn) continue;
                return new Settled([.. losing ? behind : ahead, .. drawn], rule, [], 0);
            }

            if (Ordered(rule, border) is not { } ordered) continue;
            var (above, below) = (ordered.FindIndex(c => c.Order.Equals(ordered[first - 1].Order)), ordered.FindLastIndex(c => c.Order.Equals(ordered[first].Order)));
            var strict = !ordered[first - 1].Order.Equals(ordered[first].Order);
            if (strict) (above, below) = (first, first - 1);
            else if (rule is not TieRule.Remainder || (above == 0 && below == ordered.Count - 1)) continue;
            decided = rule;
            ahead.AddRange(ordered[..above].Select(c => c.By));
            behind.AddRange(ordered[(below + 1)..].Select(c => c.By));
            border = [.. border.Where(c => !ahead.Contains(c) && !behind.Contains(c))];
            first -= above;
            if (strict) return new Settled([.. losing ? tied.Where(behind.Contains) : ahead], rule, [], 0);
        }

        return new Settled([.. losing ? behind : ahead], decided, [.. border], losing ? border.Count - first : first);
    }

    /// <summary>Who goes first by a rule, with what it compares; null: the rule compares nothing here.</summary>
    private static List<(Claimant By, Rational Order)>? Ordered(TieRule rule, List<Claimant> tied) => rule switch
    {
        TieRule.Larger => [.. tied.Select(c => (By: c, Order: c.Votes)).OrderByDescending(c => c.Order)],
        TieRule.Smaller => [.. tied.Select(c => (By: c, Order: c.Votes)).OrderBy(c => c.Order)],
        TieRule.Remainder => [.. tied.Select(c => (By: c, Order: c.Remainder)).OrderByDescending(c => c.Order)],
        TieRule.Order => [.. tied.Select((c, i) => (c, (Rational)i))],
        // "Earlier" is a rule of counts, which have settled what it can before they ask here.
        TieRule.Earlier or TieRule.Lot or TieRule.Ask or _ => null,
    };

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
