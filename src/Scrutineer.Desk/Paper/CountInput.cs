using System.Globalization;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;

namespace Scrutineer.Desk.Paper;

/// <summary>Reads a number as a clerk types it.</summary>
public static class CountInput
{
    private const int LongestShown = 20;

    /// <summary>
    /// The number, or null for an empty field. Spaces between groups of digits are allowed, nothing else: a decimal point could be a thousands
    /// separator, and no machine should guess. Refuses <c>count-negative</c>, <c>count-other-digits</c>, <c>count-several</c>, <c>count-fraction</c>,
    /// <c>count-not-number</c>, <c>count-too-large</c> (above <see cref="Figures.Greatest"/>).
    /// </summary>
    public static Result<long?> Read(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return (long?)null;
        if (text.Any(c => c is '\t' or '\n' or '\r' or ';')) return new Refusal("count-several", "There are several numbers in one field; type one.");
        if (text[0] is '-' or '−' or '–') return new Refusal("count-negative", "A count cannot be negative.");
        if (text.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c))) return new Refusal("count-other-digits", "These digits are of another script or width; type 0 to 9.");
        if (text.Any(c => c is '.' or ',')) return new Refusal("count-fraction", "A count is whole; type it without point or comma.");
        var digits = string.Concat(text.Where(c => c is not (' ' or '\u00A0' or '\u202F' or '\u2009')));
        if (digits.Length == 0 || digits.Any(c => c is < '0' or > '9')) return new Refusal("count-not-number", $"\"{Shown(text)}\" is not a number.");
        if (HasOddGroups(text)) return new Refusal("count-several", "There are several numbers in one field; type one.");
        var significant = digits.TrimStart('0');
        if (significant.Length > 13 || (significant.Length > 0 && long.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture) > Figures.Greatest))
            return new Refusal("count-too-large", $"\"{Shown(text)}\" is larger than any count can be.");
        return significant.Length == 0 ? 0 : long.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>True for "12 34": spaces part a number into groups of three, from the second group on.</summary>
    private static bool HasOddGroups(string text)
    {
        var groups = text.Split([' ', '\u00A0', '\u202F', '\u2009'], StringSplitOptions.RemoveEmptyEntries);
        return groups.Length > 1 && (groups[0].Length > 3 || groups.Skip(1).Any(g => g.Length != 3));
    }

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
