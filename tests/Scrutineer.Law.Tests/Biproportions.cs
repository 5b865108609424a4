using CsCheck;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>
/// The biproportional matrix against brute force. A matrix obeys the rule if and only if no other with the same sums has a greater product
/// of votes / d(n) over all its seats (the optimum of Rote and Zachariasen); several greatest are a tie.
/// </summary>
public class Biproportions
{
    private static readonly Divisors[] Rules = [Divisors.Find("sainte-lague")!, Divisors.Find("dhondt")!, Divisors.Find("sainte-lague/1.4")!, Divisors.Find("danish")!];

    private sealed record Problem(Rational[,] Votes, long[] Rows, long[] Columns, Divisors Divisors)
    {
        public long[,] Least { get; init; } = new long[Rows.Length, Columns.Length];
    }

    // Small numbers and many zeros: ties and impossible matrices are common here.
    private static readonly Gen<Problem> AnyProblem =
        from rows in Gen.Int[1, 4]
        from columns in Gen.Int[1, 4]
        from votes in Gen.Frequency((2, Gen.Const(0)), (5, Gen.Int[1, 6]), (3, Gen.Int[1, 50])).Array[rows * columns]
        from rule in Gen.Int[0, Rules.Length - 1]
        from rowSeats in Gen.Long[0, 3].Array[rows]
        from cuts in Gen.Int[0, columns - 1].Array[(int)rowSeats.Sum()]
        select new Problem(Table(votes, rows, columns), rowSeats, [.. Enumerable.Range(0, columns).Select(j => (long)cuts.Count(c => c == j))], Rules[rule]);

    [Fact]
    public void It_finds_the_best_matrix_or_proves_that_there_is_none() => AnyProblem.Sample(
        problem =>
        {
            var best = Best(problem);
            var found = new Biproportion(problem.Votes, problem.Rows, problem.Columns, problem.Divisors, problem.Least);
            if (!found.Solve()) return best.Count == 0;
            return best.Exists(m => Same(m, found.Seats)) && (best.Count > 1) == (found.Ties().MayLose.Count > 0);
        },
        iter: 20_000, print: Print);

    [Fact]
    public void Where_it_is_tied_the_cells_it_names_are_exactly_those_that_differ() => AnyProblem.Sample(
        problem =>
        {
            var best = Best(problem);
            var found = new Biproportion(problem.Votes, problem.Rows, problem.Columns, problem.Divisors, problem.Least);
            if (!found.Solve() || best.Count < 2) return true;
            var (lose, gain) = found.Ties();
            var named = lose.Concat(gain).ToHashSet();
            var differ = from i in Enumerable.Range(0, problem.Rows.Length)
                         from j in Enumerable.Range(0, problem.Columns.Length)
                         where best.Select(m => m[i, j]).Distinct().Count() > 1
                         select (i, j);
            return named.SetEquals(differ);
        },
        iter: 20_000, print: Print);

    [Fact]
    public void The_factors_it_gives_prove_the_matrix() => AnyProblem.Sample(
        problem =>
        {
            var found = new Biproportion(problem.Votes, problem.Rows, problem.Columns, problem.Divisors, problem.Least);
            if (!found.Solve()) return true;
            for (var i = 0; i < problem.Rows.Length; i++)
            {
                for (var j = 0; j < problem.Columns.Length; j++)
                {
                    var (seats, value) = (found.Seats[i, j], problem.Votes[i, j] * found.RowFactors[i] * found.ColumnFactors[j]);
                    if (problem.Votes[i, j].IsZero ? seats != 0 : value > problem.Divisors.At(seats) || (seats > 0 && value < problem.Divisors.At(seats - 1))) return false;
                }
            }

            return true;
        },
        iter: 10_000, print: Print);

    /// <summary>Every matrix with the greatest product; none if no matrix fits.</summary>
    private static List<long[,]> Best(Problem problem)
    {
        var (rows, columns) = (problem.Rows.Length, problem.Columns.Length);
        var (best, greatest) = (new List<long[,]>(), Rational.Zero);
        var matrix = new long[rows, columns];
        void Cell(int at, Rational product, long[] rowLeft, long[] columnLeft)
        {
            if (at == rows * columns)
            {
                if (rowLeft.Any(r => r > 0) || columnLeft.Any(c => c > 0) || product < greatest) return;
                if (product > greatest) best.Clear();
                greatest = product;
                best.Add((long[,])matrix.Clone());
                return;
            }

            var (i, j) = (at / columns, at % columns);
            if (j == 0 && i > 0 && rowLeft[i - 1] > 0) return;
            for (long seats = 0; seats <= long.Min(rowLeft[i], columnLeft[j]); seats++)
            {
                if (seats > 0 && problem.Votes[i, j].IsZero) break;
                if (seats > 0) product *= problem.Votes[i, j] / problem.Divisors.At(seats - 1);
                matrix[i, j] = seats;
                rowLeft[i] -= seats;
                columnLeft[j] -= seats;
                Cell(at + 1, product, rowLeft, columnLeft);
                rowLeft[i] += seats;
                columnLeft[j] += seats;
            }

            matrix[i, j] = 0;
        }

        Cell(0, Rational.One, [.. problem.Rows], [.. problem.Columns]);
        return best;
    }

    private static bool Same(long[,] a, long[,] b) => a.Cast<long>().SequenceEqual(b.Cast<long>());

    private static Rational[,] Table(int[] votes, int rows, int columns)
    {
        var table = new Rational[rows, columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) table[i, j] = votes[i * columns + j];
        return table;
    }

    private static string Print(Problem p) =>
        $"{p.Divisors.Name} rows {string.Join(',', p.Rows)} columns {string.Join(',', p.Columns)} votes {string.Join(',', p.Votes.Cast<Rational>())}";
}
