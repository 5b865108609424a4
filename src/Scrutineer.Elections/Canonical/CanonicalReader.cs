using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Scrutineer.Elections.Canonical;

/// <summary>
/// Reads canonical JSON by expecting it piece by piece: members in a fixed order, no blanks, integers only, strings escaped as
/// RFC 8785 does. What it accepts is written back byte for byte the same, so there is one form of every document.
/// </summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0xe0).Select(b => (byte)b).Where(b => b is not ((byte)'"' or (byte)'\\'))]);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int At { get; private set; }

    public readonly bool IsAtEnd => At == bytes.Length;

    /// <summary>Reads these bytes or fails.</summary>
    public void Expect(ReadOnlySpan<byte> literal)
    {
        if (!TryTake(literal)) throw new CanonicalException(At, Encoding.UTF8.GetString(literal));
    }

    /// <summary>Reads these bytes if they are next.</summary>
    public bool TryTake(ReadOnlySpan<byte> literal)
    {
        if (!bytes[At..].StartsWith(literal)) return false;
        At += literal.Length;
        return true;
    }

    /// <summary>A string; <paramref name="likely"/> is given back instead of a copy where it is the same.</summary>
    public string Text(string? likely = null)
    {
        Expect("\""u8);
        var rest = bytes[At..];
        var length = rest.IndexOfAnyExcept(Plain);
        if (length < 0) throw new CanonicalException(bytes.Length, "\"");
        if (rest[length] != (byte)'"') return Escaped();
        var text = rest[..length];
        At += length + 1;
        if (likely is not null && Ascii.Equals(text, likely)) return likely;
        if (!Utf8.IsValid(text)) throw new CanonicalException(At - length - 1, "UTF-8");
        return Strict.GetString(text);
    }

    public string? TextOrNull(string? likely = null) => TryTake("null"u8) ? null : Text(likely);

    /// <summary>An integer from 0 to <paramref name="greatest"/>, without leading zeros.</summary>
    public long Number(long greatest = long.MaxValue)
    {
        var start = At;
        long value = 0;
        while (At < bytes.Length && bytes[At] is >= (byte)'0' and <= (byte)'9')
        {
            var digit = bytes[At++] - '0';
            if (value > (long.MaxValue - digit) / 10) throw new CanonicalException(start, "a smaller number");
            value = value * 10 + digit;
        }

        var isWritten = At > start && (bytes[start] != (byte)'0' || At == start + 1);
        if (!isWritten) throw new CanonicalException(start, "an integer");
        return value <= greatest ? value : throw new CanonicalException(start, $"a number up to {greatest}");
    }

    public long? NumberOrNull(long greatest = long.MaxValue) => TryTake("null"u8) ? null : Number(greatest);

    public bool Boolean()
    {
        if (TryTake("true"u8)) return true;
        Expect("false"u8);
        return false;
    }

    private string Escaped()
    {
        var text = new ArrayBufferWriter<byte>();
        while (true)
        {
            if (At == bytes.Length) throw new CanonicalException(At, "\"");
            var b = bytes[At++];
            if (b == (byte)'"') break;
            if (b < 0x20) throw new CanonicalException(At - 1, "an escaped control character");
            text.Write([b == (byte)'\\' ? Escape() : b]);
        }

        return Utf8.IsValid(text.WrittenSpan) ? Strict.GetString(text.WrittenSpan) : throw new CanonicalException(At, "UTF-8");
    }

    private byte Escape()
    {
        var start = At - 1;
        var b = At < bytes.Length ? bytes[At++] : (byte)0;
        switch (b)
        {
            case (byte)'"' or (byte)'\\': return b;
            case (byte)'b': return 8;
            case (byte)'t': return 9;
            case (byte)'n': return 10;
            case (byte)'f': return 12;
            case (byte)'r': return 13;
            case (byte)'u' when At + 4 <= bytes.Length && bytes[At] == '0' && bytes[At + 1] == '0':
                var (high, low) = (bytes[At + 2], bytes[At + 3]);
                At += 4;
                var value = high is (byte)'0' or (byte)'1'
                    ? (high - '0') * 16 + low switch
                    {
                        >= (byte)'0' and <= (byte)'9' => low - '0',
                        >= (byte)'a' and <= (byte)'f' => low - 'a' + 10,
                        _ => 0x20,
                    }
                    : 0x20;
                if (value < 0x20 && value is not (8 or 9 or 10 or 12 or 13)) return (byte)value;
                break;
        }

        throw new CanonicalException(start, "an escape in its canonical form");
    }
}

/// <summary>The bytes are not what the canonical form has here.</summary>
/// <param name="at">Where, in bytes from 0.</param>
/// <param name="expected">What should stand there.</param>
internal sealed class CanonicalException(int at, string expected) : Exception($"At byte {at}, {expected} was expected.")
{
    public int At { get; } = at;

    public string Expected { get; } = expected;
}
