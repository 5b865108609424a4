using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Scrutineer.Law;

namespace Scrutineer.Office.Scans;

/// <summary>
/// Looks through a PDF for what a scan has no need of: scripts, actions, files within it. Names are compared as readers understand them (<c>/J#53</c> is
/// <c>/JS</c>); objects packed into streams are unpacked, within bounds; what cannot be looked into is refused.
/// </summary>
public static class PdfCheck
{
    private const int MostUnpacked = 32 * 1_024 * 1_024;

    /// <summary>So long that chance does not write them into the bytes of a picture: looked for everywhere, even in the middle of a stream.</summary>
    private static readonly FrozenSet<string> Never =
        new[] { "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "OpenAction", "RichMedia", "Rendition", "SubmitForm", "ImportData", "GoToE" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Short ones: looked for where names stand.</summary>
    private static readonly FrozenSet<string> NeverAsName = new[] { "JS", "XFA" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OtherFilters =
        new[] { "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt", "DecodeParms", "DP", "F", "Extends" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why a PDF is not taken; null: it is.</summary>
    public static Refusal? Why(byte[] file)
    {
        var end = file.AsSpan(int.Max(0, file.Length - 2_048));
        if (end.IndexOf("%%EOF"u8) < 0 || end.IndexOf("startxref"u8) < 0) return ScanRefusals.Half;
        if (Everywhere(file) is { } found) return found;
        var unpacked = 0;
        var names = new List<string>();
        for (var at = 0; at < file.Length;)
        {
            switch (Token(file, ref at))
            {
                case (Kind.Name, var name):
                    if (name == "Encrypt") return ScanRefusals.PdfEncrypted;
                    if (NeverAsName.Contains(name)) return ScanRefusals.PdfActive;
                    names.Add(name);
                    break;
                case (Kind.Word, "obj" or "trailer"):
                    names.Clear();
                    break;
                case (Kind.Word, "stream"):
                    var begin = at + (At(file, at) == '\r' ? 1 : 0) + (At(file, at) == '\n' || At(file, at + 1) == '\n' ? 1 : 0);
                    var length = file.AsSpan(int.Min(begin, file.Length)).IndexOf("endstream"u8);
                    if (length < 0) return ScanRefusals.PdfUnreadable;
                    at = begin + length + "endstream".Length;
                    if (names.Contains("ObjStm") && (FollowedByEnd(file, at) ? Packed(file.AsMemory(begin, length), names, ref unpacked) : ScanRefusals.PdfUnreadable) is { } refusal) return refusal;
                    names.Clear();
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>Names that must stand nowhere, in whatever bytes.</summary>
    private static Refusal? Everywhere(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'/'); at >= 0; at = bytes[(at + 1)..].IndexOf((byte)'/') is >= 0 and var next ? at + 1 + next : -1)
        {
            var i = at;
            if (Never.Contains(Name(bytes, ref i))) return ScanRefusals.PdfActive;
        }

        return null;
    }

    /// <summary>Looks into objects that are packed into a stream.</summary>
    private static Refusal? Packed(ReadOnlyMemory<byte> stream, List<string> names, ref int unpacked)
    {
        if (names.Exists(OtherFilters.Contains)) return ScanRefusals.PdfUnreadable;
        byte[] plain;
        if (names.Contains("FlateDecode") || names.Contains("Fl"))
        {
            if (Inflated(stream, MostUnpacked - unpacked) is not { } inflated) return ScanRefusals.PdfUnreadable;
            plain = inflated;
        }
        else
        {
            plain = stream.ToArray();
        }

        unpacked += plain.Length;
        if (Everywhere(plain) is { } found) return found;
        for (var at = 0; at < plain.Length;)
            if (Token(plain, ref at) is (Kind.Name, var name) && NeverAsName.Contains(name)) return ScanRefusals.PdfActive;
        return null;
    }

    /// <summary>The bytes of a zlib stream that ends where it should; null: it does not, or it is larger than that.</summary>
    private static byte[]? Inflated(ReadOnlyMemory<byte> packed, int most)
    {
        try
        {
            using var bytes = new Asked(packed.ToArray());
            using var from = new ZLibStream(bytes, CompressionMode.Decompress);
            using var to = new MemoryStream();
            var buffer = new byte[16_384];
            int read;
            while ((read = from.Read(buffer)) > 0)
            {
                if (to.Length + read > most) return null;
                to.Write(buffer, 0, read);
            }

            // Of what is cut off the library gives what there is and says nothing; but it has asked for more.
            return bytes.IsExhausted ? null : to.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Bytes that remember whether more were wanted than there are.</summary>
    private sealed class Asked(byte[] bytes) : MemoryStream(bytes)
    {
        public bool IsExhausted { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Noted(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Noted(base.Read(buffer));

        private int Noted(int read)
        {
            IsExhausted |= read == 0;
            return read;
        }
    }

    private static bool FollowedByEnd(ReadOnlySpan<byte> file, int at) => Token(file, ref at) is (Kind.Word, "endobj");

    private enum Kind
    {
        Other,
        Name,
        Word,
    }

    /// <summary>Reads the next token; strings and comments are passed over, for names in them are none.</summary>
    private static (Kind, string) Token(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && IsSpace(file[at])) at++;
        if (at >= file.Length) return (Kind.Other, "");
        switch (file[at])
        {
            case (byte)'%':
                while (at < file.Length && file[at] is not ((byte)'\n' or (byte)'\r')) at++;
                return (Kind.Other, "");
            case (byte)'(':
                SkipString(file, ref at);
                return (Kind.Other, "");
            case (byte)'/':
                return (Kind.Name, Name(file, ref at));
            case var c when IsDelimiter(c):
                at++;
                return (Kind.Other, "");
            default:
                var from = at;
                while (at < file.Length && !IsSpace(file[at]) && !IsDelimiter(file[at])) at++;
                return at - from <= 16 ? (Kind.Word, Encoding.Latin1.GetString(file[from..at])) : (Kind.Other, "");
        }
    }

    private static void SkipString(ReadOnlySpan<byte> file, ref int at)
    {
        var depth = 0;
        for (; at < file.Length; at++)
        {
            if (file[at] == '\\') at++;
            else if (file[at] == '(') depth++;
            else if (file[at] == ')' && --depth == 0) break;
        }

        at = int.Min(at + 1, file.Length);
    }

    /// <summary>A name as a reader understands it; the place is that of its slash before, and behind it after.</summary>
    private static string Name(ReadOnlySpan<byte> file, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < file.Length && !IsSpace(file[at]) && !IsDelimiter(file[at]) && name.Length < 64; at++)
        {
            if (file[at] == '#' && at + 2 < file.Length && char.IsAsciiHexDigit((char)file[at + 1]) && char.IsAsciiHexDigit((char)file[at + 2]))
            {
                name.Append((char)byte.Parse(Encoding.Latin1.GetString(file.Slice(at + 1, 2)), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
                at += 2;
            }
            else
            {
                name.Append((char)file[at]);
            }
        }

        return name.ToString();
    }

    private static int At(ReadOnlySpan<byte> file, int at) => at < file.Length ? file[at] : -1;

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}
