using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Scrutineer.Elections.Canonical;

/// <summary>
/// Writes the one fixed JSON form of the record, in UTF-8: no blanks, integers, strings escaped as RFC 8785 does. It only appends;
/// members and their order are the caller's, who writes punctuation and names with <see cref="Raw"/>.
/// </summary>
public sealed class CanonicalWriter
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        ['"', '\\', .. Enumerable.Range(0, 0x20).Select(c => (char)c)]);

    private readonly ArrayBufferWriter<byte> buffer = new(256);

    /// <summary>What has been written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>A copy of what has been written.</summary>
    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    /// <summary>Forgets what has been written and keeps the memory for the next document.</summary>
    public void Clear() => buffer.ResetWrittenCount();

    /// <summary>Bytes as they are: punctuation, names of members, a part that is already canonical.</summary>
    public void Raw(ReadOnlySpan<byte> utf8) => buffer.Write(utf8);

    /// <summary>A string in quotes.</summary>
    /// <exception cref="ArgumentException">The string has a lone surrogate.</exception>
    public void Text(string text)
    {
        Raw("\""u8);
        for (var rest = text.AsSpan(); ;)
        {
            var at = rest.IndexOfAny(Escaped);
            Strict.GetBytes(at < 0 ? rest : rest[..at], buffer);
            if (at < 0) break;
            Escape(rest[at]);
            rest = rest[(at + 1)..];
        }

        Raw("\""u8);
    }

    /// <summary>A string in quotes, or <c>null</c>.</summary>
    /// <exception cref="ArgumentException">The string has a lone surrogate.</exception>
    public void TextOrNull(string? text)
    {
        if (text is null) Raw("null"u8);
        else Text(text);
    }

    /// <summary>An integer.</summary>
    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.GetSpan(20), out var length);
        buffer.Advance(length);
    }

    /// <summary>An integer, or <c>null</c>.</summary>
    public void NumberOrNull(long? number)
    {
        if (number is { } known) Number(known);
        else Raw("null"u8);
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\r': Raw("\\r"u8); break;
            default: Raw([.. "\\u00"u8, Hex(c >> 4), Hex(c & 0xF)]); break;
        }
    }

    private static byte Hex(int digit) => "0123456789abcdef"u8[digit];
}
