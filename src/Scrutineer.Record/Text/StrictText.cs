using System.Text;

namespace Scrutineer.Record;

/// <summary>UTF-8 without control characters other than the end of a line: what notes, checkpoints and proofs are written in.</summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>False if the bytes are not UTF-8 or hold control characters.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : "";
        return text.Length > 0 == bytes.Length > 0 && IsPlain(text);
    }

    /// <summary>True if the text can be written as UTF-8 and has no control characters but ends of lines.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != System.Buffers.OperationStatus.Done || (rune.Value < 0x20 && rune.Value != '\n')) return false;
            text = text[used..];
        }

        return true;
    }

    /// <summary>The bytes of a text that is known to be plain.</summary>
    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary>A key name: not empty, no Unicode space, no plus.</summary>
    public static bool IsKeyName(string name) => name.Length > 0 && IsPlain(name) && !name.Any(c => char.IsWhiteSpace(c) || c == '+');
}
