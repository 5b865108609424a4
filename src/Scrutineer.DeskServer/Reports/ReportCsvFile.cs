using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Elections;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Reports;

/// <summary>
/// Machine reports as CSV: a column <c>unit</c>, if wanted a column <c>id</c>, and a column for each line and list, named by its code (<c>lines.CODE</c> or <c>votes.CODE</c> where
/// a line and a list have the same). An empty cell is blank, not 0.
/// </summary>
internal static class ReportCsvFile
{
    /// <summary>The rows. Refuses <c>report-file-form</c>, <c>report-file-column</c>.</summary>
    public static Result<ImmutableArray<ReportRow>> Rows(Election election, string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        // Tables in Russian and Kyrgyz save CSV with semicolons.
        var rows = CsvText.Read(text, head.Contains(';') && !head.Contains(',') ? ';' : ',');
        if (!rows.IsOk) return rows.Refusal! with { Code = "report-file-form" };
        if (rows.Value is not [var first, ..] || !first.Cells.Contains("unit")) return new Refusal("report-file-form", "The first line names the columns: unit, and the codes of lines and lists.", null, 1);
        var fields = Field.Of(election);
        var columns = new int[first.Cells.Length];
        var (unit, id) = (first.Cells.IndexOf("unit"), first.Cells.IndexOf("id"));
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = i == unit || i == id ? -1 : Place(fields, first.Cells[i]);
            if (columns[i] == -2 || (columns[i] >= 0 && columns.AsSpan(0, i).Contains(columns[i])) || (columns[i] == -1 && i != unit && i != id))
                return new Refusal("report-file-column", $"Column {i + 1} is no line and no list of the form, or is there twice.", null, 1);
        }

        return columns.Any(c => c >= 0)
            ? rows.Value.Skip(1).Select(r => Row(r, columns, unit, id, fields.Length)).ToImmutableArray()
            : new Refusal("report-file-column", "No column is a line or a list of the form.", null, 1);
    }

    private static int Place(ImmutableArray<Field> fields, string name)
    {
        var found = fields.Where(f => f.Code == name || $"{(f.IsList ? "votes" : "lines")}.{f.Code}" == name).ToList();
        return found.Count == 1 ? found[0].Place : -2;
    }

    private static ReportRow Row(CsvRow row, int[] columns, int unit, int id, int places)
    {
        if (row.Cells.Length != columns.Length) return new ReportRow(row.Line, "", "", new Refusal("report-file-form", $"This line has {row.Cells.Length} cells; the first has {columns.Length}."));
        var numbers = new long?[places];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0) continue;
            var read = CountInput.Read(row.Cells[i]);
            if (!read.IsOk) return new ReportRow(row.Line, "", row.Cells[unit], read.Refusal!);
            numbers[columns[i]] = read.Value;
        }

        return new ReportRow(row.Line, id < 0 ? "" : row.Cells[id].Trim(), row.Cells[unit].Trim(), numbers);
    }
}
