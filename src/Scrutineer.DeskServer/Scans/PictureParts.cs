using Scrutineer.Office.Scans;
using System.Buffers.Binary;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Scans;

/// <summary>Walks the parts of a picture without decoding it: is it whole, does it move, how large would it be?</summary>
internal static class PictureParts
{
    /// <summary>Most pixels of a picture.</summary>
    public const long GreatestPixels = 60_000_000;

    /// <summary>Why a JPEG is not decoded; null: it may be. Decoders paint half a file grey and say nothing.</summary>
    public static Refusal? OfJpeg(ReadOnlySpan<byte> file)
    {
        var (at, isSized) = (2, false);
        while (at + 1 < file.Length)
        {
            if (file[at] != 0xFF) return ScanRefusals.Unreadable;
            var marker = file[at + 1];
            at++;
            if (marker == 0xFF) continue;
            at++;
            if (marker == 0xD9) return isSized ? null : ScanRefusals.Unreadable;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            if (at + 2 > file.Length) return ScanRefusals.Half;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2) return ScanRefusals.Unreadable;
            if (at + length > file.Length) return ScanRefusals.Half;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8) return ScanRefusals.Unreadable;
                isSized = true;
                if (TooLarge(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 3)..])) is { } refusal) return refusal;
            }

            at += length;
            if (marker == 0xDA) at = AfterScan(file, at);
        }

        return ScanRefusals.Half;
    }

    /// <summary>Why a PNG is not decoded; null: it may be.</summary>
    public static Refusal? OfPng(ReadOnlySpan<byte> file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var name = file.Slice(at + 4, 4);
            if (length > file.Length - at - 12) return ScanRefusals.Half;
            if (at == 8 && (!name.SequenceEqual("IHDR"u8) || length != 13)) return ScanRefusals.Unreadable;
            if (at == 8 && TooLarge(BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(file[(at + 12)..])) is { } refusal) return refusal;
            if (name.SequenceEqual("acTL"u8) || name.SequenceEqual("fcTL"u8)) return ScanRefusals.Animated;
            if (name.SequenceEqual("IEND"u8)) return null;
            at += 12 + (int)length;
        }

        return ScanRefusals.Half;
    }

    private static Refusal? TooLarge(long width, long height) => width == 0 || height == 0 ? ScanRefusals.Unreadable : width > GreatestPixels / height ? ScanRefusals.Pixels : null;

    /// <summary>The next marker after the coded picture; restarts and stuffed bytes belong to it.</summary>
    private static int AfterScan(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        return file.Length;
    }
}
