using System.Globalization;

namespace Scrutineer.Record;

/// <summary>ASCII decimals without sign, spaces or leading zeroes, up to 2^63 - 1: how the formats write sizes, indices and times.</summary>
internal static class PlainDecimal
{
    public const ulong Max = long.MaxValue;

    public static bool TryParse(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        // The parser of the framework takes zero characters at the end.
        return !text.ContainsAnyExceptInRange('0', '9') && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Max
            && (text[0] != '0' || text.Length == 1);
    }

    public static string Write(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
