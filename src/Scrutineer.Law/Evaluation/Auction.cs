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

    /// <summary>If set: every claim that was served, in order.</summary>
    public List<Claim>? Served { get; init; }

    /// <summary>Every seat in the order of giving; empty if nothing is explained.</summary>
    public ImmutableArray<SeatReport> Given => given.ToImmutable();

    public void Forget() => given.Clear();

    /// <summary>A seat that is taken back (-1) or given (+1) outside the order of claims.</summary>
    public void Change(Claimant claimant, int by, SeatReason reason, ClaimValue claim, TieRule? settledBy)
    {
        claimant.Seats += by;
        if (ruling.Explains) given.Add(new SeatReport(given.Count + 1, claimant.Name, reason, claim, null, null, null, settledBy));
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
        var shared = among.Any(c => c.Row is not null || c.Column is not null);
        var mayHaveEnded = false; // only a seat given can end a claim
        while (Left > 0 && Tie is null)
        {
            if (mayHaveEnded) count = StillClaiming(claims, count, ignoresCaps);
            if (count == 0) return;

            Greatest(claims.AsSpan(0, count), first);
            Settled settled = default;
            if (first.Count > 1 && Overfull(claims, first) is var (tied, places) && places >= 0)
            {
                settled = ruling.Settle([.. tied.Select(i => claims[i].By)], places);
                first = [.. settled.Chosen.Select(c => tied.First(i => claims[i].By == c))];
                if (settled.IsOpen) Tie = ruling.Open(settled);
                if (first.Count == 0) return;
            }

            Claim? next = ruling.Explains ? Next(claims.AsSpan(0, count), first) : null;
            foreach (var at in first)
            {
                Left--;
                Served?.Add(claims[at]);
                if (claims[at].By.Row is { } row) row.Left--;
                if (claims[at].By.Column is { } column) column.Left--;
                if (ruling.Explains)
                    given.Add(Claim.Report(given.Count + 1, claims[at], next, reason, next is { } n ? lacks(n, claims[at]) : null, settled.Rule));
            }

            mayHaveEnded = shared;
            foreach (var at in first)
            {
                var by = claims[at].By;
                by.Seats++;
                if (!(ignoresCaps ? by.MayTake : by.CanTake)) mayHaveEnded = true;
                else if (repeats) claims[at] = new Claim(by, value(by));
            }

            if (repeats) continue;
            first.Sort();
            for (var i = first.Count - 1; i >= 0; i--) Remove(claims, ref count, first[i]);
        }
    }

    /// <summary>Claims of full pools and of claimants at their cap fall away; the others keep their order.</summary>
    private static int StillClaiming(Claim[] claims, int count, bool ignoresCaps)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (!(ignoresCaps ? claims[i].By.MayTake : claims[i].By.CanTake)) continue;
            if (kept != i) claims[kept] = claims[i];
            kept++;
        }

        return kept;
    }

    /// <summary>The places of all greatest claims.</summary>
    private static void Greatest(ReadOnlySpan<Claim> claims, List<int> first)
    {
        first.Clear();
        first.Add(0);
        ref readonly var greatest = ref claims[0];
        for (var i = 1; i < claims.Length; i++)
        {
            var order = ClaimValue.Compare(in claims[i].Value, in greatest.Value);
            if (order < 0) continue;
            if (order > 0)
            {
                first.Clear();
                greatest = ref claims[i];
            }

            first.Add(i);
        }
    }

    /// <summary>The tied claims that cannot all be served, and how many of them are drawn now; places -1 if all can be served.</summary>
    private (List<int> Tied, long Places) Overfull(Claim[] claims, List<int> first)
    {
        bool IsIn(int at, Pool pool) => claims[at].By.Row == pool || claims[at].By.Column == pool;
        var full = first.SelectMany(i => new[] { claims[i].By.Row, claims[i].By.Column }).OfType<Pool>().Distinct()
            .Where(pool => first.Count(i => IsIn(i, pool)) > pool.Left).ToList();
        if (full.Count == 0) return (first, first.Count > Left ? Left : -1);
        var narrow = full.MinBy(pool => pool.Left)!;
        if (full.Count == 1 && first.TrueForAll(i => IsIn(i, narrow))) return (first, long.Min(narrow.Left, Left));
        // Where pools and the whole bind together, one is drawn after another, so that no draw is impossible.
        var servable = first.GroupBy(i => claims[i].By.Row).Sum(g => g.Key is { } row ? long.Min(row.Left, g.Count()) : g.Count());
        if (servable > Left) return (first, Left <= narrow.Left ? Left : 1);
        var tied = first.FindAll(i => IsIn(i, full[0]));
        var pools = full.Where(pool => tied.Exists(i => IsIn(i, pool))).ToList();
        if (pools.Count == 1) return (tied, full[0].Left);
        while (first.FindAll(i => pools.Exists(pool => IsIn(i, pool))) is var wider && wider.Count > tied.Count)
        {
            tied = wider;
            pools = full.FindAll(pool => tied.Exists(i => IsIn(i, pool)));
        }

        return (tied, 1);
    }

    private static Claim? Next(ReadOnlySpan<Claim> claims, List<int> served)
    {
        var next = -1;
        for (var i = 0; i < claims.Length; i++)
            if (!served.Contains(i) && (next < 0 || ClaimValue.Compare(in claims[i].Value, in claims[next].Value) > 0)) next = i;
        return next < 0 ? null : claims[next];
    }

    private static void Remove(Claim[] claims, ref int count, int at)
    {
        count--;
        Array.Copy(claims, at + 1, claims, at, count - at);
    }
}
