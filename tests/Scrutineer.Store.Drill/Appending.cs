using System.Globalization;

namespace Scrutineer.Store.Drill;

/// <summary>Appends batches and acknowledges what is durable.</summary>
internal static class Appending
{
    private const int BatchesBetweenPublications = 4;

    public static int Run(string folder, int count, int batch, int seed)
    {
        using var record = DrillRecord.Open(folder);
        var (at, end) = (record.Store.Size, record.Store.Size + (ulong)count);
        for (var batches = 1; at < end; batches++)
        {
            var entries = new List<ReadOnlyMemory<byte>>(batch);
            for (var i = 0; i < batch && at + (ulong)i < end; i++) entries.Add(DrillEntries.At(seed, at + (ulong)i));
            at = DrillRecord.Must(record.Store.Append(entries, at));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ack {at - 1}"));
            Console.Out.Flush();
            if (batches % BatchesBetweenPublications == 0 || at == end) record.Publish();
        }

        return 0;
    }
}
