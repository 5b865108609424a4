using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// One distribution of seats over claimants. Every rule is an auction of claims: while seats are left, the greatest claims
/// are served; equal claims that can all be served need no lot.
/// </summary>
internal sealed class Distribution
{
    private const long GreatestSeats = 1_000_000;

    private readonly IReadOnlyList<Claimant> claimants;
    private readonly TieChain chain;
    private readonly TieSettler settler;
    private readonly (string Step, string? Unit) place;
    private readonly ImmutableArray<SeatReport>.Builder given = ImmutableArray.CreateBuilder<SeatReport>();
    private readonly ImmutableArray<QuotaReport>.Builder quotas = ImmutableArray.CreateBuilder<QuotaReport>();
    private long left;

    private Distribution(IReadOnlyList<Claimant> claimants, TieChain chain, TieSettler settler, (string Step, string? Unit) place)
    {
        this.claimants = claimants;
        this.chain = chain;
        this.settler = settler;
        this.place = place;
    }

    public OpenTie? Tie { get; private set; }

    public long Unfilled { get; private set; }

    public ImmutableArray<SeatReport> Given => given.ToImmutable();

    public ImmutableArray<QuotaReport> Quotas => quotas.ToImmutable();

    /// <param name="claimants">Their <see cref="Claimant.Seats"/> hold the result afterwards.</param>
    /// <param name="seats">N, floors included.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="least">Least number of seats of a claimant with votes.</param>
    /// <param name="quotaBase">V of the quota; null: the votes of the claimants.</param>
    /// <param name="chain">What a tie does.</param>
    /// <param name="settler">Settles ties.</param>
    /// <param name="place">Named in reports.</param>
    public static Distribution Run(
        IReadOnlyList<Claimant> claimants, long seats, AwardRule rule, int? least, Rational? quotaBase,
        TieChain chain, TieSettler settler, (string Step, string? Unit) place)
    {
        var run = new Distribution(claimants, chain, settler, place) { left = seats - claimants.Sum(c => c.Start) };
        if (run.left <= 0) return run; // the floors alone: the law must say what follows
        switch (rule)
        {
            case DivisorRule divisors:
                run.Auction(divisors.Divisors, SeatReason.Quotient, claimants);
                break;
            case PluralityRule:
                run.Plurality();
                break;
            case QuotaRule quota:
                run.Quota(quota, seats, least, quotaBase);
                break;
        }

        if (run.Tie is null) run.Unfilled = run.left;
        return run;
    }

    /// <summary>Highest averages from the seats held.</summary>
    private void Auction(Divisors divisors, SeatReason reason, IReadOnlyList<Claimant> among, bool ignoreCaps = false)
    {
        while (left > 0 && Tie is null)
        {
            var claims = among.Where(c => ignoreCaps ? !c.Raised : c.CanTake).Select(c => new Claim(c, divisors.Claim(c.Votes, c.Seats))).ToList();
            if (claims.Count == 0) return;
            var greatest = claims.Max(c => c.Value);
            var first = claims.Where(c => c.Value.CompareTo(greatest) == 0).ToList();
            var rest = claims.Where(c => c.Value.CompareTo(greatest) < 0).ToList();
            Serve(first, rest, reason, (beaten, won) => Claim.Lacks(beaten, won, v => divisors.Claim(v, beaten.By.Seats)));
        }
    }

    private void Plurality()
    {
        var claims = claimants.Where(c => c.CanTake).Select(c => new Claim(c, new ClaimValue(0, c.Votes, 1)))
            .OrderByDescending(c => c.Value).ToList();
        Rounds(claims, SeatReason.Votes);
    }

    private void Quota(QuotaRule rule, long seats, int? least, Rational? quotaBase)
    {
        var among = claimants.Where(c => c.Votes.Sign > 0).ToList();
        var open = seats - claimants.Where(c => c.Votes.Sign <= 0).Sum(c => c.Seats);
        while (among.Count > 0 && open > 0)
        {
            var lots = settler.Unused;
            var capped = QuotaRound(rule, among, open, least, quotaBase);
            if (capped.Count == 0) return;
            quotas[^1] = quotas[^1] with { Capped = [.. capped.Select(c => c.Name)] };
            foreach (var claimant in capped) claimant.Seats = claimant.Cap;
            among = [.. among.Except(capped)];
            foreach (var claimant in among) claimant.Seats = claimant.Start;
            // The round did not count, nor did the lots that served in it.
            given.Clear();
            Tie = null;
            settler.Unused = lots;
            open -= capped.Sum(c => c.Cap);
            left = open - among.Sum(c => c.Seats);
        }
    }

