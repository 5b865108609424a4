using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;

namespace Scrutineer.Site.Pages;

/// <summary>The country: what is so, what can still change, and why. The first page of every version.</summary>
internal static class CountryPage
{
    public static PageKind Kind { get; } = PageKind.One("index", page => Headline.Of(page.Edition.Result, page.Words), Body);

    private static void Body(SitePage page)
    {
        var (html, sections) = (page.Html, page.Sections);
        Opening.Write(sections);
        html.Open("div", ("class", "pair"));
        VotesSection.Write(sections);
        html.Open("div");
        SeatsSection.Write(sections);
        BasesSection.Write(sections);
        html.Close().Close();
        PreviousSection.Write(page);
        UnitSeatsSection.Write(sections);
        UnitsSection.Write(sections);
        ChannelsSection.Write(sections);
        OfficialSection.Write(sections);
        ActsSection.Write(sections);
    }
}
