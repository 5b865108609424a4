using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>balance</c> step.</summary>
internal sealed class Balancing(VoteData data, Workings workings, BalanceStep step)
{
    private readonly SeatCounts seatCounts = new(data, workings, step.Name);

    public void Apply()
    {
        var table = workings.Define(step.Name);
        var totals = workings.Nation(step.Columns);
        var columns = workings.NationalLists(step.Among).Select(l => (List: l, Seats: seatCounts.Whole(totals.GetValueOrDefault(l)))).ToList();
        var rows = data.Votes.Rows.Select(r => (Unit: r.Key, Votes: r.Value, Seats: seatCounts.OfUnit(r.Key))).ToList();
        var (inRows, inColumns) = (rows.Sum(r => r.Seats), columns.Sum(c => c.Seats));
        if (inRows != inColumns)
        {
            if (workings.OpenTies.Count == 0) throw Infeasible($"the units have {inRows} seats, the lists {inColumns}");
            foreach (var row in rows) table.Write(row.Unit, [KeyValuePair.Create(Table.Open, row.Seats)]); // waits for the tie before it
            return;
        }

        var votes = new Rational[rows.Count, columns.Count];
        var least = new long[rows.Count, columns.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            // The factor of a column without seats would be 0: its cells get none.
            for (var j = 0; j < columns.Count; j++)
                votes[i, j] = columns[j].Seats == 0 ? Rational.Zero : rows[i].Votes.GetValueOrDefault(columns[j].List);
            if (step.Floor && rows[i].Seats > 0 && Strongest(rows[i].Votes, columns) is { } first) least[i, first] = 1;
        }

        var matrix = new Biproportion(votes, [.. rows.Select(r => r.Seats)], [.. columns.Select(c => c.Seats)], step.Divisors, least);
        if (!matrix.Solve()) throw Infeasible("where lists have no votes, they leave too few cells");
        var tie = SettleTies(matrix, rows.ConvertAll(r => r.Unit), columns.ConvertAll(c => c.List), table);
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < columns.Count; j++)
                if (matrix.Seats[i, j] > 0) table.Write(rows[i].Unit, [KeyValuePair.Create(columns[j].List, matrix.Seats[i, j])]);
        workings.Note(
            new BalanceReport(
                step.Name, step.Article, step.Divisors,
                [.. rows.Select((r, i) => new BalanceLine(r.Unit, r.Seats, matrix.RowFactors[i]))],
                [.. columns.Select((c, j) => new BalanceLine(c.List, c.Seats, matrix.ColumnFactors[j]))])
            {
                Cells = [.. rows.SelectMany((r, i) => columns.Select((c, j) => new BalanceCell(r.Unit, c.List, votes[i, j], matrix.Seats[i, j]))).Where(c => c.Votes.Sign > 0)],
                Tie = tie,
            },
            tie);
    }

    /// <summary>The column with most votes of a row; null if nobody has votes, or two share the lead and a floor could not be given to one.</summary>
    private static int? Strongest(IReadOnlyDictionary<string, Rational> votes, List<(string List, long Seats)> columns)
    {
        var ordered = columns.Select((c, j) => (At: j, c.Seats, Votes: votes.GetValueOrDefault(c.List))).OrderByDescending(c => c.Votes).ToList();
        if (ordered.Count == 0 || ordered[0].Votes.IsZero || ordered[0].Seats == 0) return null;
        return ordered.Count > 1 && ordered[1].Votes == ordered[0].Votes ? null : ordered[0].At;
    }

    /// <summary>Several matrices obey the rule where tied cells form a cycle: a lot says which of these cells round up.</summary>
    private OpenTie? SettleTies(Biproportion matrix, List<string> rows, List<string> columns, Table table)
    {
        var (lose, gain) = matrix.Ties();
        if (lose.Count == 0) return null;
        var cells = lose.Concat(gain).Order().ToList();
        foreach (var (i, j) in lose) matrix.Seats[i, j]--;
        var claimants = cells.ConvertAll(c => new Claimant($"{rows[c.Row]}/{columns[c.Column]}", data.Votes.Row(rows[c.Row])!.GetValueOrDefault(columns[c.Column]), matrix.Seats[c.Row, c.Column], long.MaxValue));
        var ruling = workings.Ruling(step, null);
        var byLot = ruling with { Chain = ruling.Chain with { Rules = [.. ruling.Chain.Rules.Where(r => r is TieRule.Lot or TieRule.Ask)] } };
        var settled = byLot.Settle(claimants, lose.Count);
        if (!settled.IsOpen)
        {
            var drawn = settled.Chosen.Select(c => cells[claimants.IndexOf(c)]).ToList();
            bool Fits(Func<(int Row, int Column), int> line) => drawn.Select(line).Order().SequenceEqual(lose.Select(line).Order());
            if (!Fits(c => c.Row) || !Fits(c => c.Column))
                throw new RefusalException(new Refusal("law-lot-impossible", $"The cells drawn for step \"{step.Name}\" do not fit the seats of units and lists."));
            foreach (var (i, j) in drawn) matrix.Seats[i, j]++;
            return null;
        }

        foreach (var row in lose.GroupBy(c => c.Row)) table.Write(rows[row.Key], [KeyValuePair.Create(Table.Open, (long)row.Count())]);
        return byLot.Open(settled);
    }

    private RefusalException Infeasible(string why) => new(new Refusal("law-infeasible", $"No matrix of seats fits step \"{step.Name}\": {why}."));
}
