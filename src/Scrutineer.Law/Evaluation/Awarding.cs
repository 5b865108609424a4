using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies one <c>award</c> step: builds the claimants of each distribution, runs it, writes table and reports.</summary>
internal sealed class Awarding(SeatLaw law, VoteData data, Workings workings, AwardStep step)
{
    private readonly TieChain chain = step.Ties ?? law.Ties;

    private Table Result => workings.Define(step.Name);

    public void Apply()
    {
        _ = Result; // a step without claimants still defines its table
        if ((step.ToUnits ?? (step.Each is "list" ? null : step.Each)) is { } level && !data.Units.Any(u => u.Level == level))
            throw Refuse("law-no-level", $"Step \"{step.Name}\" works on units of level \"{level}\", but the data have none.");
        if (step.Caps.Keys.FirstOrDefault(l => data.OrderOf(l) == int.MaxValue) is { } unknown)
            throw Refuse("list-unknown", $"Step \"{step.Name}\" caps the list \"{unknown}\", which is not among the lists.");
        if (step.ToUnits is not null) ToUnits(step.ToUnits);
        else if (step.Each == "list") OverUnitsOfEachList();
        else if (step.Each is not null)
            foreach (var unit in data.Units.Where(u => u.Level == step.Each)) InUnit(unit.Code);
        else Nationally();
    }

    private void Nationally()
    {
        var votes = Rows.National(workings.Table(step.Votes));
        var start = step.Start is null ? null : Rows.National(workings.Table(step.Start));
        Distribute(Table.Nation, null, Lists(votes, start, null), Seats(step.Seats, null, null));
    }

    private void InUnit(string unit)
    {
        var votes = Rows.Of(data, workings.Table(step.Votes), unit);
        var start = step.Start is null ? null : Rows.Of(data, workings.Table(step.Start), unit);
        Distribute(unit, unit, Lists(votes, start, unit), Seats(step.Seats, unit, null));
    }

