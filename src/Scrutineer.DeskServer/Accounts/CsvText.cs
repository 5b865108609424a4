using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal readonly record struct CsvRow(int Line, ImmutableArray<string> Cells);

/// <summary>Reads CSV by RFC 4180 and nothing looser: a quote in the middle of a cell, or what follows a closing one, is refused.</summary>
internal static class CsvText
{
    /// <summary>The rows; empty lines are passed over. Refuses <c>staff-csv</c>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="separator">What parts the cells.</param>
    public static Result<ImmutableArray<CsvRow>> Read(string text, char separator = ',')
    {
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var (at, line, begins) = (text.StartsWith('\uFEFF') ? 1 : 0, 1, 1);
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length) return Wrong("A quotation is not closed.", begins);
                    if (text[at] == '"' && (++at >= text.Length || text[at] != '"')) break;
                    if (text[at] == '\n') line++;
                    cell.Append(text[at]);
                }

                if (at < text.Length && text[at] != separator && text[at] is not ('\n' or '\r')) return Wrong("Something follows a closing quotation mark.", line);
            }

            while (at < text.Length && text[at] != separator && text[at] is not ('\n' or '\r'))
            {
                if (text[at] == '"' || IsHostile(text[at])) return Wrong("There is a quotation mark or an invisible sign in a cell.", line);
                cell.Append(text[at++]);
            }

            cells.Add(cell.ToString());
            cell.Clear();
            if (at < text.Length && text[at] == separator)
            {
                if (++at == text.Length || text[at] is '\n' or '\r') cells.Add("");
                else continue;
            }

            if (cells.Count > 1 || cells[0].Length > 0) rows.Add(new CsvRow(begins, cells.ToImmutable()));
            cells.Clear();
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            begins = ++line;
        }

        return rows.ToImmutable();
    }

    /// <summary>True for a sign that nobody sees, or that turns the direction of writing.</summary>
    public static bool IsHostile(char sign) => char.IsControl(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static Refusal Wrong(string what, int line) => new("staff-csv", what, null, line);
}
