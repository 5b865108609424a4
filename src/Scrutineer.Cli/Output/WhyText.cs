using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Output;

/// <summary>The reasons in the terminal: the same sentences as the report's.</summary>
internal static class WhyText
{
    private const int Shown = 20;

    /// <summary>Steps made for each unit are many; they are in --json and in the report. A few are shown.</summary>
    private const int FewUnits = 3;

    public static void Print(Outcome outcome, Telling telling)
    {
        Terminal.Heading("Why");
        var steps = outcome.Steps.Zip(Explanation.Of(outcome, telling)).ToList();
        var large = steps.Where(s => s.Second.Unit is not null).GroupBy(s => s.First.Step).Where(g => g.Count() > FewUnits).ToDictionary(g => g.Key, g => g.Count());
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (report, step) in steps)
        {
            if (step.Unit is null || !large.TryGetValue(report.Step, out var units)) Print(step, outcome.Law.NumberOf(report.Step));
            else if (told.Add(report.Step)) Terminal.Heading($"{outcome.Law.NumberOf(report.Step)}. {Terminal.Number(units)} explanations, one for each unit or list: --json has them ({report.Step})");
        }
    }

    private static void Print(ExplainedStep step, int number)
    {
        var unit = step.Unit is null ? "" : $"{step.Unit}: ";
        Terminal.Heading($"{number}. {unit}{step.Heading}{(step.Article.Length > 0 ? $" ({step.Article})" : "")}");
        foreach (var passage in step.Passages)
        {
            if (passage is Sentence sentence) Terminal.Paragraph(sentence.Text, " ");
            if (passage is not Listing listing) continue;
            var table = Terminal.Table([.. listing.Heads.Select((h, i) => i < listing.TextColumns ? h : ">" + h)]);
            foreach (var row in listing.Rows.Take(Shown)) table.AddRow([.. row.Select(Terminal.Text)]);
            Terminal.Print(table);
            if (listing.Rows.Length > Shown) Terminal.Line($"  {Terminal.Number(listing.Rows.Length - Shown)} more rows: --json.");
        }
    }
}
