using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Whole quotas and remainders of one round. <see cref="Of"/> sets seats and remainders of the claimants.</summary>
internal sealed class QuotaShares
{
    private const long GreatestSeats = 1_000_000;

    private readonly List<(Claimant By, long Whole, long Seats, Rational Remainder)> lines;
    private readonly QuotaKind kind;
    private readonly long seats;

    private QuotaShares(QuotaKind kind, Rational votes, long seats, int claimants)
    {
        lines = new(claimants);
        this.kind = kind;
        Votes = votes;
        this.seats = seats;
        Quota = QuotaOf(kind, votes, seats);
    }

    public Rational Quota { get; }

    /// <summary>V of the quota.</summary>
    public Rational Votes { get; }

    /// <exception cref="RefusalException"><c>law-no-quota</c>, <c>law-overshoot</c> beyond any house.</exception>
    public static QuotaShares Of(QuotaRule rule, List<Claimant> among, long seats, int? least, Rational? quotaBase, string step)
    {
        var votes = quotaBase ?? among.Aggregate(Rational.Zero, (sum, c) => sum + c.Votes);
        var shares = new QuotaShares(rule.Quota, votes, seats, among.Count);
        if (shares.Quota.Sign <= 0)
            throw new RefusalException(new Refusal("law-no-quota", $"The quota of step \"{step}\" is {shares.Quota}: there are too few votes for {seats} seats."));
        foreach (var claimant in among) shares.Share(rule, claimant, least, step);
        return shares;
    }

    public QuotaReport Report() => new(
        kind, Quota, Votes, seats, [.. lines.Select(l => new QuotaShare(l.By.Name, l.By.Votes, l.Whole, l.Seats, l.Remainder))]);

    /// <summary>The claimants with at least one whole quota.</summary>
    public List<Claimant> WithWhole() => [.. lines.Where(l => l.Whole > 0).Select(l => l.By)];

    /// <summary>The seats of a claimant by whole quotas.</summary>
    public long SeatsOf(Claimant claimant) => lines.Find(l => l.By == claimant).Seats;

    private void Share(QuotaRule rule, Claimant claimant, int? least, string step)
    {
        var whole = (claimant.Votes / Quota).FloorUpTo(GreatestSeats);
        var remainder = claimant.Votes - Quota * whole;
        if (rule.Strict && remainder.IsZero && whole > 0) (whole, remainder) = (whole - 1, Quota);
        if (rule.RoundUpAt is { } part && remainder >= Quota * part)
        {
            whole++;
            remainder -= Quota;
        }

        if (whole > GreatestSeats)
            throw new RefusalException(new Refusal("law-overshoot", $"\"{claimant.Name}\" has more than {GreatestSeats} whole quotas in step \"{step}\"; no house has so many seats."));
        claimant.Remainder = remainder;
        var most = rule.CapRest == CapRest.Next ? claimant.Cap : long.MaxValue;
        claimant.Seats = long.Max(claimant.Start, long.Min(whole, most));
        if (least is { } floor && claimant.Seats < floor)
        {
            claimant.Seats = long.Min(floor, most);
            claimant.Raised = true;
        }

        lines.Add((claimant, whole, claimant.Seats, remainder));
    }

    public static Rational QuotaOf(QuotaKind kind, Rational votes, long seats) => kind switch
    {
        QuotaKind.Hare => votes / seats,
        QuotaKind.HareFloor => (votes / seats).Floor(),
        QuotaKind.HareRounded => HalfUp(votes / seats),
        QuotaKind.Droop => (votes / (seats + 1)).Floor() + 1,
        QuotaKind.HagenbachBischoff => votes / (seats + 1),
        QuotaKind.HagenbachBischoffRounded => HalfUp(votes / (seats + 1)),
        QuotaKind.HagenbachBischoffCeiling => (votes / (seats + 1)).Ceiling(),
        QuotaKind.Imperiali => votes / (seats + 2),
        QuotaKind.ImperialiRounded => HalfUp(votes / (seats + 2)),
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private static Rational HalfUp(Rational value) => (value + new Rational(BigInteger.One, 2)).Floor();
}
