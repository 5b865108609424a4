namespace Scrutineer.Elections;

/// <summary>Codes of units and lists.</summary>
public static class Codes
{
    /// <summary>True if a code may stand in files that spreadsheets open: no control characters, no formula sign in front, no <c>*</c>, at most 200 characters.</summary>
    public static bool IsSafe(string code) =>
        code.Length is > 0 and <= 200 && code[0] is not ('=' or '+' or '-' or '@' or '*' or '\'') && !code.Any(char.IsControl) && code == code.Trim();
}
