using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>Which tiles a level of a tree has.</summary>
/// <param name="Level">0 to 63.</param>
/// <param name="Full">The number of full tiles.</param>
/// <param name="PartialWidth">Hashes in the last, partial tile: 0 (there is none) to 255.</param>
public readonly record struct TileLevel(int Level, ulong Full, int PartialWidth)
{
    /// <summary>The partial tile; null if there is none.</summary>
    public TilePath? Partial => PartialWidth == 0 ? null : new TilePath(Level, Full, PartialWidth);
}

/// <summary>Which tiles a tree of a size has (c2sp.org/tlog-tiles).</summary>
public static class TilePlan
{
    /// <summary>The levels from 0 upward, as far as they have hashes; none for the empty tree.</summary>
    public static ImmutableArray<TileLevel> For(ulong size)
    {
        var levels = ImmutableArray.CreateBuilder<TileLevel>();
        for (var level = 0; size > 0; level++, size /= TilePath.FullWidth)
            levels.Add(new TileLevel(level, size / TilePath.FullWidth, (int)(size % TilePath.FullWidth)));
        return levels.ToImmutable();
    }

    /// <summary>The partial bundle of the last entries; null if the size is a multiple of 256.</summary>
    public static TilePath? PartialEntries(ulong size) =>
        size % TilePath.FullWidth == 0 ? null : TilePath.Entries(size / TilePath.FullWidth, (int)(size % TilePath.FullWidth));
}
