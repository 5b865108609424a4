using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>The ways in which rules give seats, as claims of one auction.</summary>
internal sealed class SeatGiving(Auction auction)
{
    private static readonly Divisors Averages = Divisors.Find("dhondt")!;

    /// <summary>Highest averages from the seats held.</summary>
    public void Average(Divisors divisors, SeatReason reason, IReadOnlyList<Claimant> among, bool ignoresCaps = false, bool repeats = true) => auction.Run(
        among, reason, c => divisors.Claim(c.Votes, c.Seats),
        (beaten, won) => Claim.Lacks(beaten, won, v => divisors.Claim(v, beaten.By.Seats)), repeats, ignoresCaps);

    /// <summary>The same for the seats left after whole quotas: votes / (seats held + 1).</summary>
    public void Average(IReadOnlyList<Claimant> among, bool ignoresCaps) => Average(Averages, SeatReason.Average, among, ignoresCaps);

    /// <summary>The same, each claimant served at most once.</summary>
    public void AverageOnce(IReadOnlyList<Claimant> among, bool ignoresCaps) => Average(Averages, SeatReason.UniqueAverage, among, ignoresCaps, repeats: false);

    /// <summary>One seat each in descending order of a number.</summary>
    public void Once(IReadOnlyList<Claimant> among, SeatReason reason, Func<Claimant, Rational> number, bool ignoresCaps = false) => auction.Run(
        among, reason, c => new ClaimValue(0, number(c), 1),
        (beaten, won) => (won.Value.Value - beaten.Value.Value).Ceiling(), repeats: false, ignoresCaps);

    /// <summary>All seats to the claimant with most votes, up to its cap.</summary>
    public void All(IReadOnlyList<Claimant> among, bool ignoresCaps)
    {
        // One seat decides who it is; the others follow without a question.
        var seats = auction.Left;
        var held = among.Select(c => c.Seats).ToList();
        auction.Left = 1;
        Once(among, SeatReason.Votes, c => c.Votes, ignoresCaps);
        auction.Left += seats - 1;
        var winner = among.Where((c, i) => c.Seats > held[i]).ToList();
        while (auction.Left > 0 && auction.Tie is null && winner.Exists(c => ignoresCaps ? c.MayTake : c.CanTake)) Once(winner, SeatReason.Votes, c => c.Votes, ignoresCaps);
    }
}
