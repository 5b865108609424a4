using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>One distribution of seats over claimants by one rule.</summary>
internal sealed class Distribution
{
    private readonly IReadOnlyList<Claimant> claimants;
    private readonly Ruling ruling;
    private readonly Auction auction;
    private readonly SeatGiving giving;

    private Distribution(IReadOnlyList<Claimant> claimants, Ruling ruling, Auction auction)
    {
        this.claimants = claimants;
        this.ruling = ruling;
        this.auction = auction;
        giving = new SeatGiving(auction);
    }

    public OpenTie? Tie => auction.Tie;

    public long Unfilled { get; private set; }

    /// <summary>Seats that wait for a lot; all of a winner's seats wait for the one lot that says who it is.</summary>
    public long Open => Tie is { Losing: false } ? auction.Left : 0;

    public ImmutableArray<SeatReport> Given => auction.Given;

    public ImmutableArray<QuotaReport> Quotas { get; private set; } = [];

    /// <summary>The last quota, or null if the rule has none.</summary>
    public Rational? Quota { get; private set; }

    /// <summary>True if a seat moved to a majority and after that seats over a cap were taken back: the law is read in more than one way.</summary>
    public bool IsContested { get; private set; }

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
        var auction = new Auction(ruling, left) { Served = rule is QuotaRule { Remembers: true } ? [] : null };
        var run = new Distribution(claimants, ruling, auction);
        if (left <= 0) return run; // the floors alone: the law must say what follows
        switch (rule)
        {
            case DivisorRule divisors:
                run.giving.Average(divisors.Divisors, SeatReason.Quotient, claimants);
                break;
            case PluralityRule:
                run.giving.Once(claimants, SeatReason.Votes, c => c.Votes);
                break;
            case WinnerRule:
                run.giving.All(claimants, ignoresCaps: false);
                break;
            case QuotaRule quota:
                run.ByQuota(quota, seats, least, quotaBase);
                break;
        }

        if (run.Tie is null) run.Unfilled = run.auction.Left;
        return run;
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
            // The round did not count, nor did the lots that served in it.
            foreach (var claimant in among) (claimant.Seats, claimant.Raised) = (claimant.Start, false);
            auction.Forget();
            auction.Tie = null;
            ruling.Ties.Unused = lots;
            open -= capped.Sum(c => c.Cap);
            auction.Left = open;
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
        var rest = new RestSeats(rule, shares, auction, among);
        rest.Give(ignoresCaps: rule.CapRest != CapRest.Next);
        var moved = rule.MajorityTakesLast && Tie is null && new MajoritySeat(rest, auction, ruling).Move(among, shares.Votes, seats);
        if (rule.CapRest == CapRest.GiveAgain && Tie is null && OverCaps.TakeBack(among, shares, auction))
        {
            IsContested = moved;
            rest.Give(ignoresCaps: false);
        }

        return rule.Recomputes ? [.. among.Where(c => c.Seats > c.Cap)] : [];
    }
}
