using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies one <c>award</c> step: builds the claimants of each distribution, runs it, writes table and reports.</summary>
internal sealed class Awarding(VoteData data, Workings workings, AwardStep step, Func<AskCondition, string?, bool> arises)
{
    private readonly SeatCounts seatCounts = new(data, workings, step.Name);

    private Table Result => workings.Define(step.Name);

    public void Apply()
    {
        _ = Result; // a step without claimants still defines its table
        if ((step.ToUnits ?? step.Level ?? (step.Each is "list" ? null : step.Each)) is { } level && data.OfLevel(level).Count == 0)
            throw Refuse("law-no-level", $"Step \"{step.Name}\" works on units of level \"{level}\", but the data have none.");
        if (step.Caps.Keys.FirstOrDefault(l => data.OrderOf(l) == int.MaxValue) is { } unknown)
            throw Refuse("list-unknown", $"Step \"{step.Name}\" caps the list \"{unknown}\", which is not among the lists.");
        if (step.ToUnits is not null) ToUnits(step.ToUnits);
        else if (step.Each == "list") OverUnitsOfEachList();
        else if (step.Each == "list-in") OverUnitsOfEachListIn(step.Level!);
        else if (step.Each is not null) InUnits(step.Each);
        else if (step.Drop is not null) WithDropOuts(step.Drop);
        else Distribute(Table.Nation, null, Lists(workings.Nation(step.Votes), workings.Nation, null), seatCounts.Of(step.Seats, null, null));
    }

    private void InUnits(string level)
    {
        foreach (var unit in data.OfLevel(level))
        {
            var seats = seatCounts.Of(step.Seats, unit.Code, null);
            if (step.VoidIf is not null && arises(step.VoidIf, unit.Code))
            {
                Write(unit.Code, [KeyValuePair.Create(Table.Open, seats)]);
                workings.Note(new AskReport(step.Name, step.Article, Arises: true, "repeat-vote", "") { Unit = unit.Code });
                continue;
            }

            Distribute(unit.Code, unit.Code, Lists(workings.Row(step.Votes, unit.Code), t => workings.Row(t, unit.Code), unit.Code), seats);
        }
    }

    private List<Claimant> Lists(IReadOnlyDictionary<string, Rational> votes, Func<string, IReadOnlyDictionary<string, Rational>> rowOf, string? unit)
    {
        var start = step.Start.Select(rowOf).ToList();
        Claimant Of(string list) => new(list, votes.GetValueOrDefault(list), Held(start, list), CapOf(list, unit));
        if (step.Among is { } among) return [.. workings.Set(among, unit).Where(votes.ContainsKey).Select(Of)];
        List<Claimant> known = [.. data.Lists.Where(l => votes.ContainsKey(l.Code)).Select(l => Of(l.Code))];
        if (known.Count == votes.Count) return known;
        return [.. known, .. votes.Keys.Where(l => Table.IsList(l) && data.OrderOf(l) == int.MaxValue).Order(StringComparer.Ordinal).Select(Of)];
    }

    private long Held(List<IReadOnlyDictionary<string, Rational>> start, string list)
    {
        long held = 0;
        foreach (var row in start) held += seatCounts.Whole(row.GetValueOrDefault(list));
        return held;
    }

    private long CapOf(string list, string? unit)
    {
        if (!step.CapByCandidates) return step.Caps.TryGetValue(list, out var own) ? own : step.Cap ?? long.MaxValue;
        if (!data.Candidates.TryGetValue(unit ?? Table.Nation, out var lists))
            throw Refuse("law-no-base", $"Step \"{step.Name}\" gives no list more seats than it has candidates, but the data give no candidates for \"{unit ?? Table.Nation}\".");
        return lists.GetValueOrDefault(list, []).Count(p => !p.Withdrawn);
    }

    private void Distribute(string row, string? unit, List<Claimant> claimants, long seats)
    {
        if (step.Via.Length == 0)
        {
            var run = Run(claimants, seats, step.By, unit, step.Least);
            if (run.Quota is { } quota) workings.Quotas[(step.Name, unit)] = quota;
            Record(row, unit, null, run, claimants, seats, step.By, write: true);
            return;
        }

        ThroughGroups(row, unit, claimants, seats, 0, step.By, null);
    }

