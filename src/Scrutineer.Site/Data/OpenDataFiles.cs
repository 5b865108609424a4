using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Data;

/// <summary>The archive of a version, and each of its files by itself, at <c>bundle.zip</c> and <c>export/...</c>.</summary>
public sealed class OpenDataFiles : IEditionFiles
{
    internal const string Folder = "export/";

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) =>
        [Bundle.Path, .. ExportFiles.Of(edition.Export()).Select(f => Folder + f.Path), Folder + DataPackage.Path];

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        if (path == Bundle.Path) return new SiteFile(Bundle.Of(edition), Bundle.MediaType);
        if (!path.StartsWith(Folder, StringComparison.Ordinal)) return null;
        var asked = path[Folder.Length..];
        if (Packed.IsSmall(edition) || asked == DataPackage.Path)
        {
            foreach (var (file, bytes) in Packed.Of(edition))
                if (file.File.Path == asked) return new SiteFile(bytes, file.File.MediaType);
            return null;
        }

        return ExportFiles.Of(edition.Export()).FirstOrDefault(f => f.Path == asked) is { } found ? new SiteFile(Packed.Make(found).Bytes, found.MediaType) : null;
    }
}
