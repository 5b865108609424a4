using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies <c>add</c>, <c>combine</c>, <c>total</c>, <c>unused</c> and <c>weigh</c> steps.</summary>
internal sealed class TableArithmetic(VoteData data, Workings workings, SeatLaw law)
{
    public void Apply(Step step)
    {
        var table = workings.Define(step.Name);
        switch (step)
        {
            case AddStep add:
                foreach (var of in add.Of)
                    foreach (var (unit, cells) in workings.Table(of).Rows) table.Write(unit, cells);
                break;
            case TotalStep total:
                table.Write(Table.Nation, workings.Nation(total.Of));
                break;
            case CombineStep combine:
                Combine(table, workings.Table(combine.First), workings.Table(combine.Second), combine.With);
                break;
            case UnusedStep unused:
                Unused(table, law.Steps.OfType<AwardStep>().First(a => a.Name == unused.Of));
                break;
            case WeighStep weigh:
                Weigh(table, weigh);
                break;
        }

        var read = step switch { AddStep a => a.Of, CombineStep c => [c.First, c.Second], TotalStep t => [t.Of], _ => [] };
        workings.Note(new TableReport(step.Name, step.Article, step) { Direct = read.Contains("direct") ? data.Direct : null });
    }

    internal static Rational Cell(CombineRule rule, Rational a, Rational b) => rule switch
    {
        CombineRule.Max => a < b ? b : a,
        CombineRule.MaxOrCeilMean => (Rational)((a + b) / 2).Ceiling() is var mean && a < mean ? mean : a,
        CombineRule.Excess => a > b ? a - b : Rational.Zero,
        _ => throw new InvalidOperationException(rule.ToString()),
    };

    internal static void Combine(Table table, Table first, Table second, CombineRule rule)
    {
        foreach (var unit in first.Rows.Select(r => r.Key).Union(second.Rows.Select(r => r.Key)))
        {
            var (a, b) = (first.Row(unit), second.Row(unit));
            var lists = (a?.Keys ?? []).Union(b?.Keys ?? []).Where(Table.IsList);
            table.Write(unit, lists.Select(l => KeyValuePair.Create(l, Cell(rule, a?.GetValueOrDefault(l) ?? 0, b?.GetValueOrDefault(l) ?? 0))));
        }
    }

    private void Unused(Table table, AwardStep award)
    {
        var units = award.Each is null ? [null] : data.OfLevel(award.Each).Select(u => (string?)u.Code).ToList();
        foreach (var unit in units)
        {
            var votes = unit is null ? workings.Nation(award.Votes) : workings.Row(award.Votes, unit);
            var seats = workings.Table(award.Name).Row(unit ?? Table.Nation);
            var quota = workings.Quotas.GetValueOrDefault((award.Name, unit)); // without seats to give there is no quota, and nothing is spent
            var among = award.Among is null ? null : workings.Set(award.Among, unit).ToHashSet(StringComparer.Ordinal);
            table.Write(unit ?? Table.Nation, votes
                .Where(v => Table.IsList(v.Key) && among?.Contains(v.Key) != false)
                .Select(v => KeyValuePair.Create(v.Key, Left(v.Value - quota * (seats?.GetValueOrDefault(v.Key) ?? 0)))));
        }
    }

    /// <summary>A list with a seat more than whole quotas (a remainder seat, a floor) has nothing left.</summary>
    private static Rational Left(Rational votes) => votes.Sign < 0 ? Rational.Zero : votes;

    private void Weigh(Table table, WeighStep weigh)
    {
        var seatCounts = new SeatCounts(data, workings, weigh.Name);
        foreach (var (unit, cells) in data.Votes.Rows)
        {
            var seats = seatCounts.OfUnit(unit);
            if (seats == 0) continue; // votes of a unit without seats have no voter number
            table.Write(unit, cells.Select(c => KeyValuePair.Create(c.Key, Number(c.Value / seats, weigh.HalfUp))));
        }
    }

    private static Rational Number(Rational exact, bool halfUp) => halfUp ? (exact + new Rational(1, 2)).Floor() : exact;
}
