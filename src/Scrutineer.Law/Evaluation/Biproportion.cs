using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// The integer matrix with given row and column sums whose cells are votes x row factor x column factor, rounded by divisors
/// (Balinski and Demange 1989). Alternating scaling in rounded factors finds a good start; the tie-and-transfer algorithm
/// (Zachariasen 2006, after Rote) finishes from any start in exact arithmetic and always ends: with the matrix, or with the proof that none fits.
/// </summary>
internal sealed class Biproportion
{
    private const int ScalingRounds = 60;
    private const int FactorBits = 22;

    private readonly Rational[,] votes;
    private readonly long[] rowSeats;
    private readonly long[] columnSeats;
    private readonly Divisors divisors;
    private readonly long[,] least;
    private readonly int rows;
    private readonly int columns;

    /// <param name="votes">At least 0; a cell of 0 gets no seat.</param>
    /// <param name="rowSeats">The sums of the rows.</param>
    /// <param name="columnSeats">The sums of the columns; the same in all as the rows.</param>
    /// <param name="divisors">d(n) is where the n+1st seat begins; more than 0.</param>
    /// <param name="least">The least seats of each cell.</param>
    public Biproportion(Rational[,] votes, long[] rowSeats, long[] columnSeats, Divisors divisors, long[,] least)
    {
        (this.votes, this.rowSeats, this.columnSeats, this.divisors, this.least) = (votes, rowSeats, columnSeats, divisors, least);
        (rows, columns) = (rowSeats.Length, columnSeats.Length);
        Seats = new long[rows, columns];
        RowFactors = [.. Enumerable.Repeat(Rational.One, rows)];
        ColumnFactors = [.. Enumerable.Repeat(Rational.One, columns)];
    }

    /// <summary>The matrix.</summary>
    public long[,] Seats { get; }

    /// <summary>One factor a row; with the column factors they prove the matrix.</summary>
    public Rational[] RowFactors { get; }

    /// <summary>One factor a column.</summary>
    public Rational[] ColumnFactors { get; }

    /// <summary>Fills the matrix. False: no matrix fits.</summary>
    public bool Solve()
    {
        for (var i = 0; i < rows; i++)
        {
            var most = Enumerable.Range(0, columns).Any(j => votes[i, j].Sign > 0);
            if (rowSeats[i] > 0 && !most) return false;
            if (Enumerable.Range(0, columns).Sum(j => least[i, j]) > rowSeats[i]) return false;
        }

        for (var j = 0; j < columns; j++)
            if (columnSeats[j] > 0 && !Enumerable.Range(0, rows).Any(i => votes[i, j].Sign > 0)) return false;
        Scale();
        while (Surplus(out var surplus, out var deficit))
        {
            var from = Reach(surplus, out var rowReached, out var columnReached);
            var end = Enumerable.Range(0, columns).FirstOrDefault(j => deficit[j] && columnReached[j], -1);
            if (end >= 0) Transfer(from, end);
            else if (!Rescale(rowReached, columnReached)) return false;
        }

        return true;
    }

