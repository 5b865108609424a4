using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages;

/// <summary>A page for every unit below the country, and further pages where a unit has very many units below it.</summary>
internal static class UnitPages
{
    /// <summary>Units below on one page.</summary>
    public const int MostBelow = 300;

    public static PageKind Kind { get; } = new("unit", Names, Title, Body);

    private static IEnumerable<string> Names(Editions.Edition edition)
    {
        var units = edition.Election.Units;
        for (var unit = 0; unit < units.All.Length; unit++)
        {
            var name = PathCode.Of(units[unit].Code);
            if (unit != units.Root) yield return name;
            for (var part = 2; part <= Parts(edition, unit); part++) yield return $"{name}.{Frame.Plain(part)}";
        }
    }

    /// <summary>How many pages a unit has.</summary>
    public static int Parts(Editions.Edition edition, int unit) =>
        int.Max(1, (edition.Election.Units.ChildrenOf(unit).Length + MostBelow - 1) / MostBelow);

    private static (int Unit, int Part)? Read(Editions.Edition edition, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var part = 1;
        if (dot >= 0 && (!int.TryParse(name.AsSpan(dot + 1), System.Globalization.NumberStyles.None, null, out part) || part < 2 || name[dot + 1] == '0')) return null;
        if (edition.FileNames.Unit(dot < 0 ? name : name[..dot]) is not (>= 0 and var unit)) return null;
        if ((unit == edition.Election.Units.Root && part == 1) || part > Parts(edition, unit)) return null;
        return (unit, part);
    }

    private static string? Title(SitePage page, string name) =>
        Read(page.Edition, name) is not { } found ? null
        : Crumbs.Heading(page, found.Unit) + (found.Part > 1 ? $", {found.Part}" : "");

    private static void Body(SitePage page, string name)
    {
        var (unit, part) = Read(page.Edition, name)!.Value;
        if (page.Edition.Election.Units[unit].IsStation) StationPage.Write(page, unit);
        else AreaPage.Write(page, unit, part);
    }
}
