using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>
/// A biproportional matrix with its proof: in every cell votes x row factor x column factor lies between d(seats - 1) and d(seats).
/// Nobody needs to know how the factors were found.
/// </summary>
internal static class BalanceSentences
{
    private const int Figures = 8;

    public static ExplainedStep Of(BalanceReport balance, Telling telling)
    {
        var words = telling.Words;
        var rows = balance.Rows.ToDictionary(r => r.Name, r => r.Factor, StringComparer.Ordinal);
        var columns = balance.Columns.ToDictionary(c => c.Name, c => c.Factor, StringComparer.Ordinal);
        var cells = balance.Cells.Select(c => (Cell: c, Product: c.Votes * rows[c.Unit] * columns[c.List])).ToList();
        var raised = cells.Where(c => c.Cell.Seats > 0 && c.Product < Under(balance, c.Cell)).Select(c => $"{c.Cell.Unit}/{c.Cell.List}").ToList();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(words.Text("balance.rule", RuleWords.Divisors(balance.Divisors.Name, words))));
        passages.Add(new Sentence(words["balance.proof"]));
        passages.Add(Lines(balance.Rows, "balance.rows", "unit", telling.OfUnits()));
        passages.Add(Lines([.. balance.Columns.Where(c => c.Seats > 0)], "balance.columns", "list", telling));
        passages.Add(new Listing(
            words.Count("balance.cells", cells.Count), 2,
            [words["unit"], words["list"], words["votes"], words["balance.least"], words["balance.product"], words["balance.most"], words["seats"]],
            [.. cells.Select(c => Row(balance, c.Cell, c.Product, telling))]));
        if (raised.Count > 0) passages.Add(new Sentence(words.Text("balance.raised", telling.Joined(raised))));
        if (balance.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        return new ExplainedStep(words["balance.heading"], balance.Article, null, passages.ToImmutable());
    }

    private static Listing Lines(ImmutableArray<BalanceLine> lines, string caption, string head, Telling telling) => new(
        telling.Words[caption], 1,
        [telling.Words[head], telling.Words["seats"], telling.Words["balance.factor"]],
        [
            .. lines.Select(l => ImmutableArray.Create(
                telling.Name(l.Name), Numbers.Whole(l.Seats), Numbers.Significant(l.Factor, Figures, telling.Language))),
        ]);

    private static ImmutableArray<string> Row(BalanceReport balance, BalanceCell cell, Rational product, Telling telling) =>
    [
        telling.UnitName(cell.Unit), telling.Name(cell.List), Numbers.Short(cell.Votes, telling.Language), Numbers.Short(Under(balance, cell), telling.Language),
        Numbers.Decimal(product, 4, telling.Language), Numbers.Short(balance.Divisors.At(cell.Seats), telling.Language), Numbers.Whole(cell.Seats),
    ];

    /// <summary>The least product that gives the seats of the cell.</summary>
    private static Rational Under(BalanceReport balance, BalanceCell cell) => cell.Seats == 0 ? Rational.Zero : balance.Divisors.At(cell.Seats - 1);
}
