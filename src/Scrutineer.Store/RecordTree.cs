using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// The tree over the entries of a store: the roots of its full blocks of 256 entries are kept in the store, so that the root at any size needs at
/// most 255 entries. Immutable: what is not durable is thrown away.
/// </summary>
internal sealed class RecordTree
{
    /// <summary>Entries in a block; as many as in a bundle.</summary>
    public const int BlockSize = TilePath.FullWidth;

    // The right edge over the roots of full blocks, and the one over the leaves of the block that is not full.
    private readonly MerkleFrontier blocks, block;

    private RecordTree(MerkleFrontier blocks, MerkleFrontier block)
    {
        this.blocks = blocks;
        this.block = block;
        Root = Fold(blocks, block);
    }

    /// <summary>The tree without entries.</summary>
    public static RecordTree Empty { get; } = new(new MerkleFrontier(), new MerkleFrontier());

    /// <summary>The number of entries.</summary>
    public ulong Size => (blocks.Size * BlockSize) + block.Size;

    /// <summary>The number of full blocks.</summary>
    public ulong Blocks => blocks.Size;

    /// <summary>The root.</summary>
    public Hash32 Root { get; }

    /// <summary>The tree with these blocks and these entries, fewer than 256, after them.</summary>
    public static RecordTree Of(IEnumerable<Hash32> blockRoots, IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        var (blocks, block) = (new MerkleFrontier(), new MerkleFrontier());
        foreach (var root in blockRoots) blocks.Append(root);
        foreach (var entry in entries) block.Append(Merkle.LeafHash(entry.Span));
        return new RecordTree(blocks, block);
    }

    /// <summary>The tree with one more batch, and the roots of the blocks that it filled: those from <see cref="Blocks"/> on.</summary>
    public (RecordTree Tree, ImmutableArray<Hash32> Filled) Grow(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var growing = Growing();
        for (var i = 0; i < entries.Count; i++) growing.Add(entries[i].Span);
        return growing.Finish();
    }

    /// <summary>The same, an entry at a time.</summary>
    public Growth Growing() => new(blocks.Copy(), block.Copy());

    private static Hash32 Fold(MerkleFrontier blocks, MerkleFrontier block)
    {
        // The complete subtrees of a tree are those of its full blocks, eight levels up, and those of the rest.
        var whole = MerkleFrontier.Restore((blocks.Size * BlockSize) + block.Size, [.. blocks.Hashes, .. block.Hashes]);
        return whole.Value.Root();
    }

    /// <summary>A batch on its way.</summary>
    internal sealed class Growth(MerkleFrontier blocks, MerkleFrontier block)
    {
        private readonly ImmutableArray<Hash32>.Builder filled = ImmutableArray.CreateBuilder<Hash32>();
        private MerkleFrontier block = block;

        public void Add(ReadOnlySpan<byte> entry)
        {
            block.Append(Merkle.LeafHash(entry));
            if (block.Size < BlockSize) return;
            var root = block.Root();
            filled.Add(root);
            blocks.Append(root);
            block = new MerkleFrontier();
        }

        public (RecordTree Tree, ImmutableArray<Hash32> Filled) Finish() => (new RecordTree(blocks, block), filled.ToImmutable());
    }
}
