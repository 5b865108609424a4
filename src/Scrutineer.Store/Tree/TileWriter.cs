using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Reads the entries of a store and writes their bundles and tiles.</summary>
internal sealed class TileWriter(PublishBatch batch, TreeTiles tree)
{
    private const int FilesInBatch = 256;

    private readonly List<HashTile> filled = [];
    private readonly List<ReadOnlyMemory<byte>> bundle = new(TilePath.FullWidth);

    /// <summary>Grows the tree to the size of these entries of the store; everything is durable afterwards.</summary>
    public Refusal? Write(IRecordStore store, ulong size)
    {
        // The bundle that is not full is read again from its start.
        var at = tree.Size - (tree.Size % TilePath.FullWidth);
        foreach (var entry in store.Read(at, size - at))
        {
            bundle.Add(entry);
            if (at++ >= tree.Size) tree.Append(Merkle.LeafHash(entry.Span), filled);
            if (bundle.Count == TilePath.FullWidth && Flush(TilePath.Entries((at / TilePath.FullWidth) - 1)) is { } refusal) return refusal;
        }

        if (bundle.Count > 0 && Flush(TilePath.Entries(at / TilePath.FullWidth, bundle.Count)) is { } last) return last;
        foreach (var tile in tree.Partial())
            if (batch.Add(tile.Path.ToString(), tile.Body.Span) is { } refusal) return refusal;
        batch.Finish();
        return null;
    }

    private Refusal? Flush(TilePath path)
    {
        var bytes = EntryBundle.Encode(bundle);
        if (!bytes.IsOk) return bytes.Refusal;
        if (batch.Add(path.ToString(), bytes.Value) is { } refusal) return refusal;
        foreach (var tile in filled)
            if (batch.Add(tile.Path.ToString(), tile.Body.Span) is { } differs) return differs;
        filled.Clear();
        bundle.Clear();
        if (batch.Count >= FilesInBatch) batch.Finish();
        return null;
    }
}
