namespace Scrutineer.Record;

/// <summary>RFC 4648 section 4 with padding, in the one spelling that encoding gives: no spaces, no spare bits.</summary>
internal static class CanonicalBase64
{
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 4 != 0) return false;
        var buffer = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, buffer, out var count)) return false;
        bytes = buffer[..count];
        return Convert.ToBase64String(bytes) == text;
    }
}
