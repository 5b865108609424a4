using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// Applies a <c>count</c> step to ranked ballots. One seat: instant runoff, a majority of the continuing votes wins. Several: single
/// transferable vote by the weighted inclusive Gregory method (Scottish Local Government Elections Order 2011, rules 45 to 52).
/// </summary>
internal sealed class Counting(VoteData data, Workings workings, CountStep step)
{
    private readonly List<Paper> papers = [.. data.Ballots.Where(b => b.Number.Sign > 0).Select(b => new Paper(b.Rank, b.Number))];
    private readonly List<string> continuing = [.. data.Lists.Select(l => l.Code)];
    private readonly List<string> elected = [];
    private readonly Dictionary<string, Rational> votes = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CountRound>.Builder rounds = ImmutableArray.CreateBuilder<CountRound>();
    private readonly List<Dictionary<string, Rational>> history = [];
    private OpenTie? tie;

    /// <summary>Equal ballots that move together.</summary>
    private sealed class Paper(ImmutableArray<string> rank, BigInteger number)
    {
        public ImmutableArray<string> Rank { get; } = rank;

        public BigInteger Number { get; } = number;

        public Rational Value { get; set; } = Rational.One;

        public string? At { get; set; }

        public Rational Weight => Value * Number;
    }

    public void Apply()
    {
        foreach (var candidate in continuing) votes[candidate] = Rational.Zero;
        foreach (var paper in papers) Move(paper);
        var valid = papers.Where(p => p.At is not null).Aggregate(Rational.Zero, (sum, p) => sum + p.Weight);
        Rational? quota = step.Seats == 1 ? null : QuotaShares.QuotaOf(step.Quota, valid, step.Seats);
        if (valid.Sign > 0 && quota is { Sign: <= 0 })
            throw new RefusalException(new Refusal("law-no-quota", $"The quota of step \"{step.Name}\" is {quota}: there are too few ballots for {step.Seats} seats."));
        if (valid.Sign > 0)
        {
            if (quota is { } q) Transfer(q);
            else Runoff();
        }

        var table = workings.Define(step.Name);
        table.Write(Table.Nation, elected.Select(e => KeyValuePair.Create(e, 1L)));
        if (step.Seats > elected.Count) table.Write(Table.Nation, [KeyValuePair.Create(tie is null ? Table.Unfilled : Table.Open, (long)(step.Seats - elected.Count))]);
        workings.Note(new CountReport(step.Name, step.Article, step.Seats, quota, rounds.ToImmutable()) { Elected = [.. elected], Tie = tie }, tie);
    }

    private void Runoff()
    {
        while (tie is null)
        {
            Remember();
            var all = continuing.Aggregate(Rational.Zero, (sum, c) => sum + votes[c]);
            var first = continuing.MaxBy(c => votes[c])!;
            if (votes[first] * 2 > all || continuing.Count == 1)
            {
                Elect(first);
                return;
            }

            Eliminate();
        }
    }

    private void Transfer(Rational quota)
    {
        var surpluses = new List<string>();
        while (tie is null && elected.Count < step.Seats && continuing.Count > 0)
        {
            Remember();
            if (continuing.Count <= step.Seats - elected.Count)
            {
                foreach (var rest in continuing.OrderByDescending(c => votes[c]).ToList()) Elect(rest);
                return;
            }

            foreach (var reached in WhoReached(quota))
            {
                Elect(reached);
                if (votes[reached] > quota) surpluses.Add(reached);
            }

            if (tie is not null) return;

            if (elected.Count >= step.Seats) return;
            if (surpluses.Count == 0)
            {
                Eliminate();
                continue;
            }

            var most = surpluses.Max(c => votes[c]);
            if (Choose(surpluses.FindAll(c => votes[c] == most), losing: false) is not { } giver) return;
            surpluses.Remove(giver);
            var factor = (votes[giver] - quota) / votes[giver];
            rounds.Add(new CountRound(rounds.Count + 1, CountMove.Surplus, giver, votes[giver] - quota, Tally()));
            votes[giver] = quota;
            foreach (var paper in papers.Where(p => p.At == giver))
            {
                paper.Value = Cut(paper.Value * factor);
                Move(paper);
            }
        }
    }

