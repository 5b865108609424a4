using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>More whole quotas than seats: the smallest remainders give seats back, if the law says so.</summary>
internal sealed class TakingBack(QuotaRule rule, QuotaShares shares, Ruling ruling, Auction auction)
{
    /// <summary>Takes seats back until none is too many, or a tie is open. Returns the seats left (0, or negative with an open tie or floors).</summary>
    public long Run(List<Claimant> among)
    {
        var left = auction.Left;
        if (!rule.TakesBack)
            throw Refuse($"Step \"{ruling.Step}\" has {-left} more whole quotas than seats; the law must name \"overshoot\": \"take-smallest-remainder\" to say who gives back.");
        if (-left > long.Max(2, among.Count)) // even V / (N + 2) leaves no more than two too many
            throw Refuse($"Step \"{ruling.Step}\" has {-left} more whole quotas than seats, more than there are claimants; its base and its votes do not belong together.");
        while (left < 0 && auction.Tie is null)
        {
            var holders = among.Where(c => c.Seats > c.Start && !c.Raised).ToList();
            if (holders.Count == 0) return left;
            var smallest = holders.Min(c => c.Remainder);
            var losers = holders.Where(c => c.Remainder == smallest).ToImmutableArray();
            TieRule? settledBy = null;
            if (losers.Length > -left)
            {
                var settled = ruling.Settle(losers, -left, losing: true);
                (losers, settledBy) = (settled.Chosen, settled.Rule);
                if (settled.IsOpen) auction.Tie = ruling.Open(settled, losing: true);
            }

            foreach (var loser in losers)
            {
                auction.Change(loser, -1, SeatReason.TakenBack, new ClaimValue(0, loser.Remainder, 1), settledBy);
                loser.Remainder += shares.Quota;
                left++;
            }
        }

        return left;
    }

    private static RefusalException Refuse(string message) => new(new Refusal("law-overshoot", message));
}
