using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// Quota rules that are no plain auction (floors, caps that bind, least numbers, seats in turn, whole quotas only): their result
/// follows from the whole quotas of each claimant and from the order of the claims on the rest. While neither changes, no seat does.
/// The converse does not hold, so that what these say is confirmed by applying the law.
/// </summary>
internal sealed class WholeQuotas(
    AwardStep step, AwardReport report, ImmutableArray<Claimer> claimers, QuotaRule quota, long extra, Quantity? quotaBase,
    TieChain chain, bool hasLots, Action<string?, string?, Constraint, Constraint?> add)
{
    public void Find()
    {
        var round = report.Quotas[^1];
        var among = round.Shares.Select(s => (Share: s, By: claimers.First(c => c.Name == s.List))).ToList();
        var of = quotaBase is { } given ? [given] : claimers.SelectMany(c => c.Votes).ToImmutableArray();
        Rational parts = round.Seats + extra;
        foreach (var (share, by) in among)
        {
            if (share.Whole.Sign > 0)
                add(by.Name, null, new Constraint(Sum(of.Select(q => ((Rational)share.Whole, q)).Concat(by.Times(-parts))), IsStrict: true), null);
            else if (by.Seats > 0) add(by.Name, null, new Constraint(Sum(by.Times(-1)), IsStrict: false), null);
            add(null, by.Name, new Constraint(Sum(by.Times(parts).Concat(of.Select(q => (-(Rational)(share.Whole + 1), q)))), IsStrict: false), null);
        }

        Rest(among, of, parts);
        var times = among.Select(a => Times(a.By.Name)).DefaultIfEmpty(0).Min();
        foreach (var newcomer in claimers.Where(c => c.Weight.IsZero))
        {
            add(null, newcomer.Name, new Constraint(Sum(newcomer.Times(parts).Concat(of.Select(q => (Rational.Zero - 1, q)))), IsStrict: false), null);
            if (step.Least is not null || times > 0) add(null, newcomer.Name, new Constraint(Sum(newcomer.Times(1)), IsStrict: true), null);
        }
    }

    private int Times(string list) => report.Given.Count(g => g.List == list && g.Reason != SeatReason.TakenBack);

    private void Rest(List<(QuotaShare Share, Claimer By)> among, ImmutableArray<Quantity> of, Rational parts)
    {
        if (quota.Then is not [var then] || then == RestRule.None) return; // chains of rest rules are not proved
        // Those with a whole quota go first; seats still left after one for each of them go to all.
        var goesFirst = quota.WholeOnly && among.Exists(a => a.Share.Whole.Sign > 0);
        var isSecond = goesFirst && then == RestRule.LargestRemainder && among.Exists(a => Times(a.By.Name) > (a.Share.Whole.Sign > 0 ? 1 : 0));
        var onlyWhole = goesFirst && !isSecond;
        Contest averages = new DivisorContest(Divisors.Find("dhondt")!, chain, hasLots);
        Contest votes = new VotesContest(chain, hasLots);
        Contest remainders = new QuotaContest((long)parts.Numerator, of, chain, hasLots);
        int Got(QuotaShare share) => Times(share.List) - (isSecond && share.Whole.Sign > 0 && Times(share.List) > 0 ? 1 : 0);
        foreach (var (heldShare, holder) in among)
        {
            var got = Got(heldShare);
            if (got == 0) continue;
            foreach (var (share, challenger) in Challengers(among, holder, onlyWhole))
            {
                var beats = then switch
                {
                    RestRule.LargestAverage => averages.Beats(challenger, challenger.Seats + 1, holder, holder.Seats),
                    _ when Got(share) >= got => null,
                    RestRule.InTurn or RestRule.Winner => votes.Beats(challenger, 1, holder, 1),
                    RestRule.None or RestRule.UniqueAverage => null,
                    RestRule.LargestRemainder => remainders.Beats(challenger, (long)share.Whole + 1, holder, (long)heldShare.Whole + 1),
                    _ => throw new InvalidOperationException(quota.Then.ToString()),
                };
                if (beats is { } b) add(holder.Name, challenger.Name, b.Change, b.Tie);
            }
        }
    }

    private IEnumerable<(QuotaShare Share, Claimer By)> Challengers(List<(QuotaShare Share, Claimer By)> among, Claimer holder, bool onlyWhole)
    {
        var newcomers = claimers.Where(c => c.Weight.IsZero).Select(c => (new QuotaShare(c.Name, 0, 0, 0, 0), c));
        return among.Concat(newcomers).Where(a => a.Item2 != holder && a.Item2.Seats < a.Item2.Cap && (!onlyWhole || a.Item1.Whole.Sign > 0));
    }

    private static Form Sum(IEnumerable<(Rational, Quantity)> terms) => Form.Sum([.. terms]);
}
