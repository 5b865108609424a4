using System.Text;

namespace Scrutineer.Record;

/// <summary>
/// Names in a policy are octets, UTF-8 or not. They are kept in text so that different octets stay different: an octet that is not UTF-8 becomes a lone low
/// surrogate, which no UTF-8 gives.
/// </summary>
internal static class OctetText
{
    private const char First = '\uDC00';

    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        while (!octets.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(octets, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                text.Append((char)(First + octets[0]));
                used = 1;
            }

            octets = octets[used..];
        }

        return text.ToString();
    }

    public static byte[] Encode(string text)
    {
        var octets = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done) octets.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            else octets.Add((byte)(rest[0] & 0xFF));
            rest = rest[used..];
        }

        return [.. octets];
    }
}
