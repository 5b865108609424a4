using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>What is looked at when a store is opened.</summary>
internal static class StoreCheck
{
    /// <summary>
    /// The head must be the root over the stored roots of the blocks and the entries after them, and the last block the root over its entries.
    /// </summary>
    public static Refusal? Head(RecordTree opened, Hash32 root, Func<ulong, ulong, IEnumerable<ReadOnlyMemory<byte>>> read, Func<ulong, List<Hash32>> blocks, string name)
    {
        if (opened.Root != root) return StoreRefusals.Damaged(name, "its head is not the root over its entries");
        if (opened.Blocks == 0) return null;
        var last = read((opened.Blocks - 1) * RecordTree.BlockSize, opened.Blocks * RecordTree.BlockSize);
        return RecordTree.Of([], last).Root == blocks(opened.Blocks)[^1] ? null : StoreRefusals.Damaged(name, "its last block is not the root over its entries");
    }

    /// <summary>The checkpoint in the bytes that a store holds.</summary>
    /// <exception cref="IOException">They are damaged.</exception>
    public static SignedHead Note(byte[] note, string name)
    {
        var parsed = SignedHead.Parse(note);
        return parsed.IsOk ? parsed.Value : throw new StoreDamage(name, "its last signed checkpoint cannot be read");
    }
}
