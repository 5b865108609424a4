using System.Buffers.Binary;

namespace Scrutineer.Office.Disputes;

/// <summary>
/// Takes camera, place, time and comments out of pictures without touching what is seen: in JPEG every application segment but the first (JFIF) and colour profiles and every comment, in PNG
/// the chunks of text, time and Exif. Anything that follows the end of the picture goes too.
/// </summary>
internal static class PictureMetadata
{
    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The type of a file by its first bytes; <c>application/octet-stream</c> if they are none of those known.</summary>
    public static string TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith(PngHead) ? "image/png"
        : bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? "video/mp4"
        : bytes.StartsWith("PK\x03\x04"u8) ? "application/zip"
        : System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? "text/plain"
        : "application/octet-stream";

    /// <summary>The picture without metadata; null: it cannot be read as a picture to its end.</summary>
    public static byte[]? Without(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngHead) ? Png(bytes) : Jpeg(bytes);

    private static byte[]? Png(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length);
        kept.AddRange(PngHead);
        for (var at = PngHead.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12) return null;
            var chunk = bytes.Slice(at, (int)length + 12);
            var type = chunk[4..8];
            var isMeta = type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("tIME"u8) || type.SequenceEqual("eXIf"u8);
            if (!isMeta) kept.AddRange(chunk);
            if (type.SequenceEqual("IEND"u8)) return [.. kept];
            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length) { 0xFF, 0xD8 };
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xDA)
            {
                // From the first scan on: everything up to the last end marker; thumbnails and trailers come after it or in segments before.
                var end = bytes[at..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                if (end < 0) return null;
                kept.AddRange(bytes.Slice(at, end + 2));
                return [.. kept];
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            // APP0 is JFIF, APP2 a colour profile, APP14 says how colours are coded: without them the picture looks otherwise.
            var isMeta = marker is (>= 0xE0 and <= 0xEF and not (0xE0 or 0xE2 or 0xEE)) or 0xFE;
            if (!isMeta) kept.AddRange(bytes.Slice(at, length + 2));
            at += length + 2;
        }

        return null;
    }
}