    private List<Claimant> Lists(IReadOnlyDictionary<string, Rational> votes, IReadOnlyDictionary<string, Rational>? start, string? unit)
    {
        var among = step.Among is null ? null : workings.Set(step.Among, unit).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. votes.Keys.Where(l => Table.IsList(l) && (among is null || among.Contains(l)))
                .OrderBy(data.OrderOf).ThenBy(l => l, StringComparer.Ordinal)
                .Select(l => new Claimant(l, votes[l], Whole(start?.GetValueOrDefault(l) ?? 0), CapOf(l))),
        ];
    }

    private long CapOf(string list) => step.Caps.TryGetValue(list, out var own) ? own : step.Cap ?? long.MaxValue;

    private void Distribute(string row, string? unit, List<Claimant> claimants, long seats)
    {
        if (step.Via.Length == 0)
        {
            Record(row, unit, null, Run(claimants, seats, step.By, unit, step.Least), claimants, seats, step.By, write: true);
            return;
        }

        ThroughGroups(row, unit, claimants, seats, depth: 0, step.By, null);
    }

    /// <summary>Lists that share an attribute claim as one group; what the group gets is shared inside it by the next attribute, at last by list.</summary>
    private void ThroughGroups(string row, string? unit, List<Claimant> lists, long seats, int depth, AwardRule rule, string? within)
    {
        if (depth == step.Via.Length)
        {
            Record(row, unit, within, Run(lists, seats, rule, unit, null), lists, seats, rule, write: true);
            return;
        }

        var attribute = step.Via[depth];
        var groups = lists
            .GroupBy(c => GroupOf(c.Name, attribute) is { Length: > 0 } group ? (group, "") : ("", c.Name))
            .Select(g => (Name: g.Key.Item1.Length > 0 ? g.Key.Item1 : g.Key.Item2, Lists: g.ToList())).ToList();
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
        Record(row, unit, within, Run(claimants, seats, rule, unit, null), claimants, seats, rule, write: false);
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
        var votes = workings.Table(step.Votes);
        var lists = step.Among is null ? [.. data.Lists.Select(l => l.Code)] : workings.NationalSet(step.Among);
        foreach (var list in lists)
        {
            var claimants = votes.Rows.Select(r => new Claimant(
                r.Key,
                r.Value.GetValueOrDefault(list),
                step.Start is null ? 0 : Whole(Rows.Of(data, workings.Table(step.Start), r.Key).GetValueOrDefault(list)),
                long.MaxValue)).ToList();
            var seats = Seats(step.Seats, null, list);
            var run = Run(claimants, seats, step.By, list, null);
            Record(null, list, null, run, claimants, seats, step.By, write: false);
            foreach (var claimant in claimants.Where(c => c.Seats > 0)) Write(claimant.Name, [KeyValuePair.Create(list, claimant.Seats)]);
        }
    }

    private void ToUnits(string level)
    {
        var claimants = data.Units.Where(u => u.Level == level).Select(u => new Claimant(
            u.Code, u.Numbers.TryGetValue(step.Measure!, out var own) ? own : workings.Bases.OfUnit(u.Code, step.Measure!), 0, long.MaxValue)).ToList();
        var seats = Seats(step.Seats, null, null);
        var run = Run(claimants, seats, step.By, null, null);
        Record(null, null, null, run, claimants, seats, step.By, write: false);
        foreach (var claimant in claimants)
        {
            workings.SeatsOfUnits[claimant.Name] = claimant.Seats;
            Write(claimant.Name, [KeyValuePair.Create(Table.Seats, claimant.Seats)]);
        }
    }

    private Distribution Run(List<Claimant> claimants, long seats, AwardRule rule, string? unit, int? least)
    {
        Rational? quotaBase = rule is QuotaRule { Base: { } kind } ? unit is null ? workings.Bases.National(kind) : workings.Bases.OfUnit(unit, kind) : null;
        return Distribution.Run(claimants, seats, rule, least, quotaBase, chain, workings.Ties, (step.Name, unit));
    }

    private void Record(string? row, string? unit, string? group, Distribution run, List<Claimant> claimants, long seats, AwardRule rule, bool write)
    {
        var result = claimants.Where(c => c.Seats > 0).Select(c => KeyValuePair.Create(c.Name, c.Seats)).ToImmutableArray();
        workings.Reports.Add(new AwardReport(step.Name, step.Article, unit, group, rule, seats)
        {
            Quotas = run.Quotas,
            Given = run.Given,
            Result = result,
            Unfilled = run.Unfilled,
            Tie = run.Tie,
        });
        if (row is null) return;
        if (write) Write(row, result);
        if (run.Unfilled > 0) Write(row, [KeyValuePair.Create(Table.Unfilled, run.Unfilled)]);
        if (run.Tie is { Losing: false } tie) Write(row, [KeyValuePair.Create(Table.Open, tie.Seats)]);
    }

    private void Write(string row, IEnumerable<KeyValuePair<string, long>> cells) =>
        Result.Write(row, cells.Select(c => KeyValuePair.Create(c.Key, (Rational)c.Value)));

    private long Seats(SeatForm form, string? unit, string? list)
    {
        switch (form)
        {
            case SeatForm.Fixed number:
                return number.Seats;
            case SeatForm.OfUnit:
                if (unit is null) throw Refuse("law-no-unit", $"Step \"{step.Name}\" takes the seats of a unit but is not made for each unit.");
                if (workings.SeatsOfUnits.TryGetValue(unit, out var given)) return given;
                return data.Unit(unit)!.Numbers.TryGetValue("seats", out var own)
                    ? Whole(own)
                    : throw Refuse("law-no-seats", $"The unit \"{unit}\" has no number of seats.");
            case SeatForm.OfTable table when list is not null:
                return Whole(workings.Table(table.Table).Total(list));
            case SeatForm.OfTable table when unit is not null:
                return Whole(Table.SumOf(Rows.Of(data, workings.Table(table.Table), unit)));
            case SeatForm.OfTable table:
                return Whole(workings.Table(table.Table).Sum());
            case SeatForm.Where where:
                var inside = workings.NationalSet(where.NotIn).ToHashSet(StringComparer.Ordinal);
                var held = workings.Table(where.Table);
                return Whole(held.Lists().Where(l => !inside.Contains(l)).Aggregate(Rational.Zero, (sum, l) => sum + held.Total(l)));
            case SeatForm.Minus minus:
                var seats = minus.Of.Skip(1).Aggregate(Seats(minus.Of[0], unit, list), (sum, f) => sum - Seats(f, unit, list));
                return seats >= 0 ? seats : throw Refuse("law-no-seats", $"Step \"{step.Name}\" would distribute {seats} seats.");
            default:
                throw new InvalidOperationException(form.ToString());
        }
    }

    private long Whole(Rational number) => number.IsInteger && number.Numerator <= 1_000_000
        ? (long)number.Numerator
        : throw Refuse("law-no-seats", $"Step \"{step.Name}\" needs a whole number of seats up to 1,000,000, not {number}.");

    private static RefusalException Refuse(string code, string message) => new(new Refusal(code, message));
}
