using System.IO.Compression;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Files;

/// <summary>
/// Opens a file for reading: plain, gzip or zip, told by its first bytes, not by its name.
/// What comes out of an archive is bounded, so that a small file cannot fill memory or disk.
/// </summary>
public static class InputFile
{
    /// <summary>No file may unpack to more than this.</summary>
    public const long GreatestUnpacked = 4L << 30;

    /// <summary>Above 32 MB, nothing may unpack to more than this many times its packed size.</summary>
    public const int GreatestRatio = 400;

    private const long RatioFrom = 32L << 20;

    /// <summary>Opens the file; refuses with its name and the reason.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inside">Which file of a zip archive; null: the only one.</param>
    public static Result<Stream> Open(string path, string? inside = null)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Refusal("file-missing", "There is no such file.", path);
        }
        catch (UnauthorizedAccessException)
        {
            return new Refusal("file-denied", "This is a folder, or the file may not be read.", path);
        }
        catch (IOException e)
        {
            return new Refusal("file-unreadable", $"The file cannot be read: {e.Message}", path);
        }

        if (!file.CanSeek)
        {
            file.Dispose();
            return new Refusal("file-pipe", "This is a pipe or a device; write it to a file first.", path);
        }

        Span<byte> head = stackalloc byte[4];
        var got = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (got >= 2 && head is [0x1f, 0x8b, ..])
            return new BoundedStream(new GZipStream(file, CompressionMode.Decompress), file.Length, path, expected: null);
        if (got < 4 || head is not [(byte)'P', (byte)'K', 3, 4]) return file;
        try
        {
            return OpenZip(file, path, inside);
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            return new Refusal("archive-damaged", "The zip archive is damaged or cut off.", path);
        }
    }

    /// <summary>All bytes of a small file (a definition); refuses above 64 MB.</summary>
    public static Result<byte[]> ReadAll(string path)
    {
        var opened = Open(path);
        if (!opened.IsOk) return opened.Refusal!;
        using var stream = opened.Value;
        try
        {
            using var memory = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int got; (got = stream.Read(buffer)) > 0;)
            {
                if (memory.Length + got > 64 << 20) return new Refusal("file-large", "A definition may have at most 64 MB.", path);
                memory.Write(buffer, 0, got);
            }

            return memory.ToArray();
        }
        catch (RefusalException e)
        {
            return e.Refusal;
        }
    }

    private static Result<Stream> OpenZip(FileStream file, string path, string? inside)
    {
        var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var entries = archive.Entries.Where(e => !e.FullName.EndsWith('/') && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        var entry = inside is null ? entries.Count == 1 ? entries[0] : null : entries.Find(e => e.FullName == inside);
        if (entry is null)
        {
            archive.Dispose();
            var names = string.Join(", ", entries.Take(5).Select(e => e.FullName));
            return inside is null
                ? new Refusal("archive-several", $"The archive holds {entries.Count} files ({names}); the mapping must say which, as \"inside\".", path)
                : new Refusal("archive-no-file", $"The archive has no file \"{inside}\"; it holds {names}.", path);
        }

        if (entry.Length > GreatestUnpacked || (entry.Length > RatioFrom && entry.Length / GreatestRatio > entry.CompressedLength))
        {
            archive.Dispose();
            return new Refusal(
                "archive-bomb", $"The archive would unpack from {entry.CompressedLength} to {entry.Length} bytes; that is not a file of results.", path);
        }

        return new BoundedStream(entry.Open(), entry.CompressedLength, path, entry.Length, archive);
    }

    /// <summary>Reads an unpacking stream, counts, and turns damage into refusals that name the file.</summary>
    private sealed class BoundedStream(Stream inner, long packed, string path, long? expected, IDisposable? owner = null) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int got;
            try
            {
                got = inner.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }

            if (got == 0 && buffer.Length > 0 && (expected is { } all ? read != all : !EndsProperly())) throw Damaged();
            read += got;
            if (read > GreatestUnpacked || (read > RatioFrom && read / GreatestRatio > packed))
            {
                throw new RefusalException(new Refusal(
                    "archive-bomb", $"The file unpacks to more than {GreatestRatio} times its size; that is not a file of results.", path));
            }

            return got;
        }

        /// <summary>A gzip file ends with its length modulo 2^32; a file that was cut off does not.</summary>
        private bool EndsProperly()
        {
            using var file = File.OpenRead(path);
            if (file.Length < 18) return false;
            file.Seek(-4, SeekOrigin.End);
            Span<byte> tail = stackalloc byte[4];
            file.ReadExactly(tail);
            return BitConverter.ToUInt32(tail) == unchecked((uint)read);
        }

        private RefusalException Damaged() => new(new Refusal("archive-damaged", "The compressed file is damaged or cut off.", path));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                owner?.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
