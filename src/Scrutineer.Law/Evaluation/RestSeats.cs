using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// Gives the seats left after whole quotas by the rest rules in order. If the law asks for it, it remembers who had which seat, so that seats
/// that come back later are given by the same rules where they stopped.
/// </summary>
internal sealed class RestSeats(QuotaRule rule, QuotaShares shares, Auction auction, List<Claimant> among)
{
    private readonly SeatGiving giving = new(auction);

    /// <summary>By rest rule, who had its one seat in the round that is under way.</summary>
    private readonly HashSet<Claimant>[]? had = rule.Remembers ? [.. rule.Then.Select(_ => new HashSet<Claimant>())] : null;

    private readonly List<(int Rule, Claim Claim)> given = [];

    /// <summary>By rest rule: true once its rounds are open to all.</summary>
    private readonly bool[] isOpenToAll = new bool[rule.Then.Length];

    /// <summary>Gives the seats that are left.</summary>
    public void Give(bool ignoresCaps)
    {
        for (var at = 0; at < rule.Then.Length && auction is { Left: > 0, Tie: null }; at++) Give(at, ignoresCaps);
    }

    /// <summary>Those who got a seat with the same claim as the last seat, by the same rule; and that claim. Empty if no seat was given.</summary>
    public (ImmutableArray<Claimant> Holders, ClaimValue Claim) Last(Claimant except)
    {
        if (given.Count == 0) return ([], default);
        var (rule, last) = given[^1];
        return ([.. given.Where(g => g.Rule == rule && g.Claim.Value.CompareTo(last.Value) == 0 && g.Claim.By != except).Select(g => g.Claim.By).Distinct()], last.Value);
    }

    /// <summary>The last seat has moved: it is no longer the one seat of the loser, and that of the winner only if the law says so.</summary>
    public void Moved(Claimant from, Claimant to)
    {
        var at = given[^1].Rule;
        had![at].Remove(from);
        if (rule.MajoritySeatCounts) had[at].Add(to);
    }

    private void Give(int at, bool ignoresCaps)
    {
        switch (rule.Then[at])
        {
            case RestRule.LargestRemainder:
                Rounds(at, First(at), of => giving.Once(of, SeatReason.Remainder, c => c.Remainder, ignoresCaps), ignoresCaps);
                break;
            case RestRule.UniqueAverage:
                Rounds(at, First(at), of => giving.AverageOnce(of, ignoresCaps), ignoresCaps);
                break;
            case RestRule.InTurn:
                Rounds(at, among, of => giving.Once(of, SeatReason.Turn, c => c.Votes, ignoresCaps), ignoresCaps);
                break;
            case RestRule.LargestAverage:
                Note(at, () => giving.Average(First(at), ignoresCaps));
                break;
            case RestRule.Winner:
                Note(at, () => giving.All(among, ignoresCaps));
                break;
            case RestRule.None:
                break;
        }
    }

    /// <summary>Who takes part in the first round of a rule.</summary>
    private List<Claimant> First(int at)
    {
        if (at > 0 || isOpenToAll[at]) return among;
        if (rule.RestFrom is { } part) return among.FindAll(c => c.Votes >= shares.Quota * part);
        return rule.WholeOnly && shares.WithWhole() is { Count: > 0 } whole ? whole : among;
    }

    /// <summary>One seat each; under the last rule, round after round while seats are left.</summary>
    private void Rounds(int at, List<Claimant> first, Action<List<Claimant>> round, bool ignoresCaps)
    {
        Round(first);
        while (at == rule.Then.Length - 1 && auction is { Left: > 0, Tie: null } && among.Exists(c => ignoresCaps ? c.MayTake : c.CanTake))
        {
            had?[at].Clear();
            isOpenToAll[at] = true;
            Round(among);
        }

        void Round(List<Claimant> of) => Note(at, () => round(had is null ? of : of.FindAll(c => !had[at].Contains(c))));
    }

    private void Note(int at, Action give)
    {
        var before = auction.Served?.Count ?? 0;
        give();
        if (had is null) return;
        foreach (var claim in auction.Served!.Skip(before))
        {
            given.Add((at, claim));
            had[at].Add(claim.By);
        }
    }
}
