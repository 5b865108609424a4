using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Files;

/// <summary>A family of files that every version has: pages, data, documents.</summary>
public interface IEditionFiles
{
    /// <summary>The paths below <c>v/N/</c>, each once.</summary>
    IEnumerable<string> Paths(Edition edition);

    /// <summary>The file at a path below <c>v/N/</c>; null: it is not of this family.</summary>
    /// <param name="edition">The version.</param>
    /// <param name="path">The path.</param>
    /// <param name="live">What a live server says above a page besides; null: nothing. Families that are no pages leave it out.</param>
    SiteFile? Find(Edition edition, string path, LiveBand? live);
}
