namespace Scrutineer.Interchange.Csv;

/// <summary>
/// Fields for CSV files that people open in a spreadsheet: text that begins with = + - @ (or a tab or carriage return)
/// gets an apostrophe, so that no program runs it as a formula (OWASP, CSV injection).
/// </summary>
public static class SafeCsv
{
    /// <summary>A text field, neutralised and quoted where needed. Not for numbers.</summary>
    public static string Text(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return Quote(text);
    }

    /// <summary>A field as it is, quoted where needed (RFC 4180).</summary>
    public static string Quote(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