    /// <summary>The cells whose seats could be exchanged without leaving the rule: those that may lose a seat, and those that may gain one.</summary>
    public (List<(int Row, int Column)> MayLose, List<(int Row, int Column)> MayGain) Ties()
    {
        var component = Components();
        var (lose, gain) = (new List<(int, int)>(), new List<(int, int)>());
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (component[i] != component[rows + j]) continue;
                if (MayLose(i, j)) lose.Add((i, j));
                if (MayGain(i, j)) gain.Add((i, j));
            }
        }

        return (lose, gain);
    }

    private Rational Value(int i, int j) => votes[i, j] * RowFactors[i] * ColumnFactors[j];

    private bool MayLose(int i, int j) => votes[i, j].Sign > 0 && Seats[i, j] > least[i, j] && Value(i, j) == divisors.At(Seats[i, j] - 1);

    private bool MayGain(int i, int j) => votes[i, j].Sign > 0 && Value(i, j) == divisors.At(Seats[i, j]);

    /// <summary>Alternating scaling; ends with every row exact under its factor.</summary>
    private void Scale()
    {
        for (var round = 0; ; round++)
        {
            for (var i = 0; i < rows; i++)
            {
                var line = Enumerable.Range(0, columns).Select(j => (Votes: votes[i, j] * ColumnFactors[j], Least: least[i, j])).ToArray();
                var seats = Line(line, rowSeats[i]);
                for (var j = 0; j < columns; j++) Seats[i, j] = seats[j];
                RowFactors[i] = Factor(line, seats);
            }

            if (round == ScalingRounds || !Surplus(out _, out _)) break;
            for (var i = 0; i < rows; i++) RowFactors[i] = Rounded(RowFactors[i]);
            for (var j = 0; j < columns; j++)
            {
                var line = Enumerable.Range(0, rows).Select(i => (Votes: votes[i, j] * RowFactors[i], Least: least[i, j])).ToArray();
                ColumnFactors[j] = columnSeats[j] == 0 ? Rational.One : Rounded(Factor(line, Line(line, columnSeats[j])));
            }
        }

        Tighten();
    }

    /// <summary>The row factors exactly: the rounded ones may lie beside the interval in which they round the row to its seats.</summary>
    private void Tighten()
    {
        for (var i = 0; i < rows; i++)
        {
            var line = Enumerable.Range(0, columns).Select(j => (Votes: votes[i, j] * ColumnFactors[j], Least: least[i, j])).ToArray();
            RowFactors[i] = Factor(line, [.. Enumerable.Range(0, columns).Select(j => Seats[i, j])]);
        }
    }

    /// <summary>Highest averages on one line; equal claims go to the first, for ties are found at the end.</summary>
    private long[] Line((Rational Votes, long Least)[] line, long seats)
    {
        var held = line.Select(c => c.Votes.Sign > 0 ? c.Least : 0).ToArray();
        var claims = line.Select((c, i) => c.Votes.Sign > 0 ? c.Votes / divisors.At(held[i]) : Rational.Zero).ToArray();
        for (var left = seats - held.Sum(); left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < claims.Length; i++)
                if (claims[i] > claims[best]) best = i;
            claims[best] = line[best].Votes / divisors.At(++held[best]);
        }

        return held;
    }

    /// <summary>The middle of the interval of factors that round a line to its seats.</summary>
    private Rational Factor((Rational Votes, long Least)[] line, long[] seats)
    {
        Rational? low = null, high = null;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i].Votes.Sign == 0) continue;
            var up = divisors.At(seats[i]) / line[i].Votes;
            if (high is null || up < high) high = up;
            if (seats[i] <= line[i].Least) continue;
            var down = divisors.At(seats[i] - 1) / line[i].Votes;
            if (low is null || down > low) low = down;
        }

        return low is { } l ? high is { } h && l < h ? (l + h) / 2 : l : high is { } top ? top / 2 : Rational.One;
    }

    /// <summary>The nearest number of few bits: factors of a start need not be exact.</summary>
    private static Rational Rounded(Rational value)
    {
        var shift = FactorBits - (int)(value.Numerator.GetBitLength() - value.Denominator.GetBitLength());
        var scale = BigInteger.Pow(2, int.Abs(shift));
        var rounded = shift >= 0 ? new Rational((value * scale).Floor(), scale) : (Rational)((value / scale).Floor() * scale);
        return rounded.Sign > 0 ? rounded : value;
    }

    private bool Surplus(out bool[] surplus, out bool[] deficit)
    {
        (surplus, deficit) = (new bool[columns], new bool[columns]);
        for (var j = 0; j < columns; j++)
        {
            long sum = 0;
            for (var i = 0; i < rows; i++) sum += Seats[i, j];
            (surplus[j], deficit[j]) = (sum > columnSeats[j], sum < columnSeats[j]);
        }

        return surplus.Contains(true);
    }

    /// <summary>What can be reached from the columns with too many seats: a column gives to a row, a row to a column, at tied cells.</summary>
    private int[] Reach(bool[] surplus, out bool[] rowReached, out bool[] columnReached)
    {
        var from = new int[rows + columns];
        Array.Fill(from, -1);
        (rowReached, columnReached) = (new bool[rows], [.. surplus]);
        var queue = new Queue<int>(Enumerable.Range(0, columns).Where(j => surplus[j]).Select(j => rows + j));
        while (queue.TryDequeue(out var at))
        {
            if (at >= rows)
            {
                for (var i = 0; i < rows; i++)
                {
                    if (rowReached[i] || !MayLose(i, at - rows)) continue;
                    (rowReached[i], from[i]) = (true, at);
                    queue.Enqueue(i);
                }
            }
            else
            {
                for (var j = 0; j < columns; j++)
                {
                    if (columnReached[j] || !MayGain(at, j)) continue;
                    (columnReached[j], from[rows + j]) = (true, at);
                    queue.Enqueue(rows + j);
                }
            }
        }

        return from;
    }

    /// <summary>Moves one seat along the path that ends in the column.</summary>
    private void Transfer(int[] from, int column)
    {
        for (var at = rows + column; from[at] >= 0;)
        {
            var row = from[at];
            Seats[row, at - rows]++;
            at = from[row];
            Seats[row, at - rows]--;
        }
    }

    /// <summary>
    /// Lowers the factors of the reached columns and raises those of the reached rows until a cell at the border is tied. False: there is none.
    /// </summary>
    private bool Rescale(bool[] rowReached, bool[] columnReached)
    {
        Rational? least = null;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (rowReached[i] == columnReached[j] || votes[i, j].Sign == 0) continue;
                if (!rowReached[i] && Seats[i, j] <= this.least[i, j]) continue;
                var ratio = rowReached[i] ? divisors.At(Seats[i, j]) / Value(i, j) : Value(i, j) / divisors.At(Seats[i, j] - 1);
                if (least is null || ratio < least) least = ratio;
            }
        }

        if (least is not { } factor) return false;
        for (var i = 0; i < rows; i++)
            if (rowReached[i]) RowFactors[i] *= factor;
        for (var j = 0; j < columns; j++)
            if (columnReached[j]) ColumnFactors[j] /= factor;
        return true;
    }

    /// <summary>Strongly connected components of the graph of tied cells (rows first, then columns).</summary>
    private int[] Components()
    {
        bool Edge(int a, int b) => a >= rows ? b < rows && MayLose(b, a - rows) : b >= rows && MayGain(a, b - rows);
        var all = Enumerable.Range(0, rows + columns).ToList();
        HashSet<int> Reached(int start, Func<int, int, bool> edge)
        {
            var seen = new HashSet<int> { start };
            var stack = new Stack<int>([start]);
            while (stack.TryPop(out var at))
                foreach (var next in all.Where(n => edge(at, n) && seen.Add(n))) stack.Push(next);
            return seen;
        }

        var component = new int[rows + columns];
        Array.Fill(component, -1);
        foreach (var node in all.Where(n => component[n] < 0))
        {
            var forth = Reached(node, Edge);
            foreach (var member in Reached(node, (a, b) => Edge(b, a)).Where(forth.Contains)) component[member] = node;
        }

        return component;
    }
}
