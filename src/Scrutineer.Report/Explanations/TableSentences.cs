using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.LawWords;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Tables made of tables: what was done, and what came out for the country.</summary>
internal static class TableSentences
{
    public static ExplainedStep Of(TableReport report, Outcome outcome, Telling telling)
    {
        var words = telling.Words;
        var isVotes = report.Does is UnusedStep or WeighStep;
        var rows = outcome.Tables.TryGetValue(report.Step, out var table)
            ? table.Lists().Select(l => (List: l, Total: table.Total(l))).Where(t => !t.Total.IsZero)
                .OrderByDescending(t => t.Total).ThenBy(t => t.List, StringComparer.Ordinal).ToList()
            : [];
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(TableWords.Of(report.Does, new References(outcome.Law, words))));
        if (rows.Count > 0)
        {
            passages.Add(new Listing(
                words[isVotes ? "table.votes" : "table.seats"], 1, [words["list"], words[isVotes ? "votes" : "seats"]],
                [.. rows.Select(r => ImmutableArray.Create(telling.Name(r.List), Shown(r.Total, telling.Language)))]));
        }

        return new ExplainedStep(words[$"table.heading-{TableWords.Verb(report.Does)}"], report.Article, null, passages.ToImmutable());
    }

    private static string Shown(Rational total, string language) => Numbers.Short(total, language);
}
