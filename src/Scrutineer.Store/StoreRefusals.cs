using System.Globalization;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>What all stores refuse, in the same words.</summary>
internal static class StoreRefusals
{
    public static Refusal? ForEntries(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            if (ForEntry(entries[i]) is { } refusal) return refusal;
        return null;
    }

    public static Refusal? ForEntry(ReadOnlyMemory<byte> entry) => entry.Length is > 0 and <= EntryBundle.MaxEntry
        ? null
        : new Refusal("store-entry-size", string.Create(CultureInfo.InvariantCulture, $"An entry has 1 to 65535 bytes, and not {entry.Length}."));

    public static Refusal Size(ulong expected, ulong size) =>
        new Refusal("store-size", $"The record has {size} entries and not {expected}: somebody else appended.");

    public static Refusal ReadOnly() => new Refusal("store-read-only", "The record was opened for reading only.");

    public static Refusal Locked(string what) => new Refusal("store-locked", $"Another program is writing {what}.");

    public static Refusal Absent(string what) => new Refusal("store-absent", $"There is no record at {what}.");

    public static Refusal Exists(string what) => new Refusal("store-exists", $"There is a record at {what} already.");

    public static Refusal Foreign(string what) => new Refusal("store-foreign", $"The database {what} is not a record of this program.");

    public static Refusal Version(string what, long version) =>
        new Refusal("store-version", $"The record {what} is of version {version.ToString(CultureInfo.InvariantCulture)}, which this program does not know.");

    public static Refusal Damaged(string what, string how) => new Refusal("store-damaged", $"The record {what} is damaged: {how}.");

    public static Refusal? ForHead(IRecordStore store, SignedHead head)
    {
        if (head.Size > store.Size) return new Refusal("store-signed", $"The checkpoint is of {head.Size} entries; the record has {store.Size}.");
        if (store.RootAt(head.Size) != head.Root) return new Refusal("store-signed", $"The checkpoint has another root than the record at {head.Size} entries.");
        return head.Extends(store.LastSigned)
            ? null
            : new Refusal("store-signed", $"A checkpoint of {head.Size} entries does not follow the one of {store.LastSigned!.Size} entries.");
    }
}
