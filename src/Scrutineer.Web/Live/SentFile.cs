using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Scrutineer.Site.Files;

namespace Scrutineer.Web.Live;

/// <summary>A file ready for the line: plain and compressed, with the values of its headers made once.</summary>
internal sealed class SentFile
{
    private readonly StringValues strong;
    private readonly StringValues weak;
    private byte[]? brotli;

    /// <param name="file">The file.</param>
    /// <param name="quality">Quality of Brotli.</param>
    public SentFile(SiteFile file, int quality)
    {
        Plain = file.Bytes;
        MediaType = file.MediaType;
        if (file.Policy is not null) Policy = $"{file.Policy}; frame-ancestors 'none'";
        Tag = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))[..32];
        strong = $"\"{Tag}\"";
        // The compressed forms are other bytes of the same content.
        weak = $"W/\"{Tag}\"";
        if (!Compression.IsWorth(file)) return;
        brotli = Compression.Brotli(file.Bytes.Span, quality);
        Gzip = Compression.Gzip(file.Bytes.Span);
    }

    /// <summary>The bytes as they are.</summary>
    public ReadOnlyMemory<byte> Plain { get; }

    public StringValues MediaType { get; }

    /// <summary>A policy of its own; empty: that of all pages.</summary>
    public StringValues Policy { get; }

    /// <summary>The beginning of the SHA-256 of the content.</summary>
    public string Tag { get; }

    /// <summary>True if there are compressed forms, so that the answer depends on what the reader takes.</summary>
    public bool Varies => brotli is not null;

    /// <summary>How much memory it takes.</summary>
    public long Cost => Plain.Length + (brotli?.Length ?? 0) + (Gzip?.Length ?? 0) + 512;

    private byte[]? Gzip { get; }

    /// <summary>The bytes in a coding, and the tag to send with them.</summary>
    public ReadOnlyMemory<byte> In(Coding coding, out StringValues tag)
    {
        tag = coding == Coding.Plain || !Varies ? strong : weak;
        if (coding == Coding.Brotli && brotli is not null) return brotli;
        return coding == Coding.Gzip && Gzip is not null ? Gzip : Plain;
    }

    /// <summary>Compresses again, better, for a file that many will read.</summary>
    public void Improve()
    {
        if (brotli is not null) brotli = Compression.Brotli(Plain.Span, Compression.Best);
    }
}
