using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>One distribution of seats over claimants by one rule.</summary>
internal sealed class Distribution
{
    private static readonly Divisors Averages = Divisors.Find("dhondt")!;

    private readonly IReadOnlyList<Claimant> claimants;
    private readonly Ruling ruling;
    private readonly Auction auction;

    private Distribution(IReadOnlyList<Claimant> claimants, Ruling ruling, long left)
    {
        this.claimants = claimants;
        this.ruling = ruling;
        auction = new Auction(ruling, left);
    }

    public OpenTie? Tie => auction.Tie;

    public long Unfilled { get; private set; }

    public ImmutableArray<SeatReport> Given => auction.Given;

    public ImmutableArray<QuotaReport> Quotas { get; private set; } = [];

    /// <summary>The last quota, or null if the rule has none.</summary>
    public Rational? Quota { get; private set; }

    /// <param name="claimants">Their <see cref="Claimant.Seats"/> hold the result afterwards.</param>
    /// <param name="seats">N, floors included.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="least">Least number of seats of a claimant with votes.</param>
    /// <param name="quotaBase">V of the quota; null: the votes of the claimants.</param>
    /// <param name="ruling">Where, and what ties do.</param>
    public static Distribution Run(
        IReadOnlyList<Claimant> claimants, long seats, AwardRule rule, int? least, Rational? quotaBase, Ruling ruling)
    {
        var left = seats;
        foreach (var claimant in claimants) left -= claimant.Start;
        var run = new Distribution(claimants, ruling, left);
        if (left <= 0) return run; // the floors alone: the law must say what follows
        switch (rule)
        {
            case DivisorRule divisors:
                run.Average(divisors.Divisors, SeatReason.Quotient, claimants);
                break;
            case PluralityRule:
                run.Once(claimants, SeatReason.Votes, c => c.Votes);
                break;
            case WinnerRule:
                run.All(claimants, ignoresCaps: false);
                break;
            case QuotaRule quota:
                run.ByQuota(quota, seats, least, quotaBase);
                break;
        }

        if (run.Tie is null) run.Unfilled = run.auction.Left;
        return run;
    }

    /// <summary>Highest averages from the seats held.</summary>
    private void Average(Divisors divisors, SeatReason reason, IReadOnlyList<Claimant> among, bool ignoresCaps = false) => auction.Run(
        among, reason, c => divisors.Claim(c.Votes, c.Seats),
        (beaten, won) => Claim.Lacks(beaten, won, v => divisors.Claim(v, beaten.By.Seats)), ignoresCaps: ignoresCaps);

    /// <summary>One seat each in descending order of a number.</summary>
    private void Once(IReadOnlyList<Claimant> among, SeatReason reason, Func<Claimant, Rational> number, bool ignoresCaps = false) => auction.Run(
        among, reason, c => new ClaimValue(0, number(c), 1),
        (beaten, won) => (won.Value.Value - beaten.Value.Value).Ceiling(), repeats: false, ignoresCaps);

    /// <summary>All seats to the claimant with most votes, up to its cap.</summary>
    private void All(IReadOnlyList<Claimant> among, bool ignoresCaps)
    {
        // One seat decides who it is; the others follow without a question.
        var seats = auction.Left;
        var held = among.Select(c => c.Seats).ToList();
        auction.Left = 1;
        Once(among, SeatReason.Votes, c => c.Votes, ignoresCaps);
        auction.Left += seats - 1;
        var winner = among.Where((c, i) => c.Seats > held[i]).ToList();
        while (auction.Left > 0 && Tie is null && winner.Exists(c => ignoresCaps ? c.MayTake : c.CanTake)) Once(winner, SeatReason.Votes, c => c.Votes, ignoresCaps);
    }

    private void ByQuota(QuotaRule rule, long seats, int? least, Rational? quotaBase)
    {
        var among = claimants.Where(c => c.Votes.Sign > 0).ToList();
        var open = seats - claimants.Where(c => c.Votes.Sign <= 0).Sum(c => c.Seats);
        while (among.Count > 0 && open > 0)
        {
            var lots = rule.Recomputes ? ruling.Ties.Unused : default;
            var capped = QuotaRound(rule, among, open, least, quotaBase);
            if (capped.Count == 0) return;
            if (ruling.Explains) Quotas = Quotas.SetItem(Quotas.Length - 1, Quotas[^1] with { Capped = [.. capped.Select(c => c.Name)] });
            foreach (var claimant in capped) claimant.Seats = claimant.Cap;
            among = [.. among.Except(capped)];
            foreach (var claimant in among) claimant.Seats = claimant.Start;
            // The round did not count, nor did the lots that served in it.
            auction.Forget();
            auction.Tie = null;
            ruling.Ties.Unused = lots;
            open -= capped.Sum(c => c.Cap);
            auction.Left = open - among.Sum(c => c.Seats);
        }
    }

    /// <summary>Whole quotas and the rest. Returns the claimants above their cap if the law wants the rest recomputed.</summary>
    private List<Claimant> QuotaRound(QuotaRule rule, List<Claimant> among, long seats, int? least, Rational? quotaBase)
    {
        var shares = QuotaShares.Of(rule, among, seats, least, quotaBase, ruling.Step);
        Quota = shares.Quota;
        if (ruling.Explains) Quotas = Quotas.Add(shares.Report());
        auction.Left = seats;
        foreach (var claimant in among) auction.Left -= claimant.Seats;
        if (auction.Left < 0) auction.Left = new TakingBack(rule, shares, ruling, auction).Run(among);
        var entitled = rule.WholeOnly && shares.Whole.Count > 0 ? [.. among.Where(shares.Whole.Contains)] : among;
        Rational Remainder(Claimant claimant) => shares.Remainders[claimant];
        switch (rule.Then)
        {
            case RestRule.LargestRemainder:
                Once(entitled, SeatReason.Remainder, Remainder, rule.Recomputes);
                while (auction.Left > 0 && Tie is null && among.Exists(c => rule.Recomputes ? c.MayTake : c.CanTake))
                    Once(among, SeatReason.Remainder, Remainder, rule.Recomputes);
                break;
            case RestRule.LargestAverage:
                Average(Averages, SeatReason.Average, entitled, rule.Recomputes);
                break;
            case RestRule.InTurn:
                while (auction.Left > 0 && Tie is null && among.Exists(c => rule.Recomputes ? c.MayTake : c.CanTake))
                    Once(among, SeatReason.Turn, c => c.Votes, rule.Recomputes);
                break;
            case RestRule.Winner:
                All(among, rule.Recomputes);
                break;
            case RestRule.None:
                break;
        }

        return rule.Recomputes ? [.. among.Where(c => c.Seats > c.Cap)] : [];
    }
}
