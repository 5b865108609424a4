using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// A claimant with more than half of the votes but not more than half of the seats gets the seat that the rest rules gave last; if several
/// got theirs with the same number, the ties of the law say who loses it (Kieswet P 9).
/// </summary>
internal sealed class MajoritySeat(RestSeats rest, Auction auction, Ruling ruling)
{
    /// <summary>True if a seat moved.</summary>
    /// <param name="among">The claimants.</param>
    /// <param name="votes">V of the quota.</param>
    /// <param name="seats">N.</param>
    /// <exception cref="RefusalException"><c>law-cannot-finish</c>: no seat of the rest was given to another.</exception>
    public bool Move(List<Claimant> among, Rational votes, long seats)
    {
        if (among.Find(c => c.Votes * 2 > votes) is not { } winner || winner.Seats * 2 > seats) return false;
        var (losers, claim) = rest.Last(except: winner);
        if (losers.IsEmpty)
            throw new RefusalException(new Refusal("law-cannot-finish", $"In step \"{ruling.Step}\" the majority of \"{winner.Name}\" wants one more seat, but no seat was given to another after whole quotas."));
        TieRule? settledBy = null;
        if (losers.Length > 1)
        {
            var settled = ruling.Settle(losers, 1, losing: true);
            if (settled.IsOpen)
            {
                auction.Tie = ruling.Open(settled, losing: true);
                return false;
            }

            (losers, settledBy) = (settled.Chosen, settled.Rule);
        }

        auction.Change(losers[0], -1, SeatReason.TakenForMajority, claim, settledBy);
        auction.Change(winner, +1, SeatReason.Majority, new ClaimValue(0, winner.Votes, 1), null);
        rest.Moved(losers[0], winner);
        return true;
    }
}