    /// <summary>
    /// Those with the quota, most votes first. Quotas below V / (N + 1) can be reached by more than there are seats: then the fewest among
    /// them stay out, and equals are tied.
    /// </summary>
    private List<string> WhoReached(Rational quota)
    {
        var reached = continuing.Where(c => votes[c] >= quota).OrderByDescending(c => votes[c]).ToList();
        var free = step.Seats - elected.Count;
        if (reached.Count <= free) return reached;
        var border = votes[reached[free]];
        if (votes[reached[free - 1]] != border) return reached[..free];
        var chosen = reached.FindAll(c => votes[c] > border);
        var equal = continuing.FindAll(c => votes[c] == border);
        while (chosen.Count < free)
        {
            if (Choose(equal, losing: false) is not { } next) return chosen;
            equal.Remove(next);
            chosen.Add(next);
        }

        return chosen;
    }

    /// <summary>
    /// Eliminates the fewest. If, in an instant runoff, all with equally few votes have together fewer than the next, none of them can pass it, and all go at once
    /// without a lot.
    /// </summary>
    private void Eliminate()
    {
        var fewest = continuing.Min(c => votes[c]);
        var last = continuing.FindAll(c => votes[c] == fewest);
        var others = continuing.FindAll(c => votes[c] > fewest);
        var goTogether = step.Seats == 1 && others.Count > 0 && fewest * last.Count < others.Min(c => votes[c]);
        if (!goTogether)
        {
            if (Choose(last, losing: true) is not { } one) return;
            last = [one];
        }

        foreach (var gone in last)
        {
            rounds.Add(new CountRound(rounds.Count + 1, CountMove.Eliminated, gone, votes[gone], Tally()));
            continuing.Remove(gone);
        }

        foreach (var paper in papers.Where(p => p.At is not null && last.Contains(p.At))) Move(paper);
    }

    private void Elect(string candidate)
    {
        rounds.Add(new CountRound(rounds.Count + 1, CountMove.Elected, candidate, votes[candidate], Tally()));
        elected.Add(candidate);
        continuing.Remove(candidate);
    }

    /// <summary>A paper goes to its first continuing preference; without one it is exhausted.</summary>
    private void Move(Paper paper)
    {
        paper.At = paper.Rank.FirstOrDefault(continuing.Contains);
        if (paper.At is not null) votes[paper.At] += paper.Weight;
    }

    private string? Choose(List<string> equal, bool losing)
    {
        if (equal.Count == 1) return equal[0];
        var ruling = workings.Ruling(step, null);
        if (ruling.Chain.Rules.Contains(TieRule.Earlier))
        {
            for (var round = history.Count - 2; round >= 0 && equal.Count > 1; round--)
            {
                var border = losing ? equal.Min(c => history[round][c]) : equal.Max(c => history[round][c]);
                equal = equal.FindAll(c => history[round][c] == border);
            }

            if (equal.Count == 1) return equal[0];
        }

        var claimants = equal.ConvertAll(c => new Claimant(c, votes[c], 0, 1));
        var settled = ruling.Settle(claimants, 1, losing);
        if (!settled.IsOpen) return settled.Chosen[0].Name;
        tie = ruling.Open(settled, losing);
        return null;
    }

    private void Remember() => history.Add(new(votes, StringComparer.Ordinal));

    private ImmutableArray<KeyValuePair<string, Rational>> Tally() => workings.Explains ? [.. continuing.Select(c => KeyValuePair.Create(c, votes[c]))] : [];

    private Rational Cut(Rational value)
    {
        if (step.Decimals is not { } decimals) return value;
        var scale = BigInteger.Pow(10, decimals);
        return new Rational((value * scale).Floor(), scale);
    }
}
