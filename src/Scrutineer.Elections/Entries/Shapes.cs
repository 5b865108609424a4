using System.Globalization;

namespace Scrutineer.Elections.Entries;

/// <summary>The shapes of small texts in entries.</summary>
internal static class Shapes
{
    public static bool IsRole(string text) => text.Length is > 0 and <= 64 && text.All(c => c is >= 'a' and <= 'z' or '-');

    public static bool IsKeyId(string text) => text.Length == 8 && text.All(IsHex);

    public static bool IsSha256(string text) => text.Length == 64 && text.All(IsHex);

    /// <summary>A language code, two or three letters.</summary>
    public static bool IsLanguage(string text) => text.Length is 2 or 3 && text.All(c => c is >= 'a' and <= 'z');

    /// <summary>Canonical base64 of 32 bytes.</summary>
    public static bool IsHash(string text)
    {
        Span<byte> bytes = stackalloc byte[33];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var written) && written == 32 && Convert.ToBase64String(bytes[..32]) == text;
    }

    /// <summary>A time to the second with its offset in whole minutes; null: not in that form.</summary>
    public static DateTimeOffset? Time(string text)
    {
        if (text.Length != 25 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[22] != ':') return null;
        if (text[19] is not ('+' or '-')) return null;
        Span<int> parts = stackalloc int[8];
        ReadOnlySpan<byte> places = [0, 4, 5, 2, 8, 2, 11, 2, 14, 2, 17, 2, 20, 2, 23, 2];
        for (var i = 0; i < 8; i++)
        {
            foreach (var c in text.AsSpan(places[2 * i], places[2 * i + 1]))
            {
                if (c is < '0' or > '9') return null;
                parts[i] = parts[i] * 10 + (c - '0');
            }
        }

        var offset = parts[6] * 60 + parts[7];
        var isTime = parts[0] is >= 2 and <= 9998 && parts[1] is >= 1 and <= 12 && parts[2] >= 1 && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1])
            && parts[3] < 24 && parts[4] < 60 && parts[5] < 60 && parts[7] < 60 && offset <= 14 * 60 && (offset > 0 || text[19] == '+');
        if (!isTime) return null;
        return new DateTimeOffset(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], TimeSpan.FromMinutes(text[19] == '-' ? -offset : offset));
    }

    /// <summary>The one form of a time.</summary>
    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f';
}
