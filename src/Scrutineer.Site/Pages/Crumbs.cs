using Scrutineer.Report.Words;

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
        html.Open("h1").Element("bdi", Heading(page, unit)).Close();
    }

    /// <summary>True if the unit has a name besides its code.</summary>
    public static bool IsNamed(SitePage page, int unit) =>
        page.Edition.Election.Units[unit] is var here && here.Name.In(page.Language) is { Length: > 0 } name && name != here.Code;

    /// <summary>Its name, or what it is and its code.</summary>
    public static string Heading(SitePage page, int unit) =>
        page.Edition.Election.Units[unit].IsStation && !IsNamed(page, unit)
            ? page.Words.Text("station.code", page.Edition.Election.Units[unit].Code).TrimEnd('.')
            : Names.Unit(page.Edition.Election, unit, page.Language);
}
