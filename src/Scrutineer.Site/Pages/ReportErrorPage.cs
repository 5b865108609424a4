using Scrutineer.Elections.Calendars;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>How to say that something is wrong, and until when it can still change the result.</summary>
internal static class ReportErrorPage
{
    public static PageKind Kind { get; } = PageKind.One("report-error", page => page.Words["report.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Element("h1", words["report.heading"]);
        html.Element("p", words["report.sub"], ("class", "sub"));
        page.Sections.Begin("what", words["report.what"]);
        html.Open("ol");
        var form = page.ToForm("report");
        foreach (var key in (string[])["report.step-look", "report.step-paper", form is null ? "report.step-write" : "report.step-form"]) html.Element("li", words[key]);
        html.Close();
        if (form is not null)
        {
            html.Open("p", ("id", "forms"));
            page.Link(form, words["report.to-form"]);
            if (edition.Register.IsKept)
            {
                html.Text(" · ");
                page.Link(page.ToForm("complain")!, words["complaints.to-form"]);
            }

            html.Close();
        }

        html.Element("p", words.Text("report.name", edition.Record.Origin, Frame.Plain(edition.Number), Moments.Time(words, edition.Version.Time))).Close();
        page.Sections.Begin("law", words["report.law"]);
        var election = edition.Election;
        if (election.Limit(TimeLimitCodes.ReportError) is { } last) TimeLimits.Write(page, last);
        else html.Element("p", words["report.no-day"]);
        foreach (var code in (string[])[TimeLimitCodes.ComplaintResults, TimeLimitCodes.Declaration])
            if (election.Limit(code) is { } other) TimeLimits.Write(page, other);
        html.Element("p", words["report.law-text"]);
        html.Element("p", words[edition.IsDeclared ? "report.declared" : "report.open"]).Close();
    }
}
