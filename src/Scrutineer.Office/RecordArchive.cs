using System.Buffers.Binary;
using System.IO.Compression;
using Scrutineer.Law;
using Scrutineer.Published;

namespace Scrutineer.Office;

/// <summary>A published record that came in a ZIP archive from somebody else: looked at before any of it is read. Nothing is ever unpacked to a disk.</summary>
public static class RecordArchive
{
    /// <summary>Longest archive, in bytes.</summary>
    public const long GreatestLength = 1L << 30;

    /// <summary>Most that its files may be together, in bytes.</summary>
    public const long GreatestContent = 4L << 30;

    /// <summary>Longest list of its files, in bytes: more than 65,535 names of a record need less.</summary>
    private const int GreatestList = 16 << 20;

    private const int EndLength = 22;
    private const int GreatestComment = ushort.MaxValue;
    private const uint EndSign = 0x06054b50;

    /// <summary>
    /// Opens an archive. Refuses <c>archive-unreadable</c> (no ZIP, or cut off), <c>archive-large</c> (too long, or too many files), <c>archive-dense</c>
    /// (made to burst: unpacked too long, or several files on the same bytes), <c>archive-name</c> (a name twice, or one that leads elsewhere).
    /// </summary>
    /// <param name="file">Where it lies.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Result<ZipFiles> Open(string file)
    {
        var stream = File.OpenRead(file);
        try
        {
            var refusal = stream.Length > GreatestLength ? Large : End(stream) ?? Names(stream);
            if (refusal is null) return new ZipFiles(stream);
            stream.Dispose();
            return refusal;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            stream.Dispose();
            return Unreadable;
        }
    }

    /// <summary>That an archive is none, or was damaged on its way.</summary>
    public static Refusal Unreadable => new("archive-unreadable", "The file is no ZIP archive, or was not copied whole. Copy it again.");

    private static Refusal Large => new("archive-large", "The archive is longer than 1 GiB or has more than 65,534 files; it is no record of an office.");

    private static Refusal Dense => new("archive-dense", "The archive is made so that it bursts when it is read; nothing of it was read.");

    private static Refusal Name => new("archive-name", "The archive has a file twice, or a name that leads out of it; it is no record.");

    /// <summary>
    /// The end of the archive says where the list of its files lies. It is looked at here, because the library reads the whole list into memory before it counts.
    /// </summary>
    private static Refusal? End(FileStream stream)
    {
        var tail = new byte[long.Min(stream.Length, EndLength + GreatestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSign || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != end.Length - EndLength) continue;
            var (count, length, start) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            if (count == ushort.MaxValue || length > GreatestList) return Large;
            return start + (long)length == stream.Length - tail.Length + at ? null : Unreadable;
        }

        return Unreadable;
    }

    private static Refusal? Names(FileStream stream)
    {
        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (packed, content) = (0L, 0L);
        foreach (var entry in archive.Entries)
        {
            if (!names.Add(entry.FullName) || !IsPlain(entry.FullName)) return Name;
            (packed, content) = (packed + entry.CompressedLength, content + entry.Length);
            if (packed > stream.Length || content > GreatestContent) return Dense;
        }

        return null;
    }

    private static bool IsPlain(string name) =>
        name.TrimEnd('/').Split('/').All(p => p is not ("" or "." or "..") && p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' '));
}
