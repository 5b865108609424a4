using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Folders;

/// <summary>A CSV file of an election folder: strict, and every refusal names file and line.</summary>
internal static class CsvFile
{
    /// <summary>Opens a file, hands its rows to the reader, and closes it.</summary>
    public static T Read<T>(string path, Func<CsvRows, T> read)
    {
        var opened = InputFile.Open(path);
        if (!opened.IsOk) throw new RefusalException(opened.Refusal!);
        using var stream = opened.Value;
        var rows = CsvRows.Open(stream, path, CsvStyle.Folder);
        if (!rows.IsOk) throw new RefusalException(rows.Refusal!);
        using var open = rows.Value;
        return read(open);
    }

    /// <summary>Column of that name; refuses if it is missing.</summary>
    public static int Need(this CsvRows rows, string name, string path)
    {
        var at = rows.Find(name);
        return at >= 0 ? at : throw Refuse("column-missing", $"The column \"{name}\" is missing.", path, 1);
    }

    /// <summary>A count, or null if the field is blank.</summary>
    public static long? Count(this CsvRows rows, int column, string path)
    {
        if (column < 0) return null;
        var kind = CountParser.Parse(rows[column], CsvStyle.Folder, out var count);
        return kind switch
        {
            CountField.Count => count,
            CountField.Blank => null,
            CountField.NotANumber or CountField.Negative or CountField.Fraction or CountField.TooLarge =>
                throw Refuse("count-wrong", $"In column \"{rows.Header[column]}\" {CountParser.Describe(kind, rows[column].ToString())}.", path, rows.Line),
            _ => throw new InvalidOperationException(kind.ToString()),
        };
    }

    /// <summary>The text of a field; empty if there is no such column.</summary>
    public static string Text(this CsvRows rows, int column) => column < 0 ? "" : rows[column].ToString();

    /// <summary>Moves to the next row and refuses one of another width.</summary>
    public static bool NextWhole(this CsvRows rows)
    {
        do
        {
            if (!rows.Next()) return false;
        }
        while (rows.IsEmpty);
        return rows.Width() is { } refusal ? throw new RefusalException(refusal) : true;
    }

    /// <summary>A code that is safe to stand in CSV files; refuses others.</summary>
    public static string Code(this CsvRows rows, int column, string path)
    {
        var code = rows.Text(column);
        return Codes.IsSafe(code)
            ? code
            : throw Refuse("code-unsafe", $"The code \"{code}\" is empty, too long, or begins with a sign that spreadsheets take for a formula.", path, rows.Line);
    }

    /// <summary>A refusal of a rule that does not know the place.</summary>
    public static RefusalException Refuse(Refusal refusal, string path, int line) => new(refusal with { File = path, Line = line });

    public static RefusalException Refuse(string code, string message, string path, int line) => new(new Refusal(code, message, path, line));
}
