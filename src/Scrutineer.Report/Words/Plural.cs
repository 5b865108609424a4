using System.Numerics;

namespace Scrutineer.Report.Words;

/// <summary>The plural categories of whole numbers (CLDR).</summary>
internal static class Plural
{
    public static string Category(string language, BigInteger number)
    {
        var n = BigInteger.Abs(number);
        if (language != "ru") return n.IsOne ? "one" : "other"; // en, ky
        var (ten, hundred) = ((int)(n % 10), (int)(n % 100));
        if (ten == 1 && hundred != 11) return "one";
        return ten is >= 2 and <= 4 && hundred is < 12 or > 14 ? "few" : "many";
    }
}
