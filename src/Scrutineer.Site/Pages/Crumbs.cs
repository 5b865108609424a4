namespace Scrutineer.Site.Pages;

/// <summary>The way from the country down to a unit, and its name.</summary>
internal static class Crumbs
{
    public static void Write(SitePage page, int unit)
    {
        var (html, units) = (page.Html, page.Edition.Election.Units);
        html.Open("nav", ("class", "crumbs"), ("aria-label", page.Words["unit.where"])).Open("ol");
        foreach (var above in units.PathOf(unit).Skip(1).Reverse())
        {
            html.Open("li");
            page.LinkUnit(above);
            html.Close();
        }

        html.Close().Close();
        html.Open("h1").Element("bdi", Report.Words.Names.Unit(page.Edition.Election, unit, page.Language)).Close();
    }
}
