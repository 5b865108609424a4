using System.Globalization;

namespace Scrutineer.Record;

/// <summary>ASCII decimals without sign, spaces or leading zeroes, up to 2^63 - 1: how the formats write sizes, indices and times.</summary>
internal static class PlainDecimal
{
    public const ulong Max = long.MaxValue;

    public static bool TryParse(ReadOnlySpan<char> text, out ulong number) => TryParseUnbounded(text, out number) && number <= Max;

    /// <summary>The same up to 2^64 - 1.</summary>
    public static bool TryParseUnbounded(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        if (text.IsEmpty || (text[0] == '0' && text.Length > 1)) return false;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static string Write(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
