using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// The one mechanism behind every award, placement and filling: while seats are left the greatest claims are served. Equal claims that can
/// all be served need no lot; if more are equal than there are places (in all, or in a pool that they share) the tie chain decides.
/// </summary>
internal sealed class Auction(Ruling ruling, long left)
{
    private readonly ImmutableArray<SeatReport>.Builder given = ImmutableArray.CreateBuilder<SeatReport>();

    public long Left { get; set; } = left;

    public OpenTie? Tie { get; set; }

    /// <summary>If set: everybody who was served, in order.</summary>
    public List<Claimant>? Served { get; init; }

    /// <summary>Every seat in the order of giving; empty if nothing is explained.</summary>
    public ImmutableArray<SeatReport> Given => given.ToImmutable();

    public void Forget() => given.Clear();

    /// <summary>Takes a seat back from a claimant.</summary>
    public void TakeBack(Claimant loser, Rational remainder, TieRule? settledBy)
    {
        loser.Seats--;
        if (ruling.Explains)
            given.Add(new SeatReport(given.Count + 1, loser.Name, SeatReason.TakenBack, new ClaimValue(0, remainder, 1), null, null, null, settledBy));
    }

    /// <summary>Serves claims until no seat is left, nobody claims, or a tie is open.</summary>
    /// <param name="among">The claimants, in the order in which equals are named.</param>
    /// <param name="reason">Why a seat is given.</param>
    /// <param name="value">The claim of a claimant on its next seat; constant while it holds the same seats.</param>
    /// <param name="lacks">What a beaten claim lacked.</param>
    /// <param name="repeats">True: whoever was served claims again; false: each is served once at most.</param>
    /// <param name="ignoresCaps">True: caps do not count.</param>
    public void Run(
        IReadOnlyList<Claimant> among, SeatReason reason, Func<Claimant, ClaimValue> value, Func<Claim, Claim, BigInteger> lacks,
        bool repeats = true, bool ignoresCaps = false)
    {
        var claims = new Claim[among.Count];
        var count = 0;
        foreach (var claimant in among)
            if (ignoresCaps ? claimant.MayTake : claimant.CanTake) claims[count++] = new Claim(claimant, value(claimant));

        var first = new List<int>();
        while (Left > 0 && Tie is null)
        {
            // Claims of full pools and of claimants at their cap fall away; the others keep their order.
            var kept = 0;
            for (var i = 0; i < count; i++)
                if (ignoresCaps ? claims[i].By.MayTake : claims[i].By.CanTake) claims[kept++] = claims[i];
            count = kept;
            if (count == 0) return;

            Greatest(claims.AsSpan(0, count), first);
            TieRule? settledBy = null;
            if (first.Count > 1 && Overfull(claims, first) is var (tied, places) && places >= 0)
            {
                var settled = ruling.Settle([.. tied.Select(i => claims[i].By)], places);
                if (settled is null)
                {
                    Tie = ruling.Open([.. tied.Select(i => claims[i].By)], places);
                    return;
                }

                settledBy = settled.Value.Rule;
                first = [.. settled.Value.Chosen.Select(c => tied.First(i => claims[i].By == c))];
            }

            Claim? next = ruling.Explains ? Next(claims.AsSpan(0, count), first) : null;
            foreach (var at in first)
            {
                Left--;
                Served?.Add(claims[at].By);
                if (claims[at].By.Row is { } row) row.Left--;
                if (claims[at].By.Column is { } column) column.Left--;
                if (ruling.Explains)
                    given.Add(Claim.Report(given.Count + 1, claims[at], next, reason, next is { } n ? lacks(n, claims[at]) : null, settledBy));
            }

            foreach (var at in first)
            {
                claims[at].By.Seats++;
                if (repeats && (ignoresCaps ? claims[at].By.MayTake : claims[at].By.CanTake)) claims[at] = new Claim(claims[at].By, value(claims[at].By));
            }

            if (!repeats) Remove(claims, ref count, first);
        }
    }

    /// <summary>The places of all greatest claims.</summary>
    private static void Greatest(ReadOnlySpan<Claim> claims, List<int> first)
    {
        first.Clear();
        first.Add(0);
        for (var i = 1; i < claims.Length; i++)
        {
            var order = claims[i].Value.CompareTo(claims[first[0]].Value);
            if (order < 0) continue;
            if (order > 0) first.Clear();
            first.Add(i);
        }
    }

    /// <summary>The tied claims that cannot all be served, and how many of them can; places -1 if all can.</summary>
    private (List<int> Tied, long Places) Overfull(Claim[] claims, List<int> first)
    {
        foreach (var pool in first.SelectMany(i => new[] { claims[i].By.Row, claims[i].By.Column }).OfType<Pool>().Distinct())
        {
            var members = first.FindAll(i => claims[i].By.Row == pool || claims[i].By.Column == pool);
            if (members.Count > pool.Left) return (members, long.Min(pool.Left, Left));
        }

        return first.Count > Left ? (first, Left) : (first, -1);
    }

    private static Claim? Next(ReadOnlySpan<Claim> claims, List<int> served)
    {
        Claim? next = null;
        for (var i = 0; i < claims.Length; i++)
            if (!served.Contains(i) && (next is null || claims[i].Value.CompareTo(next.Value.Value) > 0)) next = claims[i];
        return next;
    }

    private static void Remove(Claim[] claims, ref int count, List<int> served)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
            if (!served.Contains(i)) claims[kept++] = claims[i];
        count = kept;
    }
}
