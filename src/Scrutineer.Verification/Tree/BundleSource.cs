using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>V3: the entry bundles of a tree, one after the other.</summary>
internal sealed class BundleSource(IPublishedFiles files, long size)
{
    private const int MostBytes = TilePath.FullWidth * (2 + EntryBundle.MaxEntry);
    private const int MostTile = TilePath.FullWidth * Hash32.Size;
    private const int Ahead = 64;

    /// <summary>How many bundles the tree has.</summary>
    public long Count => (size + TilePath.FullWidth - 1) / TilePath.FullWidth;

    /// <summary>Tells the files what comes next, when the bundle is the first of a batch.</summary>
    public void Prefetch(long bundle)
    {
        if (bundle % Ahead != 0) return;
        var next = new List<(string, int)>();
        for (var i = bundle; i < long.Min(Count, bundle + Ahead); i++)
        {
            next.Add((PathOf(i).ToString(), MostBytes));
            next.Add((new TilePath(0, (ulong)i, WidthOf(i)).ToString(), MostTile));
        }

        files.Prefetch(next);
    }

    /// <summary>The path and the entries of a bundle, or what is wrong with it.</summary>
    public (string Path, ImmutableArray<ReadOnlyMemory<byte>> Entries, Fault? Fault) Read(long bundle)
    {
        var path = PathOf(bundle);
        var width = path.Width;
        var bytes = files.Read(path.ToString(), MostBytes);
        if (bytes is null && !path.IsFull)
        {
            // A mirror may keep the full bundle alone; only the first entries of it are of this tree.
            bytes = files.Read(path.Full.ToString(), MostBytes);
            if (bytes is not null) path = path.Full;
        }

        var name = path.ToString();
        if (bytes is not { } found) return (name, [], Fault.Missing(name));
        if (found.Length > MostBytes) return (name, [], Fault.Large(name, MostBytes));
        var entries = EntryBundle.Parse(found, path.Width);
        if (entries.IsOk) return (name, entries.Value[..width], null);
        var whole = Whole(found.Span, width);
        return (name, [], Fault.Of(entries.Refusal!) with { Path = name, Index = (bundle * TilePath.FullWidth) + whole.Entries, Byte = whole.Bytes });
    }

    private TilePath PathOf(long bundle) => TilePath.Entries((ulong)bundle, WidthOf(bundle));

    private int WidthOf(long bundle) => (int)long.Min(TilePath.FullWidth, size - (bundle * TilePath.FullWidth));

    /// <summary>How many whole entries the bytes begin with, up to the width, and where they end.</summary>
    private static (int Entries, int Bytes) Whole(ReadOnlySpan<byte> bundle, int width)
    {
        var (entries, at) = (0, 0);
        while (entries < width && at + 2 <= bundle.Length)
        {
            var end = at + 2 + (bundle[at] << 8) + bundle[at + 1];
            if (end > bundle.Length) break;
            (entries, at) = (entries + 1, end);
        }

        return (entries, at);
    }
}
