using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Who passed the bars, with both sides of every comparison.</summary>
public static class BarSentences
{
    public static ExplainedStep Of(Election election, QualifyReport report, Wordbook words)
    {
        var lists = report.Lists.OrderByDescending(l => l.Bars.FirstOrDefault()?.Votes ?? 0).ToList();
        var rows = lists
            .Select(l => ImmutableArray.Create(Names.Claimant(election, l.List, words.Language), Reasons(election, l, words), words[$"truth.{l.Passes}"]))
            .ToImmutableArray();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var passed = lists.Where(l => l.Passes == Truth.True).Select(l => Names.Claimant(election, l.List, words.Language)).ToList();
        passages.Add(new Sentence(passed.Count == 0
            ? words["qualify.none"]
            : Wordbook.Capital(words.CountOfGroup(
                "qualify.in", passed.Count, words.CountInWords("lists.of", report.Lists.Count(l => IsList(election, l.List))), Names.Joined(words, passed)))));
        if (!report.Raised.IsEmpty)
        {
            passages.Add(new Sentence(words.Text(
                "qualify.raised", Names.Joined(words, [.. report.Raised.Select(l => Names.Claimant(election, l, words.Language))]))));
        }

        // A bar that could not be tested is the same for all lists: told once, not in every row.
        foreach (var told in report.Lists.SelectMany(l => l.Bars).Where(b => !b.Tested).Select(b => Bases.Comparison(words, b)).Distinct())
            passages.Add(new Sentence(told));
        if (report.Lists.Any(l => !l.Bars.IsEmpty))
            passages.Add(new Listing(words["qualify.caption"], 3, [words["list"], words["qualify.comparison"], words["qualify.so"]], rows));
        return new ExplainedStep(words["qualify.heading"], report.Article, Explanation.UnitOf(election, report.Unit, words), passages.ToImmutable());
    }

    private static bool IsList(Election election, string code) => election.FindList(code) is var i && i >= 0 && !election.Lists[i].IsAgainstAll;

    /// <summary>The comparisons of one list. Many units with one bar are told by the tightest of them.</summary>
    private static string Reasons(Election election, ListReport list, Wordbook words)
    {
        if (list.Bars.IsEmpty) return words["bar.none"];
        var parts = list.Bars.Where(b => b.Unit is null && b.Tested).Select(b => Bases.Comparison(words, b)).ToList();
        foreach (var bars in list.Bars.Where(b => b.Unit is not null && b.Tested).GroupBy(b => (b.Least, b.Of, b.Strict)))
        {
            var tightest = bars.MinBy(b => b.Margin)!;
            var place = Names.Claimant(election, tightest.Unit!, words.Language);
            parts.Add(bars.Count() == 1
                ? words.Text("bar.in-unit", place, Bases.Comparison(words, tightest))
                : words.Count("bar.in-units", bars.Count(b => b.Passes == Truth.True), Numbers.Whole(bars.Count()), place, Bases.Comparison(words, tightest)));
        }

        return string.Join(". ", parts);
    }
}