    /// <summary>Whole quotas and the rest. Returns the claimants above their cap if the law wants the rest recomputed.</summary>
    private List<Claimant> QuotaRound(QuotaRule rule, List<Claimant> among, long seats, int? least, Rational? quotaBase)
    {
        var votes = quotaBase ?? among.Aggregate(Rational.Zero, (sum, c) => sum + c.Votes);
        var quota = QuotaOf(rule.Quota, votes, seats);
        if (quota.Sign <= 0) throw Refuse("law-no-quota", $"The quota of step \"{place.Step}\" is {quota}: there are too few votes for {seats} seats.");
        var shares = ImmutableArray.CreateBuilder<QuotaShare>();
        var remainders = new Dictionary<Claimant, Rational>();
        var hasWhole = new HashSet<Claimant>();
        foreach (var claimant in among)
        {
            var whole = (claimant.Votes / quota).Floor();
            if (whole > GreatestSeats) throw Refuse("law-overshoot", $"\"{claimant.Name}\" has {whole} whole quotas in step \"{place.Step}\"; no house has so many seats.");
            remainders[claimant] = claimant.Votes - quota * whole;
            if (whole.Sign > 0) hasWhole.Add(claimant);
            var most = rule.Recomputes ? long.MaxValue : claimant.Cap;
            claimant.Seats = long.Max(claimant.Start, (long)BigInteger.Min(whole, most));
            if (least is { } floor && claimant.Seats < floor)
            {
                claimant.Seats = long.Min(floor, most);
                claimant.Raised = true;
            }

            shares.Add(new QuotaShare(claimant.Name, claimant.Votes, whole, claimant.Seats, remainders[claimant]));
        }

        quotas.Add(new QuotaReport(rule.Quota, quota, votes, seats, shares.ToImmutable()));
        left = seats - among.Sum(c => c.Seats);
        if (left < 0) TakeBack(rule, among, remainders, quota);
        var entitled = rule.WholeOnly && hasWhole.Count > 0 ? [.. among.Where(hasWhole.Contains)] : among;
        switch (rule.Then)
        {
            case RestRule.LargestRemainder:
                Remainders(entitled, remainders, rule.Recomputes);
                if (left > 0 && Tie is null) Remainders(among, remainders, rule.Recomputes);
                break;
            case RestRule.LargestAverage:
                Auction(Divisors.Find("dhondt")!, SeatReason.Average, entitled, rule.Recomputes);
                break;
            case RestRule.InTurn:
                Turns(among, rule.Recomputes);
                break;
            case RestRule.None:
                break;
        }

        return rule.Recomputes ? [.. among.Where(c => c.Seats > c.Cap)] : [];
    }

    private void Remainders(List<Claimant> among, Dictionary<Claimant, Rational> remainders, bool ignoreCaps)
    {
        var onlyOnce = among.Count < remainders.Count;
        List<Claim> Claims() =>
        [
            .. among.Where(c => ignoreCaps ? !c.Raised : c.CanTake)
                .Select(c => new Claim(c, new ClaimValue(0, remainders[c], 1))).OrderByDescending(c => c.Value),
        ];
        do
        {
            var claims = Claims();
            if (claims.Count == 0) return;
            Rounds(claims, SeatReason.Remainder);
        }
        while (left > 0 && Tie is null && !onlyOnce);
    }

    /// <summary>One seat each in descending votes; rounds repeat.</summary>
    private void Turns(List<Claimant> among, bool ignoreCaps)
    {
        while (left > 0 && Tie is null)
        {
            var claims = among.Where(c => ignoreCaps ? !c.Raised : c.CanTake).Select(c => new Claim(c, new ClaimValue(0, c.Votes, 1))).OrderByDescending(c => c.Value).ToList();
            if (claims.Count == 0) return;
            Rounds(claims, SeatReason.Turn);
        }
    }

