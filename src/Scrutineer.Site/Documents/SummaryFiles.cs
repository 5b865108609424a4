using Scrutineer.Report.Words;

namespace Scrutineer.Site.Documents;

/// <summary>The documents of a version as PDF, made when asked for.</summary>
internal static class SummaryFiles
{
    /// <summary>The summary of the country in every language.</summary>
    public static IEnumerable<string> Summaries => Wordbook.Languages.Select(l => $"pdf/summary-{l}.pdf");
}
