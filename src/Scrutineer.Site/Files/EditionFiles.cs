using System.Collections.Immutable;
using Scrutineer.Site.Data;
using Scrutineer.Site.Documents;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Files;

/// <summary>All files of a version, the same for the live server and for the static site.</summary>
public static class EditionFiles
{
    private static readonly ImmutableArray<IEditionFiles> Families = [new HtmlPages(), new TextPages(), new ListColours(), new DataFiles(), new RegisterTables(), new OpenDataFiles(), new SummaryFiles(), new DecisionFiles()];

    /// <summary>The paths below <c>v/N/</c>.</summary>
    public static IEnumerable<string> Paths(Edition edition) => Families.SelectMany(f => f.Paths(edition));

    /// <summary>The file at a path below <c>v/N/</c>; null: there is none.</summary>
    /// <param name="edition">The version.</param>
    /// <param name="path">The path.</param>
    /// <param name="live">What a live server says above a page besides; null: nothing. It is never part of the page of a version.</param>
    public static SiteFile? Find(Edition edition, string path, LiveBand? live = null)
    {
        foreach (var family in Families)
            if (family.Find(edition, path, live) is { } file) return file;
        return null;
    }
}
