using Parquet;
using Parquet.Schema;

namespace Scrutineer.Interchange.Export;

/// <summary>A table as Apache Parquet, in groups of rows, so that no more than one of them is in memory.</summary>
public static class TableParquet
{
    public const string MediaType = "application/vnd.apache.parquet";
    private const int RowsOfGroup = 50_000;

    /// <summary>Writes the table; the stream stays open.</summary>
    public static void Write(ExportTable table, Stream to)
    {
        var fields = table.Columns.Select(c => c.Kind == CellKind.Count ? (DataField)new DataField<long?>(c.Name) : new DataField<string>(c.Name)).ToArray();
        var texts = fields.Select(_ => new List<string?>()).ToArray();
        var counts = fields.Select(_ => new List<long?>()).ToArray();
        // Parquet.Net writes asynchronously; over memory nothing ever waits.
        var writer = Wait(ParquetWriter.CreateAsync(new ParquetSchema(fields), to));
        var rows = 0;
        table.Rows(row =>
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (table.Columns[i].Kind == CellKind.Count) counts[i].Add(row[i].Number);
                else texts[i].Add(row[i].Text);
            }

            if (++rows == RowsOfGroup) Flush();
        });
        Flush();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

        void Flush()
        {
            if (rows == 0) return;
            using (var group = writer.CreateRowGroup())
            {
                for (var i = 0; i < fields.Length; i++)
                {
                    if (table.Columns[i].Kind == CellKind.Count) Wait(group.WriteAsync<long>(fields[i], counts[i].ToArray().AsMemory()));
                    else Wait(group.WriteAsync(fields[i], texts[i]!));
                    counts[i].Clear();
                    texts[i].Clear();
                }
            }

            rows = 0;
        }
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
