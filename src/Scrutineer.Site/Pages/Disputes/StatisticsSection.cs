using System.Collections.Immutable;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Disputes;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>The register in numbers; every number stands beside what it is counted of.</summary>
internal static class StatisticsSection
{
    public static void Write(SitePage page, DisputeWords told, RegisterStatistics statistics)
    {
        if (statistics.Cases == 0) return;
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("statistics", words["statistics.heading"]);
        html.Element("p", statistics.MedianDays is { } median
            ? words.Count("statistics.median", statistics.Decided, Numbers.Decimal(median, median.IsInteger ? 0 : 1, page.Language))
            : words["statistics.no-median"]);
        html.Element("p", words.Text("statistics.overdue", Numbers.Whole(statistics.Overdue), Numbers.Whole(statistics.Cases)));
        Table("statistics.by-forum", words["case.forum"], statistics.ByForum, told.Forum);
        Table("statistics.by-kind", words["case.by"], statistics.ByComplainant, told.Kind);
        html.Close();

        void Table(string caption, string first, ImmutableArray<ResultsOf> results, Func<string, string> name) => Tables.Write(
            html, words[caption], 1,
            [first, words["statistics.cases"], words["statistics.decided"], Wordbook.Capital(words["decision.result.upheld"]), Wordbook.Capital(words["decision.result.partly"]), Wordbook.Capital(words["decision.result.rejected"]), words["statistics.other"], Wordbook.Capital(words["case.status.overdue"])],
            results.Select(r => ImmutableArray.Create(
                name(r.Code), Numbers.Whole(r.Cases), Numbers.Whole(r.Decided), Numbers.Whole(r.Upheld), Numbers.Whole(r.Partly), Numbers.Whole(r.Rejected), Numbers.Whole(r.Other), Numbers.Whole(r.Overdue))));
    }
}
