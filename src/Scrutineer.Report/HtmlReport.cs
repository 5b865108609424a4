using Scrutineer.Report.Html;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report;

/// <summary>A result as one self-contained page: no script, no request to anywhere, readable from a file.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="input">What it is made from.</param>
    /// <param name="language">en, ru or ky; anything else gives English.</param>
    public static string Write(ReportInput input, string language) => new Page(Result.Of(input), Wordbook.In(language)).Write();
}
