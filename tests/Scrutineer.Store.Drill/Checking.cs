using System.Globalization;
using System.Runtime.InteropServices;
using Scrutineer.Record;

namespace Scrutineer.Store.Drill;

/// <summary>Reads everything again: entries, roots, every file of the published tree.</summary>
public static class Checking
{
    /// <summary>Checks and says the sizes.</summary>
    public static int Run(string folder, int seed)
    {
        var (size, published) = Check(folder, seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size {size} published {published}"));
        return 0;
    }

    /// <summary>Checks; the sizes of the store and of what is published. An exception says what is wrong.</summary>
    public static (ulong Size, ulong Published) Check(string folder, int seed)
    {
        using var record = DrillRecord.Open(folder);
        var store = record.Store;
        var entries = store.Read(0, store.Size).Select(e => e.ToArray()).ToList();
        for (var i = 0; i < entries.Count; i++) Demand(entries[i].AsSpan().SequenceEqual(DrillEntries.At(seed, (ulong)i)), $"entry {i} is another one");
        var leaves = entries.Select(e => Merkle.LeafHash(e)).ToArray();
        Demand((ulong)leaves.Length == store.Size && Merkle.Root(leaves) == store.Root, "the root is another one");

        var published = record.Tree.Published?.Size ?? 0;
        Demand(published <= (store.LastSigned?.Size ?? 0), "more is published than the store knows to be signed");
        Demand((store.LastSigned?.Size ?? 0) <= (record.Guard.Last?.Size ?? 0), "more is signed than the guard knows");
        var tree = DrillRecord.TreeOf(folder);
        if (record.Tree.Published is { } head)
        {
            Demand(Merkle.Root(leaves.AsSpan(0, (int)head.Size)) == head.Root, "the published root is another one");
            for (ulong bundle = 0; bundle * TilePath.FullWidth < head.Size; bundle++) DrillRecord.Must(new DirectoryTiles(tree).Bundle(bundle, head.Size));
            foreach (var level in TilePlan.For(head.Size))
                for (ulong index = 0; index < level.Full; index++) Demand(new DirectoryTiles(tree).Read(new TilePath(level.Level, index)) is not null, "a tile is missing");
        }

        CheckFiles(tree, entries, leaves);
        return (store.Size, published);
    }

    /// <summary>Every tile that is there, published or not, is the right one.</summary>
    private static void CheckFiles(string tree, List<byte[]> entries, Hash32[] leaves)
    {
        if (!Directory.Exists(Path.Combine(tree, "tile"))) return;
        var levels = new List<Hash32[]> { leaves };
        while (levels[^1].Length >= TilePath.FullWidth) levels.Add([.. levels[^1].Chunk(TilePath.FullWidth).Where(c => c.Length == TilePath.FullWidth).Select(c => Merkle.Root(c))]);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(tree, "tile"), "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(Durable.Unfinished, StringComparison.Ordinal)) continue;
            var path = DrillRecord.Must(TilePath.Parse(Path.GetRelativePath(tree, file).Replace('\\', '/')));
            var from = (int)path.Index * TilePath.FullWidth;
            var expected = path.IsEntries
                ? DrillRecord.Must(EntryBundle.Encode([.. entries.GetRange(from, path.Width).Select(e => new ReadOnlyMemory<byte>(e))]))
                : MemoryMarshal.AsBytes(levels[path.Level].AsSpan(from, path.Width)).ToArray();
            Demand(File.ReadAllBytes(file).AsSpan().SequenceEqual(expected), $"{path} is another one");
        }
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }
}