    /// <summary>Lists that share an attribute claim as one group; what the group gets is shared inside it by the next attribute, at last by list.</summary>
    private void ThroughGroups(string row, string? unit, List<Claimant> lists, long seats, int depth, AwardRule rule, string? within)
    {
        if (depth == step.Via.Length)
        {
            Record(row, unit, within, Run(lists, seats, rule, unit, null), lists, seats, rule, write: true);
            return;
        }

        var groups = lists
            .GroupBy(c => GroupOf(c.Name, step.Via[depth]) is { Length: > 0 } name ? (true, name) : (false, c.Name))
            .Select(g => (Name: g.Key.Item2, Lists: g.ToList())).ToList();
        if (groups.Count == 1 && within is not null)
        {
            ThroughGroups(row, unit, lists, seats, depth + 1, rule, within);
            return;
        }

        var claimants = groups.Select(g => new Claimant(
            g.Name,
            g.Lists.Aggregate(Rational.Zero, (sum, c) => sum + c.Votes),
            0,
            g.Lists.Count == 1 ? g.Lists[0].Cap : long.MaxValue)).ToList();
        var run = Run(claimants, seats, rule, unit, null);
        if (within is null && run.Quota is { } quota) workings.Quotas[(step.Name, unit)] = quota;
        Record(row, unit, within, run, claimants, seats, rule, write: false, groups: [.. groups.Select(g => g.Lists.Select(l => l.Name).ToImmutableArray())]);
        foreach (var (claimant, group) in claimants.Zip(groups))
        {
            if (group.Lists.Count == 1) Write(row, [KeyValuePair.Create(group.Lists[0].Name, claimant.Seats)]);
            else ThroughGroups(row, unit, group.Lists, claimant.Seats, depth + 1, step.Inner ?? step.By, group.Name);
        }
    }

    /// <summary>A list that only a table of seats knows has no attributes.</summary>
    private string? GroupOf(string list, string attribute) =>
        data.OrderOf(list) is var at && at < data.Lists.Length ? data.Lists[at].Attributes.GetValueOrDefault(attribute) : null;

    private void OverUnitsOfEachList()
    {
        foreach (var list in workings.NationalLists(step.Among))
            OverUnits(list, list, workings.Table(step.Votes).Rows.Select(r => r.Key), seatCounts.Of(step.Seats, null, list));
    }

    /// <summary>One distribution a unit of the level and list, over the units below; what the list holds there counts in addition.</summary>
    private void OverUnitsOfEachListIn(string level)
    {
        var votes = workings.Table(step.Votes);
        foreach (var unit in data.OfLevel(level))
        {
            var below = data.Subtree(unit.Code).Where(u => u != unit.Code && votes.Row(u) is not null).ToList();
            foreach (var list in workings.NationalLists(step.Among))
            {
                var held = below.Sum(u => Held([.. step.Start.Select(t => workings.Row(t, u))], list));
                OverUnits($"{unit.Code}/{list}", list, below, seatCounts.Of(step.Seats, unit.Code, list) + held);
            }
        }
    }

    private void OverUnits(string place, string list, IEnumerable<string> units, long seats)
    {
        var votes = workings.Table(step.Votes);
        var claimants = units.Select(u => new Claimant(
            u,
            votes.Row(u)!.GetValueOrDefault(list),
            Held([.. step.Start.Select(t => workings.Row(t, u))], list),
            long.MaxValue)).ToList();
        var run = Run(claimants, seats, step.By, place, null);
        Record(null, place, null, run, claimants, seats, step.By, write: false, list: list);
        foreach (var claimant in claimants.Where(c => c.Seats > 0)) Write(claimant.Name, [KeyValuePair.Create(list, claimant.Seats)]);
        if (run.Unfilled > 0) Write(Table.Nation, [KeyValuePair.Create(Table.Unfilled, run.Unfilled)]);
        if (run.Open > 0) Write(Table.Nation, [KeyValuePair.Create(Table.Open, run.Open)]);
    }

