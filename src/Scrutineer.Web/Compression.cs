using System.IO.Compression;
using Scrutineer.Site.Files;

namespace Scrutineer.Web;

/// <summary>Files as they go over the line.</summary>
internal static class Compression
{
    /// <summary>For files that are kept.</summary>
    public const int Best = 11;

    /// <summary>For pages that are made while somebody waits.</summary>
    public const int Fast = 4;

    private const int Window = 22;

    /// <summary>True for texts that are not so small that a header costs more than it saves.</summary>
    public static bool IsWorth(SiteFile file) =>
        file.Bytes.Length > 256 && (file.MediaType.StartsWith("text/", StringComparison.Ordinal) || file.MediaType.StartsWith("application/json", StringComparison.Ordinal)
            || file.MediaType.EndsWith("+xml", StringComparison.Ordinal) || file.MediaType.EndsWith("+json", StringComparison.Ordinal) || file.MediaType == "application/json");

    /// <summary>Brotli (RFC 7932).</summary>
    public static byte[] Brotli(ReadOnlySpan<byte> bytes, int quality)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, target, out var written, quality, Window)) throw new InvalidOperationException("Brotli gave nothing.");
        return target[..written];
    }

    /// <summary>Gzip (RFC 1952), without a name or a time.</summary>
    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return to.ToArray();
    }
}
