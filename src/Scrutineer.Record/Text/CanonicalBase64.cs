namespace Scrutineer.Record;

/// <summary>RFC 4648 section 4 with padding, in the one spelling that encoding gives: no spaces, no spare bits.</summary>
internal static class CanonicalBase64
{
    public static bool TryDecode(string text, out byte[] bytes) => TryDecode(text, out bytes, out var canonical) && canonical;

    /// <summary>The same, but lets spare bits in the last character pass and says whether there were none.</summary>
    public static bool TryDecode(string text, out byte[] bytes, out bool canonical)
    {
        bytes = [];
        canonical = false;
        if (text.Length % 4 != 0 || text.Any(char.IsWhiteSpace)) return false;
        var buffer = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, buffer, out var count)) return false;
        bytes = buffer[..count];
        canonical = Convert.ToBase64String(bytes) == text;
        return true;
    }
}
