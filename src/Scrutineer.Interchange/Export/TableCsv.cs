using System.Globalization;
using System.Text;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Export;

/// <summary>A table as CSV: RFC 4180 with LF, UTF-8 without a byte order mark; texts that a spreadsheet would run are neutralised (<see cref="SafeCsv"/>).</summary>
public static class TableCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>Writes the table; the stream stays open.</summary>
    public static void Write(ExportTable table, Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (i > 0) writer.Write(',');
            writer.Write(SafeCsv.Text(table.Columns[i].Name));
        }

        writer.Write('\n');
        table.Rows(row => Row(writer, row));
    }

    private static void Row(StreamWriter writer, ReadOnlySpan<Cell> row)
    {
        Span<char> digits = stackalloc char[20];
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0) writer.Write(',');
            if (row[i].Text is { } text) writer.Write(SafeCsv.Text(text));
            else if (row[i].Number is { } number && number.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture)) writer.Write(digits[..written]);
        }

        writer.Write('\n');
    }
}
