using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Who passed the bars, with both sides of every comparison.</summary>
public static class BarSentences
{
    public static ExplainedStep Of(QualifyReport report, Telling telling)
    {
        var words = telling.Words;
        var lists = report.Lists.OrderByDescending(l => l.Bars.FirstOrDefault()?.Votes ?? 0).ToList();
        var rows = lists
            .Select(l => ImmutableArray.Create(telling.Name(l.List), Reasons(l, telling), words[$"truth.{l.Passes}"]))
            .ToImmutableArray();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var passed = lists.Where(l => l.Passes == Truth.True).Select(l => telling.Name(l.List)).ToList();
        passages.Add(new Sentence(passed.Count == 0
            ? words["qualify.none"]
            : Wordbook.Capital(words.CountOfGroup(
                "qualify.in", passed.Count, words.CountInWords("lists.of", report.Lists.Count(l => telling.IsList(l.List))), Names.Joined(words, passed)))));
        if (!report.Raised.IsEmpty)
        {
            passages.Add(new Sentence(words.Text("qualify.raised", telling.Joined(report.Raised))));
            if (report.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        }

        // A bar that could not be tested is the same for all lists: told once, not in every row.
        foreach (var told in report.Lists.SelectMany(l => l.Bars).Where(b => !b.Tested).Select(b => Bases.Comparison(words, b)).Distinct())
            passages.Add(new Sentence(told));
        if (report.Lists.Any(l => !l.Bars.IsEmpty))
            passages.Add(new Listing(words["qualify.caption"], 3, [words["list"], words["qualify.comparison"], words["qualify.so"]], rows));
        return new ExplainedStep(words["qualify.heading"], report.Article, telling.Unit(report.Unit), passages.ToImmutable());
    }

    /// <summary>The comparisons of one list. Many units with one bar are told by the tightest of them.</summary>
    private static string Reasons(ListReport list, Telling telling)
    {
        var words = telling.Words;
        if (list.Bars.IsEmpty) return words["bar.none"];
        var parts = list.Bars.Where(b => b.Unit is null && b.Tested).Select(b => Bases.Comparison(words, b)).ToList();
        foreach (var bars in list.Bars.Where(b => b.Unit is not null && b.Tested).GroupBy(b => (b.Least, b.Of, b.Strict)))
        {
            var tightest = bars.MinBy(b => b.Margin)!;
            var place = telling.UnitName(tightest.Unit!);
            parts.Add(bars.Count() == 1
                ? words.Text("bar.in-unit", place, Bases.Comparison(words, tightest))
                : words.Count("bar.in-units", bars.Count(b => b.Passes == Truth.True), Numbers.Whole(bars.Count()), place, Bases.Comparison(words, tightest)));
        }

        if (list.Passes == Truth.True && list.Bars.All(b => b.Passes == Truth.False)) parts.Add(words["bar.other-way"]);
        return string.Join(". ", parts);
    }
}
