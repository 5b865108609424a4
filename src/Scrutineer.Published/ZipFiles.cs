using System.IO.Compression;
using Scrutineer.Verification;

namespace Scrutineer.Published;

/// <summary>A published tree in a ZIP archive, at its top or in one folder of it. Nothing is unpacked to a disk.</summary>
public sealed class ZipFiles : IPublishedFiles, IDisposable
{
    /// <summary>Most files of an archive.</summary>
    public const int MostFiles = 5_000_000;

    /// <summary>A file may be so many times as long as what it is packed into, beyond the first megabyte.</summary>
    private const long GreatestRatio = 100;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly Lock one = new();

    /// <summary>Opens an archive.</summary>
    /// <exception cref="InvalidDataException">It is no archive, has too many files, or one name twice.</exception>
    public ZipFiles(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Read);
        if (archive.Entries.Count > MostFiles) throw new InvalidDataException($"The archive has more than {MostFiles} files.");
        var checkpoint = archive.Entries.Where(e => e.FullName == "checkpoint" || e.FullName.EndsWith("/checkpoint", StringComparison.Ordinal)).MinBy(e => e.FullName.Length)?.FullName ?? "";
        var prefix = checkpoint[..(checkpoint.LastIndexOf('/') + 1)];
        foreach (var entry in archive.Entries)
        {
            if (!entry.FullName.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (!entries.TryAdd(entry.FullName[prefix.Length..], entry)) throw new InvalidDataException($"The archive has two files {entry.FullName}.");
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(string path, int most)
    {
        // An archive is one stream: one reads at a time.
        lock (one)
        {
            if (!entries.TryGetValue(PublishedPath.Plain(path), out var entry)) return null;
            var length = long.Min(entry.Length, most + 1L);
            if (length > 1 << 20 && length / GreatestRatio > entry.CompressedLength) throw new InvalidDataException($"{path} is packed too densely.");
            using var stream = entry.Open();
            var bytes = new byte[length];
            return bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();
}
