using System.Buffers.Binary;
using System.Text;

namespace Scrutineer.Report.Papers;

/// <summary>
/// Prepares a TrueType font for the library that writes documents: of a letter made of parts it loses the last byte, so that the breve of "й" sinks into the letter. The parts are drawn in any
/// order; the one that ends with a zero goes last, and nothing is lost. The font has the same glyphs, of the same length.
/// </summary>
internal static class PaperGlyphs
{
    private const int HasWords = 0x0001, HasScale = 0x0008, HasMore = 0x0020, HasTwoScales = 0x0040, HasMatrix = 0x0080, HasInstructions = 0x0100;
    private const int Head = 10;

    /// <summary>The font with the parts of its letters in an order that survives.</summary>
    public static byte[] Prepared(byte[] font)
    {
        var ready = (byte[])font.Clone();
        var (glyphs, places) = (Table(ready, "glyf"), Table(ready, "loca"));
        var isLong = BinaryPrimitives.ReadInt16BigEndian(ready.AsSpan(Table(ready, "head").Start + 50)) == 1;
        var step = isLong ? 4 : 2;
        for (var at = places.Start; at + (2 * step) <= places.Start + places.Length; at += step)
        {
            var (from, to) = (Place(at), Place(at + step));
            if (to - from > Head && BinaryPrimitives.ReadInt16BigEndian(ready.AsSpan(glyphs.Start + from)) < 0) Reorder(ready.AsSpan(glyphs.Start + from + Head, to - from - Head));
        }

        return ready;

        int Place(int at) => isLong ? (int)BinaryPrimitives.ReadUInt32BigEndian(ready.AsSpan(at)) : 2 * BinaryPrimitives.ReadUInt16BigEndian(ready.AsSpan(at));
    }

    private static void Reorder(Span<byte> parts)
    {
        var read = new List<byte[]>();
        var (at, flags) = (0, 0);
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(parts[at..]);
            var length = 4 + ((flags & HasWords) != 0 ? 4 : 2) + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
            read.Add(parts.Slice(at, length).ToArray());
            at += length;
        }
        while ((flags & HasMore) != 0);

        // Instructions behind the parts would be lost instead of an offset, and no part ends them.
        if ((flags & HasInstructions) != 0 || read[^1][^1] == 0 || read.FindIndex(p => p[^1] == 0) is not (>= 0 and var last)) return;
        read.Add(read[last]);
        read.RemoveAt(last);
        at = 0;
        for (var i = 0; i < read.Count; i++)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(read[i]);
            BinaryPrimitives.WriteUInt16BigEndian(read[i], (ushort)(i < read.Count - 1 ? flags | HasMore : flags & ~HasMore));
            read[i].CopyTo(parts[at..]);
            at += read[i].Length;
        }
    }

    private static (int Start, int Length) Table(ReadOnlySpan<byte> font, string name)
    {
        var tag = Encoding.ASCII.GetBytes(name);
        for (var at = 12; at < 12 + (16 * BinaryPrimitives.ReadUInt16BigEndian(font[4..])); at += 16)
            if (font.Slice(at, 4).SequenceEqual(tag)) return ((int)BinaryPrimitives.ReadUInt32BigEndian(font[(at + 8)..]), (int)BinaryPrimitives.ReadUInt32BigEndian(font[(at + 12)..]));
        throw new InvalidDataException($"The font has no table {name}.");
    }
}
