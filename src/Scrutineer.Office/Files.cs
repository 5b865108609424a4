using Scrutineer.Law;
using Scrutineer.Store;

namespace Scrutineer.Office;

/// <summary>Opens the store of a record.</summary>
public static class Files
{
    /// <summary>Opens it for the one writer.</summary>
    public static Result<IRecordStore> OpenStore(RecordPaths paths, StoreAccess access = StoreAccess.Write)
    {
        var opened = SqliteStore.Open(paths.Store, access);
        return opened.IsOk ? opened.Value : opened.Refusal!.AsLaw();
    }

    /// <summary>Opens it for reading, beside a writer.</summary>
    public static Result<IRecordStore> ReadStore(RecordPaths paths) => OpenStore(paths, StoreAccess.Read);

    /// <summary>A blob by its SHA-256 in hex; null: it is missing or damaged.</summary>
    public static byte[]? Blob(this IRecordStore store, string sha256)
    {
        var blob = store.Blobs.Get(Record.Hash32.FromBytes(Convert.FromHexString(sha256)));
        return blob.IsOk ? blob.Value : null;
    }
}
