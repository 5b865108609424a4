using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Scrutineer.Record;

/// <summary>A hash tile with its body.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Body">Its hashes, 32 bytes each.</param>
public readonly record struct HashTile(TilePath Path, ReadOnlyMemory<byte> Body);

/// <summary>
/// The tiles of a growing tree: full ones as they fill, partial ones for the present size. Holds at most 256 hashes a level.
/// Not safe for several threads at once.
/// </summary>
public sealed class TreeTiles
{
    private const int Levels = 8; // 256^8 is above 2^63.

    private readonly MerkleFrontier frontier;
    private readonly Hash32[]?[] open = new Hash32[]?[Levels];

    /// <summary>The empty tree.</summary>
    public TreeTiles() : this(new MerkleFrontier()) { }

    private TreeTiles(MerkleFrontier frontier) => this.frontier = frontier;

    /// <summary>The number of leaves.</summary>
    public ulong Size => frontier.Size;

    /// <summary>The root of the tree.</summary>
    public Hash32 Root() => frontier.Root();

    /// <summary>The right edge, to grow a copy of it.</summary>
    public MerkleFrontier Frontier() => frontier.Copy();

    /// <summary>
    /// The writer as it was at this size, from the partial tiles of that size or the full ones that replaced them. Nothing is checked against a root: compare
    /// <see cref="Root"/> with the checkpoint. Refused: <c>tile-missing</c>, <c>tile-length</c>.
    /// </summary>
    public static Result<TreeTiles> Restore(ulong size, ITileReader tiles)
    {
        var reader = new TreeReader(size, tiles);
        var edge = new List<Hash32>();
        var open = new Hash32[]?[Levels];
        foreach (var level in TilePlan.For(size).Reverse())
        {
            if (level.PartialWidth == 0) continue;
            var body = reader.Tile(level.Level, level.Full);
            if (!body.IsOk) return body.Refusal!;
            var hashes = new Hash32[TilePath.FullWidth];
            MemoryMarshal.Cast<byte, Hash32>(body.Value.Span)[..level.PartialWidth].CopyTo(hashes);
            open[level.Level] = hashes;
            for (int bit = 7, from = 0; bit >= 0; bit--)
            {
                if ((level.PartialWidth >> bit & 1) == 0) continue;
                edge.Add(Merkle.Root(hashes.AsSpan(from, 1 << bit)));
                from += 1 << bit;
            }
        }

        var frontier = MerkleFrontier.Restore(size, [.. edge]);
        if (!frontier.IsOk) return frontier.Refusal!;
        var restored = new TreeTiles(frontier.Value);
        open.CopyTo(restored.open, 0);
        return restored;
    }

    /// <summary>Adds the hash of the next leaf, and adds to <paramref name="filled"/> every tile that it fills, lower levels first.</summary>
    public void Append(in Hash32 leaf, ICollection<HashTile> filled)
    {
        Span<Hash32> nodes = stackalloc Hash32[Levels];
        var size = frontier.Size;
        var above = frontier.Append(leaf, nodes);
        Put(0, size, leaf, filled);
        for (var level = 1; level <= above; level++) Put(level, size >> (8 * level), nodes[level - 1], filled);
    }

    private void Put(int level, ulong index, in Hash32 hash, ICollection<HashTile> filled)
    {
        var hashes = open[level] ??= new Hash32[TilePath.FullWidth];
        var place = (int)(index % TilePath.FullWidth);
        hashes[place] = hash;
        if (place == TilePath.FullWidth - 1) filled.Add(new HashTile(new TilePath(level, index / TilePath.FullWidth), Body(hashes)));
    }

    /// <summary>The partial tiles of the present size, lower levels first.</summary>
    public ImmutableArray<HashTile> Partial()
    {
        var partial = ImmutableArray.CreateBuilder<HashTile>();
        foreach (var level in TilePlan.For(Size))
            if (level.Partial is { } path) partial.Add(new HashTile(path, Body(open[level.Level].AsSpan(0, level.PartialWidth))));
        return partial.ToImmutable();
    }

    private static byte[] Body(ReadOnlySpan<Hash32> hashes) => MemoryMarshal.AsBytes(hashes).ToArray();
}
