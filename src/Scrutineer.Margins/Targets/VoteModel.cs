using System.Numerics;
using Google.OrTools.Sat;
using Scrutineer.Margins.Ground;
using Scrutineer.Margins.Stations;

namespace Scrutineer.Margins;

/// <summary>The votes of every cell after a change, as variables of a solver model: votes moved inside rows, or stations annulled.</summary>
internal sealed class VoteModel
{
    private readonly VoteGround ground;
    private readonly IntVar?[,] cells;
    private readonly StationTable? table;
    private readonly BoolVar[] annulled = [];
    private readonly (IntVar Less, IntVar More)?[,] moves = new (IntVar, IntVar)?[0, 0];
    private readonly LinearExpr[] national;

    /// <summary>Votes moved: at most that many.</summary>
    public VoteModel(CpModel model, VoteGround ground, BigInteger most)
    {
        this.ground = ground;
        cells = new IntVar?[ground.Rows.Length, ground.Lists.Length];
        moves = new (IntVar, IntVar)?[ground.Rows.Length, ground.Lists.Length];
        var costs = new List<LinearExpr>();
        for (var r = 0; r < ground.Rows.Length; r++)
        {
            var less = new List<LinearExpr>();
            var more = new List<LinearExpr>();
            for (var l = 0; l < ground.Lists.Length; l++)
            {
                if (ground.Available[r][l] is not { } votes) continue;
                var now = (long)votes;
                var bound = (long)most;
                var down = model.NewIntVar(0, long.Min(now, bound), "");
                var up = model.NewIntVar(0, bound, "");
                cells[r, l] = model.NewIntVar(long.Max(0, now - bound), now + bound, "");
                model.Add(cells[r, l] == now + up - down);
                moves[r, l] = (down, up);
                less.Add(down);
                more.Add(up);
            }

            model.Add(LinearExpr.Sum(less) == LinearExpr.Sum(more));
            costs.AddRange(less);
        }

        Cost = LinearExpr.Sum(costs);
        national = National();
    }

    /// <summary>Stations annulled.</summary>
    public VoteModel(CpModel model, VoteGround ground, StationTable table, long[] costs)
    {
        this.ground = ground;
        this.table = table;
        cells = new IntVar?[ground.Rows.Length, ground.Lists.Length];
        annulled = [.. table.All.Select(_ => model.NewBoolVar(""))];
        for (var r = 0; r < ground.Rows.Length; r++)
            for (var l = 0; l < ground.Lists.Length; l++)
            {
                if (ground.Available[r][l] is not { } votes) continue;
                cells[r, l] = model.NewIntVar(0, (long)votes, "");
                model.Add(cells[r, l] + Taken(table.In(r, Counted.List, l)) == (long)votes);
            }

        Cost = LinearExpr.WeightedSum(annulled, costs);
        national = National();
    }

    /// <summary>Votes moved, or the cost of the stations.</summary>
    public LinearExpr Cost { get; }

    /// <summary>False if a form had a value that is no whole number, so that the model is not exact.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Votes of a list in the whole country.</summary>
    public LinearExpr Votes(int list) => national[list];

    /// <summary>The value of a form with whole numbers.</summary>
    public LinearExpr Value(Form form)
    {
        IsWhole &= form.Value.IsInteger;
        var constant = (long)form.Value.Floor();
        var parts = new List<LinearExpr>();
        foreach (var (coefficient, quantity) in form.Terms)
        {
            var factor = (long)coefficient;
            foreach (var row in quantity.Rows!.Rows)
            {
                if (quantity.Counted is Counted.Valid or Counted.Cast)
                {
                    if (table is not null) parts.Add(Taken(table.In(row, quantity.Counted, -1)) * -factor);
                    continue;
                }

                for (var l = 0; l < ground.Lists.Length; l++)
                {
                    if (quantity.Counted == Counted.List ? l != quantity.List : ground.IsAgainstAll(l)) continue;
                    if (cells[row, l] is not { } cell) continue;
                    parts.Add(cell * factor);
                    constant -= factor * (long)ground.Available[row][l]!.Value;
                }
            }
        }

        return LinearExpr.Sum(parts) + constant;
    }

    /// <summary>The stations of a solution.</summary>
    public IEnumerable<int> Annulled(CpSolver solver) => Enumerable.Range(0, annulled.Length).Where(k => solver.BooleanValue(annulled[k]));

    /// <summary>The moves of a solution, in the order of the lists.</summary>
    public IEnumerable<Shift> Moves(CpSolver solver)
    {
        for (var r = 0; r < ground.Rows.Length; r++)
        {
            var more = new Queue<(int List, long Votes)>();
            for (var l = 0; l < ground.Lists.Length; l++)
                if (moves[r, l] is { } move && solver.Value(move.More) - solver.Value(move.Less) is > 0 and var up) more.Enqueue((l, up));
            for (var l = 0; l < ground.Lists.Length; l++)
            {
                if (moves[r, l] is not { } move) continue;
                var down = solver.Value(move.Less) - solver.Value(move.More);
                while (down > 0 && more.TryPeek(out var to))
                {
                    more.Dequeue();
                    var votes = long.Min(down, to.Votes);
                    yield return new Shift(ground.Rows[r], ground.Lists[l], ground.Lists[to.List], votes);
                    down -= votes;
                    if (to.Votes > votes) more = new([(to.List, to.Votes - votes), .. more]);
                }
            }
        }
    }

    private LinearExpr Taken(IReadOnlyList<(int Station, long Count)> counts) =>
        LinearExpr.WeightedSum(counts.Select(c => annulled[c.Station]), counts.Select(c => c.Count));

    private LinearExpr[] National() =>
    [
        .. Enumerable.Range(0, ground.Lists.Length).Select(l => LinearExpr.Sum(
            Enumerable.Range(0, ground.Rows.Length).Select(r => cells[r, l]).OfType<IntVar>())),
    ];
}
