using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>Rebuilds who claimed in each distribution of an <c>award</c> step, and finds the candidates of each.</summary>
internal sealed class AwardEvents(VoteGround ground, Outcome outcome, AwardStep step)
{
    private readonly ImmutableArray<Candidate>.Builder found = ImmutableArray.CreateBuilder<Candidate>();
    private readonly TieChain chain = step.Ties ?? outcome.Law.Ties;
    private bool isProved = true;

    // Recorded lots, and tie rules that look at more than votes, may decide equality either way.
    private readonly bool mayDecide = !ground.Data.Lots.IsEmpty
        || (step.Ties ?? outcome.Law.Ties).Rules.Any(r => r is TieRule.Remainder or TieRule.Earlier);

    public (ImmutableArray<Candidate> Found, bool IsProved) Find()
    {
        if (step.Votes != "votes") return ([], false); // weights that are no votes: they need not move by whole votes
        isProved = step.VoidIf is null && !step.CapByCandidates;
        foreach (var row in outcome.Steps.OfType<AwardReport>().Where(r => r.Step == step.Name).GroupBy(r => r.Unit))
        {
            var reports = new Queue<AwardReport>(row);
            if (step.ToUnits is { } level) One(reports.Dequeue(), Units(level), step.By);
            else if (reports.Peek().OverUnitsFor is { } list) One(reports.Dequeue(), OverUnits(list, row.Key![..^list.Length].TrimEnd('/')), step.By);
            else if (step.Via.IsEmpty) One(reports.Dequeue(), Lists(row.Key), step.By);
            else ThroughGroups(reports, Lists(row.Key), 0, step.By, isInside: false);
        }

        return (found.ToImmutable(), isProved);
    }

    private void One(AwardReport report, ImmutableArray<Claimer> claimers, AwardRule rule)
    {
        var seats = report.Result.GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal);
        claimers = [.. claimers.Select(c => c with { Seats = seats.GetValueOrDefault(c.Name) })];
        Quantity? quotaBase = null;
        if (rule is QuotaRule { Base: { } kind })
        {
            quotaBase = ground.Base(report.Unit, kind);
            if (quotaBase is null) isProved = false;
        }

        if (!report.Kept.IsEmpty)
        {
            // Who drops out is found in rounds that are not reported: only the last is known.
            isProved = false;
            claimers = [.. claimers.Where(c => report.Kept.All(k => k.Key != c.Name))];
        }

        var events = new SeatEvents(step, report, claimers, rule, chain, quotaBase, mayDecide);
        found.AddRange(events.Find());
        isProved &= events.IsProved;
    }

    private ImmutableArray<Claimer> Lists(string? unit)
    {
        var among = step.Among is null ? null : Sets.Of(outcome, step.Among, unit).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ground.Standing(unit).Where(l => among is null || among.Contains(l)).Select(l => new Claimer(
                l, [ground.Votes(unit, l)], 0, Start(unit, l), step.Caps.TryGetValue(l, out var own) ? own : step.Cap ?? long.MaxValue, ground.IndexOf(l))),
        ];
    }

    /// <summary>Seats of a list over units: all with a row, or those below a unit.</summary>
    private ImmutableArray<Claimer> OverUnits(string list, string above) =>
    [
        .. Enumerable.Range(0, ground.Rows.Length)
            .Where(r => above.Length == 0 || (ground.Rows[r] != above && ground.Data.IsWithin(ground.Rows[r], above)))
            .Select(r => new Claimer(ground.Rows[r], [ground.CellVotes(r, list)], 0, Start(ground.Rows[r], list), long.MaxValue, r)),
    ];

    private ImmutableArray<Claimer> Units(string level) =>
    [
        .. ground.Data.Units.Where(u => u.Level == level).Select((u, i) => new Claimer(
            u.Code, [Measure(u)], 0, step.Least ?? 0, long.MaxValue, i)),
    ];

    private Quantity Measure(LawUnit unit)
    {
        if (step.Measure is "valid" or "cast" or "registered" or "lists" && ground.Base(unit.Code, step.Measure) is { } known) return known;
        return unit.Numbers.TryGetValue(step.Measure!, out var own) ? VoteGround.Constant(own) : VoteGround.Constant(Rational.Zero);
    }

    private long Start(string? unit, string list)
    {
        var sum = Rational.Zero;
        foreach (var name in step.Start)
        {
            var table = name switch { "direct" => ground.Data.Direct, "votes" => ground.Data.Votes, _ => outcome.Tables[name] };
            foreach (var (row, cells) in table.Rows)
                if (unit is null || ground.Data.IsWithin(row, unit)) sum += cells.GetValueOrDefault(list);
        }

        return (long)sum.Floor();
    }

    /// <summary>Follows the groups in the order in which the law reported them.</summary>
    private void ThroughGroups(Queue<AwardReport> reports, ImmutableArray<Claimer> lists, int depth, AwardRule rule, bool isInside)
    {
        if (depth == step.Via.Length)
        {
            One(reports.Dequeue(), lists, rule);
            return;
        }

        var groups = lists.GroupBy(c => GroupOf(c.Name, step.Via[depth]) is { Length: > 0 } group ? (group, "") : ("", c.Name))
            .Select(g => (Name: g.Key.Item1.Length > 0 ? g.Key.Item1 : g.Key.Item2, Lists: g.ToImmutableArray())).ToList();
        if (groups.Count == 1 && isInside)
        {
            ThroughGroups(reports, lists, depth + 1, rule, isInside);
            return;
        }

        One(
            reports.Dequeue(),
            [.. groups.Select((g, i) => new Claimer(g.Name, [.. g.Lists.SelectMany(l => l.Votes)], 0, 0, g.Lists.Length == 1 ? g.Lists[0].Cap : long.MaxValue, i))],
            rule);
        foreach (var group in groups.Where(g => g.Lists.Length > 1)) ThroughGroups(reports, group.Lists, depth + 1, step.Inner ?? step.By, isInside: true);
    }

    private string? GroupOf(string list, string attribute) => ground.Data.Lists[ground.IndexOf(list)].Attributes.GetValueOrDefault(attribute);
}