    private void ToUnits(string level)
    {
        var claimants = data.OfLevel(level).Select(u => new Claimant(
            u.Code, u.Numbers.TryGetValue(step.Measure!, out var own) ? own : workings.Bases.OfUnit(u.Code, step.Measure!), step.Least ?? 0, long.MaxValue)).ToList();
        var seats = seatCounts.Of(step.Seats, null, null);
        var run = Run(claimants, seats, step.By, null, null);
        Record(null, null, null, run, claimants, seats, step.By, write: false, groups: []);
        foreach (var claimant in claimants)
        {
            workings.SeatsOfUnits[claimant.Name] = claimant.Seats;
            Write(claimant.Name, [KeyValuePair.Create(Table.Seats, claimant.Seats)]);
        }
    }

    /// <summary>A list that holds more than its share keeps what it holds and leaves; the others share the rest again.</summary>
    private void WithDropOuts(string drop)
    {
        var votes = workings.Nation(step.Votes);
        var held = workings.Nation(drop);
        var seats = seatCounts.Of(step.Seats, null, null);
        var lots = workings.Ties.Unused;
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var left = seats - dropped.Sum(l => seatCounts.Whole(held[l]));
            if (left < 0) throw Refuse("law-no-seats", $"In step \"{step.Name}\" the lists that keep what they have hold {seats - left} seats, more than the {seats} to share.");
            List<Claimant> claimants = [.. Lists(votes, workings.Nation, null).Where(c => !dropped.Contains(c.Name))];
            workings.Ties.Unused = lots;
            var run = Run(claimants, left, step.By, null, null);
            var over = claimants.Where(c => held.GetValueOrDefault(c.Name) > c.Seats).Select(c => c.Name).ToList();
            if (over.Count == 0 || run.Tie is not null)
            {
                Record(Table.Nation, null, null, run, claimants, left, step.By, write: true, kept: [.. dropped.Select(l => KeyValuePair.Create(l, seatCounts.Whole(held[l])))]);
                return;
            }

            dropped.UnionWith(over);
        }
    }

    private Distribution Run(List<Claimant> claimants, long seats, AwardRule rule, string? unit, int? least)
    {
        Rational? quotaBase = rule is QuotaRule { Base: { } kind } ? unit is null ? workings.Bases.National(kind) : workings.Bases.OfUnit(unit, kind) : null;
        return Distribution.Run(claimants, seats, rule, least, quotaBase, workings.Ruling(step, unit));
    }

    private void Record(
        string? row, string? unit, string? group, Distribution run, List<Claimant> claimants, long seats, AwardRule rule, bool write,
        ImmutableArray<ImmutableArray<string>> groups = default, string? list = null, ImmutableArray<KeyValuePair<string, long>> kept = default)
    {
        if (row is not null)
        {
            if (write) Write(row, claimants.Where(c => c.Seats > 0).Select(c => KeyValuePair.Create(c.Name, c.Seats)));
            if (!kept.IsDefaultOrEmpty) Write(row, kept);
            if (run.Unfilled > 0) Write(row, [KeyValuePair.Create(Table.Unfilled, run.Unfilled)]);
            if (run.Open > 0) Write(row, [KeyValuePair.Create(Table.Open, run.Open)]);
        }

        if (run.IsContested && rule is QuotaRule quota)
            workings.Note(new ReadingReport(step.Name, step.Article, unit, "majority-and-cap", quota.MajoritySeatCounts ? "majority-seat: residual" : "majority-seat: apart"));
        if (!workings.Explains && run.Tie is null) return;
        workings.Note(
            new AwardReport(step.Name, step.Article, unit, group, rule, seats)
            {
                Row = row,
                OverUnitsFor = list,
                Groups = !groups.IsDefault,
                Claimants = [.. claimants.Select((c, i) => new ClaimantReport(
                    c.Name, c.Votes, c.Cap == long.MaxValue ? null : c.Cap, groups.IsDefaultOrEmpty ? [] : groups[i]))],
                Floors = [.. claimants.Where(c => c.Start > 0).Select(c => KeyValuePair.Create(c.Name, c.Start))],
                Kept = kept.IsDefault ? [] : kept,
                Quotas = run.Quotas,
                Given = run.Given,
                Result = [.. claimants.Where(c => c.Seats > 0).Select(c => KeyValuePair.Create(c.Name, c.Seats))],
                Unfilled = run.Unfilled,
                Tie = run.Tie,
            },
            run.Tie);
    }

    private void Write(string row, IEnumerable<KeyValuePair<string, long>> cells) => Result.Write(row, cells);

    private static RefusalException Refuse(string code, string message) => new(new Refusal(code, message));
}
