using System.Text;
using Scrutineer.Law;
using Sylvan.Data.Csv;

namespace Scrutineer.Interchange.Csv;

/// <summary>
/// The rows of a CSV file with their line numbers. Quoting and buffering are the CSV library's; what is refused
/// (no header, a column twice, a row of another width, bytes of another encoding) is ours.
/// </summary>
public sealed class CsvRows : IDisposable
{
    private readonly CsvDataReader reader;
    private readonly string file;
    private readonly Dictionary<string, int> columns;
    private int next;

    private CsvRows(CsvDataReader reader, string file, Dictionary<string, int> columns)
    {
        this.reader = reader;
        this.file = file;
        this.columns = columns;
        Header = [.. columns.Keys];
    }

    /// <summary>The header's names in their order.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line where the present row begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>A field of the present row.</summary>
    public ReadOnlySpan<char> this[int column] => reader.GetFieldSpan(column);

    /// <summary>The column of that name, or -1.</summary>
    public int Find(string name) => columns.GetValueOrDefault(name, -1);

    /// <summary>Opens the rows of a stream. Refuses an empty file and a column that is named twice.</summary>
    public static Result<CsvRows> Open(Stream stream, string file, CsvStyle style)
    {
        try
        {
            var text = new StreamReader(stream, style.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            var reader = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                Delimiter = style.Delimiter,
                HasHeaders = true,
                // No row is a comment: one that begins with # is a row like any other. U+FFFF is not a character of any text.
                Comment = '\uffff',
                BufferSize = 1 << 17,
                MaxBufferSize = 1 << 22,
            });
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            var newlines = 0;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var name = reader.GetName(i).Trim();
                newlines += name.Count(c => c == '\n');
                if (!columns.TryAdd(name, i)) return new Refusal("column-twice", $"The column \"{name}\" stands twice in the header.", file, 1);
            }

            if (columns.Count == 0 || (columns.Count == 1 && columns.ContainsKey(""))) return new Refusal("file-empty", "The file is empty.", file);
            return new CsvRows(reader, file, columns) { next = newlines + 2 };
        }
        catch (Exception e) when (Translate(e, file, 1) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="RefusalException">The row has another width than the header, or cannot be read at all.</exception>
    public bool Next()
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (Exception e) when (Translate(e, file, next) is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        Line = next;
        next += 1 + reader.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');
        return true;
    }

    /// <summary>True for a line without any character.</summary>
    public bool IsEmpty => reader.RowFieldCount == 1 && columns.Count > 1 && reader.GetFieldSpan(0).IsEmpty;

    /// <summary>A refusal if the present row has another number of fields than the header; null if it fits.</summary>
    public Refusal? Width() => reader.RowFieldCount == columns.Count
        ? null
        : new Refusal("row-width", $"The row has {reader.RowFieldCount} fields, the header {columns.Count}.", file, Line);

    public void Dispose() => reader.Dispose();

    private static Refusal? Translate(Exception e, string file, int line) => e switch
    {
        RefusalException refused => refused.Refusal.In(file),
        DecoderFallbackException => new Refusal("file-encoding", "The bytes are not text in the encoding that the mapping names.", file),
        CsvRecordTooLargeException => new Refusal("row-large", "A row is longer than four million characters; a quotation mark may be missing.", file, line),
        CsvMissingHeadersException => new Refusal("file-empty", "The file is empty.", file),
        CsvFormatException => new Refusal("row-format", "The row is not valid CSV; a quotation mark may be missing.", file, line),
        InvalidDataException => new Refusal("file-empty", "The file has no header and no rows.", file),
        _ => null,
    };
}
