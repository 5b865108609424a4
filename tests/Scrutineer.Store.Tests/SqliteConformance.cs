using Scrutineer.Record;

namespace Scrutineer.Store.Tests;

/// <summary>The store in one file.</summary>
public sealed class SqliteConformance : StoreConformance
{
    private protected override Result<IRecordStore> Open(StoreAccess access)
    {
        var store = SqliteStore.Open(Path.Combine(Folder, "record.db"), access);
        return store.IsOk ? store.Value : store.Refusal!;
    }
}
