using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Store;

namespace Scrutineer.Office;

/// <summary>A record as it was after so many entries.</summary>
/// <param name="Election">The definition.</param>
/// <param name="Fold">The fold of the prefix.</param>
public sealed record RecordAt(Election Election, RecordFold Fold);

/// <summary>Reads a record: the fold of any prefix, and the entries one by one.</summary>
public static class RecordReading
{
    /// <summary>The fold of the first <paramref name="size"/> entries; null: of all. Refuses <c>size-outside</c>, and an entry that is damaged, with its index.</summary>
    public static Result<RecordAt> Fold(IRecordStore store, long? size)
    {
        var until = size ?? (long)store.Size;
        if (until < 1 || until > (long)store.Size) return new Refusal("size-outside", $"The record has {store.Size} entries; a size of {until} is not among them.");
        var reader = new EntryReader();
        RecordAt? at = null;
        long index = 0;
        foreach (var bytes in store.Read(0, (ulong)until))
        {
            var entry = reader.Read(bytes.Span);
            if (!entry.IsOk) return Placed(entry.Refusal!, index);
            if (at is null)
            {
                if (entry.Value.Data is not ElectionOpened opened) return new Refusal("record-not-opened", "Entry 0 of a record is election.opened, without prev.");
                var election = RecordBlobs.Read(opened, store.Blob);
                if (!election.IsOk) return election.Refusal!;
                var fold = RecordFold.Open(entry.Value, election.Value);
                if (!fold.IsOk) return fold.Refusal!;
                at = new RecordAt(election.Value, fold.Value);
            }
            else if (at.Fold.Take(entry.Value) is { } refusal)
            {
                return Placed(refusal, index);
            }

            index++;
        }

        return at!;
    }

    /// <summary>The entries from an index on, with their bytes.</summary>
    public static IEnumerable<(long Index, ReadOnlyMemory<byte> Bytes, Entry Entry)> Entries(IRecordStore store, long from, long count)
    {
        var reader = new EntryReader();
        var last = long.Min(count, (long)store.Size - from);
        if (from < 0 || last <= 0) yield break;
        var index = from;
        foreach (var bytes in store.Read((ulong)from, (ulong)last))
            yield return (index++, bytes, reader.Read(bytes.Span).Value);
    }

    private static Refusal Placed(Refusal refusal, long index) => refusal with { Message = $"Entry {index}: {refusal.Message}" };
}
