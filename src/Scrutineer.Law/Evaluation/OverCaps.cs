using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Takes back the seats of claimants over their cap, seats of the rest first, then those of whole quotas (Kieswet P 10).</summary>
internal static class OverCaps
{
    /// <summary>True if a seat came back; it is left in the auction.</summary>
    public static bool TakeBack(List<Claimant> among, QuotaShares shares, Auction auction)
    {
        var any = false;
        foreach (var claimant in among)
        {
            var most = long.Max(claimant.Cap, claimant.Start);
            while (claimant.Seats > most)
            {
                var reason = claimant.Seats > shares.SeatsOf(claimant) ? SeatReason.RestOverCap : SeatReason.WholeOverCap;
                auction.Change(claimant, -1, reason, new ClaimValue(0, claimant.Cap, 1), null);
                auction.Left++;
                any = true;
            }
        }

        return any;
    }
}
