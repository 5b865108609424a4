using System.Collections.Concurrent;
using System.Globalization;

namespace Scrutineer.Web.Live;

/// <summary>How the bytes of an answer are coded.</summary>
internal enum Coding
{
    Plain,
    Gzip,
    Brotli,
}

/// <summary>Reads <c>Accept-Encoding</c> (RFC 9110, 12.5.3).</summary>
internal static class Codings
{
    private const int MostKept = 256;
    private static readonly ConcurrentDictionary<string, Coding> Known = new(StringComparer.Ordinal);

    /// <summary>The coding that the reader likes best; of two alike the shorter one.</summary>
    public static Coding Best(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted)) return Coding.Plain;
        if (Known.TryGetValue(accepted, out var known)) return known;
        var best = Read(accepted);
        if (Known.Count < MostKept && accepted.Length < 200) Known.TryAdd(accepted, best);
        return best;
    }

    private static Coding Read(string accepted)
    {
        double? brotli = null, gzip = null, plain = null, any = null;
        foreach (var part in accepted.Split(','))
        {
            var (name, quality) = Weighted(part);
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) brotli = quality;
            else if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase)) gzip = quality;
            else if (name.Equals("identity", StringComparison.OrdinalIgnoreCase)) plain = quality;
            else if (name == "*") any = quality;
        }

        var (b, g) = (brotli ?? any ?? 0, gzip ?? any ?? 0);
        // Unnamed, identity is acceptable, but nobody prefers it.
        var p = plain ?? 0;
        if (b > 0 && b >= g && b >= p) return Coding.Brotli;
        return g > 0 && g >= p ? Coding.Gzip : Coding.Plain;
    }

    /// <summary>A name and its weight, as in <c>gzip;q=0.5</c>. A weight that cannot be read is 0.</summary>
    internal static (string Name, double Quality) Weighted(string part)
    {
        var cut = part.IndexOf(';', StringComparison.Ordinal);
        if (cut < 0) return (part.Trim(), 1);
        var weight = part[(cut + 1)..].Trim();
        var quality = weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q <= 1 ? q : 0;
        return (part[..cut].Trim(), quality);
    }
}
