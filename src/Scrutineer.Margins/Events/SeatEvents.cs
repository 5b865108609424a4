using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// The candidates of one distribution: each refused claim against each served one. While none happens, the distribution gives
/// the same seats: for divisors, plurality and exact quotas with largest remainders these are all and only the ways to another result;
/// for other quota rules they are all, but some may happen without a seat moving.
/// </summary>
internal sealed class SeatEvents(
    AwardStep step, AwardReport report, ImmutableArray<Claimer> claimers, AwardRule rule, TieChain chain, Quantity? quotaBase, bool hasLots)
{
    private readonly ImmutableArray<Candidate>.Builder found = ImmutableArray.CreateBuilder<Candidate>();

    /// <summary>False if more can happen than the candidates say.</summary>
    public bool IsProved { get; private set; } = true;

    public ImmutableArray<Candidate> Find()
    {
        if (claimers.Sum(c => c.Start) >= report.Seats) return []; // the floors alone, whatever the votes
        switch (rule)
        {
            case DivisorRule divisors:
                Auction(new DivisorContest(divisors.Divisors, chain, hasLots));
                break;
            case PluralityRule:
                Plurality();
                break;
            case WinnerRule:
                Winner();
                break;
            case QuotaRule quota:
                Quota(quota);
                break;
        }

        if (report.Tie is { } tie)
        {
            IsProved = false;
            Tied(tie);
        }

        return found.ToImmutable();
    }

    private void Add(string? from, string? to, Constraint change, Constraint? tie = null) =>
        found.Add(new Candidate(EventKind.Seat, report.Step, report.Unit, from, to, [change]) { Tie = tie is null ? [] : [tie] });

    private void Add(Contest contest, Claimer challenger, long k, Claimer holder, long m)
    {
        if (contest.Beats(challenger, k, holder, m) is { } beats) Add(holder.Name, challenger.Name, beats.Change, beats.Tie);
    }

    private void Auction(Contest contest) => Auction(contest, claimers);

    private void Auction(Contest contest, ImmutableArray<Claimer> among)
    {
        foreach (var holder in among.Where(c => c.Seats > c.Start))
        {
            foreach (var challenger in among.Where(c => c != holder && c.Seats < c.Cap)) Add(contest, challenger, challenger.Seats + 1, holder, holder.Seats);
            Vanish(holder);
        }

        if (report.Unfilled > 0) Appear();
    }

    /// <summary>Whoever has no votes does not claim: the last vote lost is a seat lost, even if nobody else gains.</summary>
    private void Vanish(Claimer holder) => Add(holder.Name, null, new Constraint(Form.Sum([.. holder.Times(-1)]), IsStrict: false));

    /// <summary>Whoever has no votes does not claim; with the first vote it does.</summary>
    private void Appear()
    {
        foreach (var claimer in claimers.Where(c => c.Weight.IsZero && c.Seats < c.Cap))
            Add(null, claimer.Name, new Constraint(Form.Sum([.. claimer.Times(1)]), IsStrict: true));
    }

    private void Plurality()
    {
        var contest = new VotesContest(chain, hasLots);
        var served = report.Given.Select(g => g.List).ToHashSet(StringComparer.Ordinal);
        foreach (var holder in claimers.Where(c => served.Contains(c.Name)))
        {
            foreach (var challenger in claimers.Where(c => !served.Contains(c.Name) && c.Seats < c.Cap)) Add(contest, challenger, 1, holder, 1);
            Vanish(holder);
        }

        if (report.Unfilled > 0) Appear();
    }

    private void Winner()
    {
        foreach (var holder in claimers.Where(c => c.Seats > c.Start))
        {
            foreach (var challenger in claimers.Where(c => c != holder)) Add(new VotesContest(chain, hasLots), challenger, 1, holder, 1);
            Vanish(holder);
        }

        if (report.Unfilled > 0) Appear();
    }

    /// <summary>An open tie: any vote between the tied settles it.</summary>
    private void Tied(OpenTie tie)
    {
        var contest = new VotesContest(chain, hasLots: false);
        var tied = claimers.Where(c => tie.Tied.Contains(c.Name)).ToList();
        foreach (var holder in tied)
            foreach (var challenger in tied.Where(c => c != holder))
                Add(contest, challenger, 1, holder, 1);
    }

    private void Quota(QuotaRule quota)
    {
        if (report.Quotas.IsEmpty)
        {
            Appear(); // nobody had votes
            return;
        }

        var extra = quota.Quota switch
        {
            QuotaKind.Hare or QuotaKind.HareFloor or QuotaKind.HareRounded => 0,
            QuotaKind.HagenbachBischoff => 1,
            QuotaKind.Imperiali => 2,
            QuotaKind.Droop or QuotaKind.HagenbachBischoffRounded or QuotaKind.HagenbachBischoffCeiling => 1,
            QuotaKind.ImperialiRounded => 2,
            _ => throw new InvalidOperationException(quota.Quota.ToString()),
        };
        var isRounded = quota.Strict || quota.Remembers || quota.RestFrom is not null || quota.Then is [RestRule.UniqueAverage] || quota.RoundUpAt is not null || quota.Quota is not (QuotaKind.Hare or QuotaKind.HagenbachBischoff or QuotaKind.Imperiali);
        var isPlain = !quota.WholeOnly && !quota.Remembers && quota.RestFrom is null && quotaBase is null && step.Least is null && !quota.Strict && quota.RoundUpAt is null && claimers.All(c => c.Start == 0);
        var isCapped = claimers.Any(c => c.Seats >= c.Cap) || report.Quotas.Length > 1;
        if (isPlain && !isCapped && quota.Then is [RestRule.LargestAverage] && quota.Quota is QuotaKind.Hare or QuotaKind.Droop)
        {
            // Whole quotas of Hare or Droop never give more than D'Hondt does, so the averages end at D'Hondt's result.
            Auction(new DivisorContest(Divisors.Find("dhondt")!, chain, hasLots));
            return;
        }

        var whole = report.Quotas[0].Shares.Where(q => q.Whole.Sign > 0).Select(q => q.List).ToHashSet(StringComparer.Ordinal);
        if (quota is { WholeOnly: true, Then: [RestRule.LargestAverage], RestFrom: null, Quota: QuotaKind.Hare, Strict: false, RoundUpAt: null }
            && quotaBase is null && step.Least is null && claimers.All(c => c.Start == 0) && !isCapped && whole.Count > 0)
        {
            // D'Hondt among those with a whole quota (Netherlands), and who has one.
            Auction(new DivisorContest(Divisors.Find("dhondt")!, chain, hasLots), [.. claimers.Where(c => whole.Contains(c.Name))]);
            foreach (var claimer in claimers)
            {
                var isIn = whole.Contains(claimer.Name);
                var over = claimer.Times(report.Seats).Concat(claimers.SelectMany(c => c.Times(-1))).Select(t => (isIn ? -t.Item1 : t.Item1, t.Item2));
                Add(isIn ? claimer.Name : null, isIn ? null : claimer.Name, new Constraint(Form.Sum([.. over]), isIn));
            }

            return;
        }

        // A rounded quota moves in jumps: the inequalities with the quota unrounded are candidates, but not all.
        // With more whole quotas than seats, a claimant may be over its cap only because of a tie over who gives one back.
        if (isRounded || (extra > 0 && quota.Recomputes) || (isCapped && quota.Recomputes && (quota.Then is not [RestRule.LargestRemainder] || !isPlain))) IsProved = false;
        var isAuction = isPlain && quota.Then is [RestRule.LargestRemainder] && (quota.Recomputes || !isCapped) && (quota.Quota == QuotaKind.Hare || quota.TakesBack);
        if (isAuction || !IsProved) Rounds(quota, extra);
        else new WholeQuotas(step, report, claimers, quota, extra, quotaBase, chain, hasLots, Add).Find();
        if (!isAuction && report.Given.Any(g => g.Reason == SeatReason.TakenBack)) IsProved = false;
    }

    /// <summary>
    /// Largest remainders as an auction, round by round. In the last round each refused claim stands against each served one; before it
    /// only who is above the cap matters: a capped list's claim past the cap against the next claims, and the like for the others.
    /// </summary>
    private void Rounds(QuotaRule quota, long extra)
    {
        for (var r = 0; r < report.Quotas.Length; r++)
        {
            var round = report.Quotas[r];
            var among = round.Shares.Select(s => claimers.First(c => c.Name == s.List)).ToImmutableArray();
            var contest = new QuotaContest(round.Seats + extra, Base(among, round), chain, hasLots);
            if (round.Capped.IsEmpty)
            {
                foreach (var holder in among.Where(c => c.Seats > 0))
                {
                    foreach (var challenger in among.Where(c => c != holder && (quota.Recomputes || c.Seats < c.Cap)))
                        Add(contest, challenger, challenger.Seats + 1, holder, holder.Seats);
                    Vanish(holder);
                }

                // One claimant with all votes has two whole quotas of Imperiali more than seats: there the law cannot finish.
                if (extra == 2 && among.Length > 1)
                    foreach (var alone in among) Add(null, alone.Name, new Constraint(Form.Sum([.. among.Where(c => c != alone).SelectMany(c => c.Times(-1))]), IsStrict: false));

                // A claimant without votes is not in the round; with votes it is.
                foreach (var newcomer in claimers.Where(c => c.Weight.IsZero))
                    foreach (var holder in among.Where(c => c.Seats > 0)) Add(contest, newcomer, 1, holder, holder.Seats);
                continue;
            }

            var seats = SeatsOf(round);
            foreach (var claimer in among)
            {
                if (claimer.Seats > 0) Vanish(claimer);
                if (claimer.Cap == long.MaxValue) continue;
                foreach (var other in among.Where(c => c != claimer))
                {
                    if (!round.Capped.Contains(claimer.Name))
                    {
                        if (seats[other.Name] > 0) Add(contest, claimer, claimer.Cap + 1, other, seats[other.Name]);
                        continue;
                    }

                    var better = 0L;
                    while (contest.BeatsNow(other, better + 1, claimer, claimer.Cap + 1)) better++;
                    Add(contest, other, better + 1, claimer, claimer.Cap + 1);
                }
            }
        }
    }

    private ImmutableArray<Quantity> Base(ImmutableArray<Claimer> among, QuotaReport round) =>
        quotaBase is { } given ? [given]
        : [.. among.SelectMany(c => c.Votes), .. report.Quotas[^1] == round ? claimers.Where(c => c.Weight.IsZero).SelectMany(c => c.Votes) : []];

    /// <summary>What a round gave before the cap: whole quotas, then the largest remainders.</summary>
    private static Dictionary<string, long> SeatsOf(QuotaReport round)
    {
        var seats = round.Shares.ToDictionary(s => s.List, s => (long)s.Whole, StringComparer.Ordinal);
        var left = round.Seats - seats.Values.Sum();
        foreach (var share in round.Shares.OrderByDescending(s => s.Remainder).Take((int)long.Clamp(left, 0, round.Shares.Length))) seats[share.List]++;
        return seats;
    }
}
