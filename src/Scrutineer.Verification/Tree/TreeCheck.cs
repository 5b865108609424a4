using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>
/// V4: hashes the entries and compares with every published hash tile. Where both differ, the side that agrees with the root of the
/// checkpoint is right.
/// </summary>
internal sealed class TreeCheck(IPublishedFiles files, long size)
{
    private readonly TreeTiles tree = new();
    private readonly List<HashTile> filled = [];

    /// <summary>The tree of the published level-0 tiles, from the first one on that differs; null: none differs, or one is missing.</summary>
    private MerkleFrontier? published;

    private bool isPublishedWhole = true;
    private Fault? entryFault;
    private Fault? tileFault;

    /// <summary>The root of the entries so far.</summary>
    public Hash32 Root() => tree.Root();

    /// <summary>Adds the entries of a bundle. <paramref name="before"/> is called with the index of each entry, before it is added.</summary>
    public void Add(string path, long first, ImmutableArray<ReadOnlyMemory<byte>> entries, Action<long, ReadOnlyMemory<byte>> before)
    {
        var start = tree.Frontier();
        filled.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            before(first + i, entries[i]);
            tree.Append(Merkle.LeafHash(entries[i].Span), filled);
        }

        if ((long)tree.Size == size) filled.AddRange(tree.Partial());
        foreach (var tile in filled)
        {
            var found = Compare(tile, path);
            if (tile.Path.Level == 0) Publish(found, tile.Body.Length / Hash32.Size, start);
        }
    }

    /// <summary>What is wrong, now that all entries were added; null: nothing.</summary>
    public (bool RootHolds, Fault? Fault) Finish(Hash32 root)
    {
        if (tree.Root() == root) return (true, tileFault);
        if (published is not null && isPublishedWhole && published.Root() == root) return (false, entryFault);
        return (false, tileFault ?? Fault.Refuse("tree-root", $"The entries have the root {tree.Root().ToBase64()}, and not that of the checkpoint.") with { Path = "checkpoint" });
    }

    /// <summary>Compares a tile with the published one and gives that; null: there is none of the right length.</summary>
    private ReadOnlyMemory<byte>? Compare(HashTile computed, string bundle)
    {
        var path = computed.Path;
        var bytes = Read(path);
        if (bytes is null && !path.IsFull)
        {
            path = path.Full;
            bytes = Read(path);
        }

        if (bytes is not { } found)
        {
            tileFault ??= Fault.Missing(computed.Path.ToString());
            return null;
        }

        if (found.Length != path.Width * Hash32.Size)
        {
            tileFault ??= Fault.Refuse("tile-size", $"The tile has {found.Length} bytes or more, and not {path.Width * Hash32.Size}.")
                with
            { Path = path.ToString(), Byte = int.Min(found.Length, path.Width * Hash32.Size) };
            return null;
        }

        var same = found.Span.CommonPrefixLength(computed.Body.Span);
        if (same < computed.Body.Length) Differ(computed.Path.Level, path, same, bundle);
        return found;
    }

    private ReadOnlyMemory<byte>? Read(TilePath path) => files.Read(path.ToString(), path.Width * Hash32.Size);

    private void Differ(int level, TilePath path, int at, string bundle)
    {
        if (level > 0)
        {
            tileFault ??= Fault.Refuse("tile-hash", "The tile has another hash than the tiles below it give.") with { Path = path.ToString(), Byte = at };
            return;
        }

        var index = ((long)path.Index * TilePath.FullWidth) + (at / Hash32.Size);
        entryFault ??= Fault.Refuse("entry-hash", $"The entry does not have the hash that {path} gives.") with { Path = bundle, Index = index };
        tileFault ??= Fault.Refuse("tile-hash", "The tile has another hash than the entry.") with { Path = path.ToString(), Index = index, Byte = at };
    }

    /// <summary>Keeps the tree of the published leaf hashes, once they differ from those of the entries.</summary>
    private void Publish(ReadOnlyMemory<byte>? tile, int width, MerkleFrontier start)
    {
        if (tile is not { } found) isPublishedWhole = false;
        else if (entryFault is not null)
            foreach (ref readonly var hash in MemoryMarshal.Cast<byte, Hash32>(found.Span)[..width]) (published ??= start).Append(hash);
    }
}
