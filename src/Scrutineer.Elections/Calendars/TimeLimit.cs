namespace Scrutineer.Elections.Calendars;

/// <summary>A time limit that the law sets in this election.</summary>
/// <param name="Code">What it is the end of: one of <see cref="TimeLimitCodes"/>, or a code of the country's own.</param>
/// <param name="Until">The last moment.</param>
/// <param name="Name">Its names.</param>
/// <param name="Article">The article of the statute; empty: not given.</param>
/// <param name="Rule">How the date follows from the law, where the law names none: "20 calendar days after the vote". Empty: the date itself is given.</param>
public sealed record TimeLimit(string Code, Until Until, LocalText Name, string Article, LocalText Rule);

/// <summary>Codes that pages look for. Others are only listed.</summary>
public static class TimeLimitCodes
{
    /// <summary>The last moment at which a report of an error can still change the result.</summary>
    public const string ReportError = "report-error";

    /// <summary>The last moment for a complaint about results.</summary>
    public const string ComplaintResults = "complaint-results";

    /// <summary>By when the results are determined.</summary>
    public const string Declaration = "declaration";
}
