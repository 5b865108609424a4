using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Files;

/// <summary>A family of files that every version has: pages, data, documents.</summary>
public interface IEditionFiles
{
    /// <summary>The paths below <c>v/N/</c>, each once.</summary>
    IEnumerable<string> Paths(Edition edition);

    /// <summary>The file at a path below <c>v/N/</c>; null: it is not of this family.</summary>
    SiteFile? Find(Edition edition, string path);
}