    /// <summary>Serves ordered claims one seat each, group of equals by group of equals.</summary>
    private void Rounds(List<Claim> claims, SeatReason reason)
    {
        for (var at = 0; at < claims.Count && left > 0 && Tie is null;)
        {
            var end = at;
            while (end < claims.Count && claims[end].Value.CompareTo(claims[at].Value) == 0) end++;
            Serve(claims[at..end], claims[end..], reason, (beaten, won) => (won.Value.Value - beaten.Value.Value).Ceiling());
            at = end;
        }
    }

    private void Serve(List<Claim> first, List<Claim> rest, SeatReason reason, Func<Claim, Claim, BigInteger> lacks)
    {
        TieRule? settledBy = null;
        var served = first;
        if (first.Count > left)
        {
            var settled = settler.Settle(chain, [.. first.Select(c => c.By)], (int)left);
            if (settled is null)
            {
                Tie = new OpenTie(place.Step, place.Unit, [.. first.Select(c => c.By.Name)], left, Losing: false);
                return;
            }

            settledBy = settled.Value.Rule;
            served = [.. settled.Value.Chosen.Select(c => first.First(f => f.By == c))];
            rest = [.. first.Except(served), .. rest];
        }

        Claim? next = rest.Count == 0 ? null : rest.MaxBy(c => c.Value);
        foreach (var claim in served)
        {
            given.Add(Claim.Report(given.Count + 1, claim, next, reason, next is { } n ? lacks(n, claim) : null, settledBy));
            left--;
        }

        foreach (var claim in served) claim.By.Seats++;
    }

    private void TakeBack(QuotaRule rule, List<Claimant> among, Dictionary<Claimant, Rational> remainders, Rational quota)
    {
        if (!rule.TakesBack)
        {
            throw Refuse(
                "law-overshoot",
                $"Step \"{place.Step}\" has {-left} more whole quotas than seats; the law must name \"overshoot\" (take-smallest-remainder).");
        }

        if (-left > among.Count)
            throw Refuse("law-overshoot", $"Step \"{place.Step}\" has {-left} more whole quotas than seats, more than there are claimants; its base and its votes do not belong together.");
        while (left < 0 && Tie is null)
        {
            var holders = among.Where(c => c.Seats > c.Start && !c.Raised).ToList();
            if (holders.Count == 0) return;
            var smallest = holders.Min(c => remainders[c]);
            var losers = holders.Where(c => remainders[c] == smallest).ToImmutableArray();
            TieRule? settledBy = null;
            if (losers.Length > -left)
            {
                var settled = settler.Settle(chain, losers, (int)-left, losing: true);
                if (settled is null)
                {
                    Tie = new OpenTie(place.Step, place.Unit, [.. losers.Select(c => c.Name)], -left, Losing: true);
                    return;
                }

                (losers, settledBy) = (settled.Value.Chosen, settled.Value.Rule);
            }

            foreach (var loser in losers)
            {
                given.Add(new SeatReport(given.Count + 1, loser.Name, SeatReason.TakenBack, new ClaimValue(0, remainders[loser], 1), null, null, null, settledBy));
                loser.Seats--;
                remainders[loser] += quota;
                left++;
            }
        }
    }

    private static Rational QuotaOf(QuotaKind kind, Rational votes, long seats) => kind switch
    {
        QuotaKind.Hare => votes / seats,
        QuotaKind.Droop => (votes / (seats + 1)).Floor() + 1,
        QuotaKind.HagenbachBischoff => votes / (seats + 1),
        QuotaKind.HagenbachBischoffRounded => HalfUp(votes / (seats + 1)),
        QuotaKind.Imperiali => votes / (seats + 2),
        QuotaKind.ImperialiRounded => HalfUp(votes / (seats + 2)),
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private static Rational HalfUp(Rational value) => (value + new Rational(1, 2)).Floor();

    private static RefusalException Refuse(string code, string message) => new(new Refusal(code, message));
}
