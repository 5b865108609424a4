using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Data;

/// <summary>
/// Everything of a version in one archive. Entries stand in the order of their paths with the package last, all with the same time, so that the same
/// version gives the same bytes.
/// </summary>
internal static class Bundle
{
    public const string Path = "bundle.zip";
    public const string MediaType = "application/zip";

    /// <summary>Documents of the API that are in the archive; those of single units are not.</summary>
    private static readonly string[] Documents = ["about", "changes", "channels", "findings", "index", "outcome", "progress", "verify"];

    /// <summary>The time of every entry: an archive cannot be without, and the version's own stands in the package.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ConditionalWeakTable<Edition, Lazy<byte[]>> Known = [];

    /// <summary>The archive.</summary>
    public static byte[] Of(Edition edition) => Packed.IsSmall(edition) ? Known.GetValue(edition, static e => new(() => Make(e))).Value : Make(edition);

    private static byte[] Make(Edition edition)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            var packed = ImmutableArray.CreateBuilder<PackedFile>();
            foreach (var file in Files(edition)) packed.Add(Put(zip, file));
            Put(zip, Packed.Package(edition, packed.ToImmutable()));
        }

        return to.ToArray();
    }

    private static IEnumerable<ExportFile> Files(Edition edition)
    {
        var data = new DataFiles();
        var documents = Documents.Select(name => new ExportFile(
            $"data/{name}.json", SiteFile.Json, to => to.Write((data.Find(edition, $"data/{name}.json", live: null) ?? throw new InvalidOperationException(name)).Bytes.Span)));
        return ExportFiles.Of(edition.Export()).Concat(documents).Concat(RegisterTables.Exports(edition)).OrderBy(f => f.Path, StringComparer.Ordinal);
    }

    private static PackedFile Put(ZipArchive zip, ExportFile file)
    {
        var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        using var counted = new CountedStream(stream);
        file.Write(counted);
        var (bytes, sha256) = counted.Done();
        return new PackedFile(file, bytes, sha256);
    }
}
