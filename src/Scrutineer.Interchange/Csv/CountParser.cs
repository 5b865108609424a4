using Scrutineer.Elections.Protocols;

namespace Scrutineer.Interchange.Csv;

/// <summary>What a field that should hold a count holds.</summary>
public enum CountField
{
    Count,
    Blank,
    NotANumber,
    Negative,
    Fraction,
    TooLarge,
}

/// <summary>Reads counts exactly; nothing is guessed or rounded.</summary>
public static class CountParser
{
    /// <summary>Reads a field.</summary>
    public static CountField Parse(ReadOnlySpan<char> field, CsvStyle style, out long count)
    {
        count = 0;
        var digits = 0;
        if (field.Length > 0 && field.Length <= 12)
        {
            // The common case: a few plain digits.
            foreach (var c in field)
            {
                if (!char.IsAsciiDigit(c)) break;
                count = count * 10 + (c - '0');
                digits++;
            }

            if (digits == field.Length) return CountField.Count;
        }

        return Careful(field.Trim(), style, out count);
    }

    /// <summary>A sentence for what is wrong.</summary>
    public static string Describe(CountField field, string text) => field switch
    {
        CountField.NotANumber => $"\"{Shorten(text)}\" is not a number",
        CountField.Negative => $"{Shorten(text)} is negative, and a count cannot be",
        CountField.Fraction => $"{Shorten(text)} is not a whole number",
        CountField.TooLarge => $"{Shorten(text)} is larger than {Figures.Greatest}, and no count is",
        CountField.Blank => "it is blank",
        CountField.Count => throw new ArgumentOutOfRangeException(nameof(field)),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static CountField Careful(ReadOnlySpan<char> field, CsvStyle style, out long count)
    {
        count = 0;
        if (field.IsEmpty) return CountField.Blank;
        foreach (var blank in style.Blanks)
            if (field.SequenceEqual(blank)) return CountField.Blank;

        var isNegative = field[0] is '-' or '\u2212';
        if (isNegative) field = field[1..];
        if (field.IsEmpty || !char.IsAsciiDigit(field[0])) return CountField.NotANumber;
        var isTooLarge = false;
        var inFraction = false;
        for (var i = 0; i < field.Length; i++)
        {
            var c = field[i];
            if (inFraction)
            {
                if (c == '0') continue;
                return char.IsAsciiDigit(c) ? CountField.Fraction : CountField.NotANumber;
            }

            if (char.IsAsciiDigit(c))
            {
                if (!isTooLarge) count = count * 10 + (c - '0');
                isTooLarge |= count > Figures.Greatest;
            }
            else if (style.Thousands.Contains(c, StringComparison.Ordinal) && IsGroup(field[(i + 1)..]))
            {
                continue;
            }
            else if (c == style.Decimal && i < field.Length - 1)
            {
                inFraction = true;
            }
            else
            {
                return CountField.NotANumber;
            }
        }

        if (isTooLarge) return CountField.TooLarge;
        return isNegative && count > 0 ? CountField.Negative : CountField.Count;
    }

    /// <summary>Three digits, then the end or something that is not a digit: 1,23 is not twelve hundred and three.</summary>
    private static bool IsGroup(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
