using System.Globalization;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Web.Static;

/// <summary>What was written.</summary>
/// <param name="Number">The version.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">How many bytes.</param>
public sealed record StaticSiteWritten(long Number, int Files, long Bytes);

/// <summary>
/// The site as files: the same bytes that the server gives, below a folder that any static server or a disk can show. A version is complete before
/// anything points to it; a stop in the middle leaves what was there.
/// </summary>
public static class StaticSite
{
    /// <summary>Writes a version, the published record and the files that point to it.</summary>
    /// <param name="edition">The version.</param>
    /// <param name="publicTree">Folder of the published record, which is copied; null: it is left out.</param>
    /// <param name="folder">Where the site goes.</param>
    /// <param name="compressed">True: beside each text a <c>.br</c> and a <c>.gz</c> for servers that give them as they are.</param>
    /// <param name="progress">Told how many files are written.</param>
    public static StaticSiteWritten Write(Edition edition, string? publicTree, string folder, bool compressed, IProgress<int>? progress = null)
    {
        Directory.CreateDirectory(folder);
        var (files, bytes) = (0, 0L);
        var number = edition.Number.ToString(CultureInfo.InvariantCulture);
        var (making, made) = (Path.Combine(folder, "v", $".{number}"), Path.Combine(folder, "v", number));
        if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        Parallel.ForEach(EditionFiles.Paths(edition), path =>
        {
            var file = EditionFiles.Find(edition, path) ?? throw new InvalidOperationException($"{path} is listed and not there.");
            Put(Path.Combine(making, path), file);
        });
        foreach (var path in Assets.Paths) Put(Path.Combine(folder, path), Assets.Find(path)!);
        if (publicTree is not null) Copy(publicTree, folder);
        Parallel.ForEach(EntryFiles.Paths(edition), path =>
        {
            if (EntryFiles.Find(edition.Record, path) is { } file) Put(Path.Combine(folder, path), file);
        });
        if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        Directory.Move(making, made);
        foreach (var (path, file) in RootFiles.Of(edition)) Put(Path.Combine(folder, path), file);
        return new StaticSiteWritten(edition.Number, files, bytes);

        void Put(string target, SiteFile file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Replace(target, file.Bytes.Span);
            if (compressed && Compression.IsWorth(file))
            {
                Replace(target + ".br", Compression.Brotli(file.Bytes.Span, Compression.Best));
                Replace(target + ".gz", Compression.Gzip(file.Bytes.Span));
            }

            Interlocked.Add(ref bytes, file.Bytes.Length);
            var done = Interlocked.Increment(ref files);
            progress?.Report(done);
        }
    }

    /// <summary>Copies the published record; what never changes is copied once, the checkpoint and the pointer last.</summary>
    private static void Copy(string from, string to)
    {
        string[] pointers = ["checkpoint", "current.json"];
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(from, file);
            var target = Path.Combine(to, path);
            if (pointers.Contains(path) || path.StartsWith('.') || File.Exists(target)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Replace(target, File.ReadAllBytes(file));
        }

        foreach (var pointer in pointers)
            if (File.Exists(Path.Combine(from, pointer))) Replace(Path.Combine(to, pointer), File.ReadAllBytes(Path.Combine(from, pointer)));
    }

    private static void Replace(string target, ReadOnlySpan<byte> bytes)
    {
        var making = target + ".making";
        File.WriteAllBytes(making, bytes);
        File.Move(making, target, overwrite: true);
    }
}
