using System.Collections.Immutable;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Law;

namespace Scrutineer.Site.Disputes;

/// <summary>The register in numbers, each with what it is counted of.</summary>
/// <param name="Cases">All cases.</param>
/// <param name="Open">Those that wait for a decision.</param>
/// <param name="Overdue">Those decided late, or open after their last moment.</param>
/// <param name="Decided">Cases with a decision of their own.</param>
/// <param name="MedianDays">Median of the days from filing to that decision; null: none is decided.</param>
/// <param name="ByForum">By code of the forum, in the order of the rules.</param>
/// <param name="ByComplainant">By code of the kind of complainant, in the order of the rules.</param>
public sealed record RegisterStatistics(
    int Cases, int Open, int Overdue, int Decided, Rational? MedianDays, ImmutableArray<ResultsOf> ByForum, ImmutableArray<ResultsOf> ByComplainant)
{
    /// <summary>The statistics of a register that is kept.</summary>
    public static RegisterStatistics Of(Register register)
    {
        var (rows, rules) = (register.Rows, register.Docket.Rules!);
        var days = rows.Where(r => r.Case.Decision is not null).Select(r => r.Days.Used).Order().ToList();
        return new RegisterStatistics(
            rows.Length, rows.Count(r => r.Case.IsOpen), rows.Count(r => r.Days.IsOverdue), days.Count, Median(days),
            By(rules.Forums.Select(f => f.Code), r => r.Case.Filed.Forum), By(rules.Complainants.Select(c => c.Code), r => r.Case.Filed.By.Kind));

        ImmutableArray<ResultsOf> By(IEnumerable<string> codes, Func<RegisterRow, string> of) =>
            [.. codes.Select(c => ResultsOf.Of(c, [.. rows.Where(r => of(r) == c)])).Where(r => r.Cases > 0)];
    }

    private static Rational? Median(List<int> sorted) => sorted.Count == 0 ? null : new Rational(sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2], 2);
}

/// <summary>What became of some cases. Every number is a part of <paramref name="Cases"/>; those decided have a decision of their own.</summary>
/// <param name="Code">Code of what they have in common.</param>
/// <param name="Cases">All of them.</param>
/// <param name="Decided">Decided.</param>
/// <param name="Upheld">Decided: right in all.</param>
/// <param name="Partly">Decided: right in part.</param>
/// <param name="Rejected">Decided: not right.</param>
/// <param name="Other">Decided without a word on the merits.</param>
/// <param name="Overdue">Decided late, or open after the last moment.</param>
public sealed record ResultsOf(string Code, int Cases, int Decided, int Upheld, int Partly, int Rejected, int Other, int Overdue)
{
    internal static ResultsOf Of(string code, ImmutableArray<RegisterRow> rows)
    {
        var results = rows.Where(r => r.Case.Decision is not null).Select(r => r.Made!.Result).ToList();
        int Count(string result) => results.Count(r => r == result);
        var (upheld, partly, rejected) = (Count(DecisionResults.Upheld), Count(DecisionResults.Partly), Count("rejected"));
        return new ResultsOf(code, rows.Length, results.Count, upheld, partly, rejected, results.Count - upheld - partly - rejected, rows.Count(r => r.Days.IsOverdue));
    }
}
