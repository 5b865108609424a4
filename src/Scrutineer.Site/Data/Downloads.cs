using System.Collections.Immutable;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Data;

/// <summary>A file that readers can take away.</summary>
/// <param name="Path">Path below <c>v/N/</c>.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its size; null: it is made when asked.</param>
/// <param name="Sha256">Its digest; null: it is made when asked.</param>
/// <param name="Table">The table it holds; null: none.</param>
internal sealed record Download(string Path, string MediaType, long? Bytes, string? Sha256, ExportTable? Table);

/// <summary>What readers can take away of a version.</summary>
internal static class Downloads
{
    public static ImmutableArray<Download> Of(Edition edition)
    {
        if (!Packed.IsSmall(edition)) return Listed(edition);
        var bundle = Bundle.Of(edition);
        return
        [
            new(Bundle.Path, Bundle.MediaType, bundle.Length, Packed.Hex(bundle), null),
            .. Packed.Of(edition).Select(p => new Download(OpenDataFiles.Folder + p.File.File.Path, p.File.File.MediaType, p.File.Bytes, p.File.Sha256, p.File.File.Table)),
        ];
    }

    /// <summary>The same without sizes and digests, so that none of the files need be made.</summary>
    public static ImmutableArray<Download> Listed(Edition edition) =>
    [
        new(Bundle.Path, Bundle.MediaType, null, null, null),
        .. ExportFiles.Of(edition.Export()).Select(f => new Download(OpenDataFiles.Folder + f.Path, f.MediaType, null, null, f.Table)),
        new(OpenDataFiles.Folder + DataPackage.Path, DataPackage.MediaType, null, null, null),
    ];
}
