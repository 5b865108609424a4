using Scrutineer.Report.Html;
using Scrutineer.Site.Pages.Suppositions;
using Scrutineer.Site.Suppositions;

namespace Scrutineer.Site.Pages;

/// <summary>The outcome: the house, the reason of every seat, and how little would change it.</summary>
internal static class OutcomePage
{
    public static PageKind Kind { get; } = PageKind.One("outcome", page => page.Words["outcome.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, sections) = (page.Html, page.Sections);
        html.Element("h1", page.Words[page.Edition.Result.IsPartial ? "outcome.heading-now" : "outcome.heading"]);
        html.Element("p", page.Words["outcome.sub"], ("class", "sub"));
        html.Open("div", ("class", "pair")).Open("div");
        SeatsSection.Write(sections);
        html.Close().Open("div");
        BasesSection.Write(sections);
        html.Close().Close();
        MarginsSection.Write(page);
        if (Workbench.IsFor(page.Edition))
        {
            html.Open("p");
            page.Link(page.ToPage(WhatIfPage.Path), page.Words["whatif.link"]);
            html.Close();
        }

        UnitSeatsSection.Write(sections);
        ExplanationSection.Write(sections);
        OfficialSection.Write(sections);
    }
}
