using System.Globalization;
using System.Numerics;
using System.Text;
using Scrutineer.Law;

namespace Scrutineer.Report;

/// <summary>Numbers as people read them: thousands with a narrow no-break space, a real minus sign, decimals rounded from exact fractions.</summary>
public static class Numbers
{
    /// <summary>Narrow no-break space: between thousands and before the percent sign.</summary>
    public const char Narrow = '\u202F';

    private const char Minus = '\u2212';

    public static string Whole(BigInteger number)
    {
        var digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture);
        return (number.Sign < 0 ? Minus.ToString() : "") + Grouped(digits);
    }

    /// <summary>A difference: always with its sign; nothing but 0 for 0.</summary>
    public static string Signed(BigInteger number) => number.Sign > 0 ? "+" + Whole(number) : Whole(number);

    /// <summary>Decimal text, rounded half away from zero from the exact fraction. For display only.</summary>
    public static string Decimal(Rational value, int digits, string language)
    {
        var text = value.ToDecimal(digits);
        var isNegative = text.StartsWith('-');
        var parts = text.TrimStart('-').Split('.');
        var point = language == "en" ? '.' : ',';
        return (isNegative ? Minus.ToString() : "") + Grouped(parts[0]) + (parts.Length > 1 ? point + parts[1] : "");
    }

    /// <summary>A whole number as such, anything else with two digits.</summary>
    public static string Short(Rational value, string language) => value.IsInteger ? Whole(value.Numerator) : Decimal(value, 2, language);

    /// <summary>Decimal text with at least that many significant figures. For display only.</summary>
    public static string Significant(Rational value, int figures, string language)
    {
        var digits = 0;
        var bound = new Rational(BigInteger.Pow(10, figures - 1), BigInteger.One);
        for (var scaled = value.Sign < 0 ? -value : value; scaled.Sign > 0 && scaled < bound && digits < 60; scaled *= 10) digits++;
        return Decimal(value, digits, language);
    }

    /// <summary>A fraction of one as per cent with two digits, without the sign.</summary>
    public static string Percent(Rational fraction, string language) => Decimal(fraction * 100, 2, language);

    /// <summary>A fraction of one as per cent with its sign.</summary>
    public static string WithSign(Rational fraction, string language) => $"{Percent(fraction, language)}{Narrow}%";

    /// <summary>A difference of two shares in percentage points: two digits, always with its sign unless it is exactly 0.</summary>
    public static string Points(Rational difference, string language) => (difference.Sign > 0 ? "+" : "") + Decimal(difference * 100, 2, language);

    /// <summary>A bar of a law as the law writes it: 7 %, 3.25 %, 0.7 %.</summary>
    public static string Bar(Rational least, string language)
    {
        var percent = least * 100;
        for (var digits = 0; digits < 6; digits++)
            if (Rational.TryParse(percent.ToDecimal(digits), out var shown) && shown == percent) return $"{Decimal(percent, digits, language)}{Narrow}%";
        return $"{Fraction(least)}";
    }

    /// <summary>The exact fraction: 639 657/60.</summary>
    public static string Fraction(Rational value) => value.IsInteger ? Whole(value.Numerator) : $"{Whole(value.Numerator)}/{Whole(value.Denominator)}";

    private static string Grouped(string digits)
    {
        if (digits.Length <= 3) return digits;
        var text = new StringBuilder(digits.Length + digits.Length / 3);
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0) text.Append(Narrow);
            text.Append(digits[i]);
        }

        return text.ToString();
    }
}
