using System.IO.Compression;
using Scrutineer.Law;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Office;

/// <summary>A published tree as one ZIP archive. The same tree gives the same archive, so that what was sent in part goes on where it was cut.</summary>
public static class RecordPacking
{
    // The first moment that a ZIP archive can name: when it was packed is nobody's business.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Packs the tree of a record, whose desk may be at work. Refuses <c>handover-unpublished</c> while entries are not published yet, and a record that cannot be read.
    /// </summary>
    /// <param name="paths">The record.</param>
    /// <param name="to">Where it is written to; left open.</param>
    public static Result<long> Pack(RecordPaths paths, Stream to)
    {
        var store = Files.ReadStore(paths);
        if (!store.IsOk) return store.Refusal!;
        using var opened = store.Value;
        var before = PublishedEntries.Head(new DirectoryFiles(paths.Public));
        if (!before.IsOk) return Unpublished;
        List<(string Path, byte[]? Bytes)> files;
        try
        {
            files = Still(paths.Public);
        }
        catch (FileNotFoundException)
        {
            // A partial tile was swept away by a publication just now.
            return Unpublished;
        }

        var after = PublishedEntries.Head(new DirectoryFiles(paths.Public));
        // Another publication meanwhile would leave a checkpoint beside tiles of another size.
        if (!after.IsOk || before.Value.Size != after.Value.Size || after.Value.Size != opened.Size) return Unpublished;
        Write(paths.Public, files, to);
        return (long)after.Value.Size;
    }

    /// <summary>That the published tree is behind the record.</summary>
    internal static Refusal Unpublished => new("handover-unpublished", "Not everything is published yet; wait a moment, and look why if it stays so.");

    /// <summary>The files of a tree; what can change or vanish (checkpoint, partial tiles) is small and read at once.</summary>
    internal static List<(string Path, byte[]? Bytes)> Still(string tree) =>
        [.. Directory.EnumerateFiles(tree, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(tree, f).Replace('\\', '/')).Order(StringComparer.Ordinal)
            .Select(f => (f, IsFixed(f) ? null : File.ReadAllBytes(Path.Combine(tree, f))))];

    /// <summary>Writes the archive.</summary>
    internal static void Write(string tree, List<(string Path, byte[]? Bytes)> files, Stream to)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, bytes) in files)
        {
            var entry = archive.CreateEntry(path, path.StartsWith("blob/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
            entry.LastWriteTime = Never;
            using var packed = entry.Open();
            if (bytes is not null)
            {
                packed.Write(bytes);
                continue;
            }

            using var file = File.OpenRead(Path.Combine(tree, path));
            file.CopyTo(packed);
        }
    }

    private static bool IsFixed(string path) => path.Contains('/', StringComparison.Ordinal) && !path.Contains(".p/", StringComparison.Ordinal);
}
