using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Reads a whole record again. Opening a store looks only at its end.</summary>
public static class WholeRecord
{
    /// <summary>Null if the entries of the store have the root that it says. Refused: <c>store-damaged</c>.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static Refusal? Check(IRecordStore store)
    {
        var size = store.Size;
        var tree = new MerkleFrontier();
        try
        {
            foreach (var entry in store.Read(0, size)) tree.Append(Merkle.LeafHash(entry.Span));
        }
        catch (SqliteFailure failure) when (failure.IsDamage)
        {
            return new Refusal("store-damaged", failure.Message);
        }
        catch (StoreDamage damage)
        {
            return new Refusal("store-damaged", damage.Message);
        }

        return tree.Size == size && tree.Root() == store.RootAt(size)
            ? null
            : new Refusal("store-damaged", $"The record is damaged: its {size} entries have another root than it says.");
    }
}
