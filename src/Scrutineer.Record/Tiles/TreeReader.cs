using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Scrutineer.Record;

/// <summary>
/// The nodes of the tree of one size, out of its tiles: of a partial tile, or of the full one where the partial one is gone. Nothing is checked against a
/// root here; a proof from wrong tiles does not verify. Tiles that were read are kept. Not safe for several threads at once.
/// </summary>
/// <param name="size">The number of leaves, below 2^63.</param>
/// <param name="tiles">Where the tiles come from.</param>
public sealed class TreeReader(ulong size, ITileReader tiles)
{
    private readonly Dictionary<(int Level, ulong Index), ReadOnlyMemory<byte>> read = [];

    /// <summary>The number of leaves.</summary>
    public ulong Size { get; } = size <= PlainDecimal.Max ? size : throw new ArgumentOutOfRangeException(nameof(size));

    /// <summary>The root of the tree. Refused: <c>tile-missing</c>, <c>tile-length</c>.</summary>
    public Result<Hash32> Root() => Size == 0 ? Merkle.EmptyRoot : Range(0, Size);

    /// <summary>The hash of a leaf. Refused: <c>proof-index</c>, <c>tile-missing</c>, <c>tile-length</c>.</summary>
    public Result<Hash32> Leaf(ulong index) =>
        index < Size ? Node(0, index) : new Refusal("proof-index", $"The index {index} is not in a tree of {Size} leaves.");

    /// <summary>The hashes of a tile of this tree, at least as many as its width. Refused: <c>tile-missing</c>, <c>tile-length</c>.</summary>
    internal Result<ReadOnlyMemory<byte>> Tile(int level, ulong index)
    {
        if (read.TryGetValue((level, index), out var known)) return known;
        var inLevel = Size >> (8 * level);
        var path = index < inLevel / TilePath.FullWidth ? new TilePath(level, index) : new TilePath(level, index, (int)(inLevel % TilePath.FullWidth));
        var body = tiles.Read(path);
        if (IsMissing(body) && !path.IsFull)
        {
            path = path.Full;
            body = tiles.Read(path);
        }

        if (IsMissing(body) || body is not { } bytes) return new Refusal("tile-missing", $"The tile {path} is missing.");
        if (bytes.Length != path.Width * Hash32.Size) return new Refusal("tile-length", $"The tile {path} has {bytes.Length} bytes and not {path.Width * Hash32.Size}.");
        read[(level, index)] = bytes;
        return bytes;
    }

    // An empty tile is never served; a null array turns into an empty body on its way here.
    private static bool IsMissing(ReadOnlyMemory<byte>? body) => body is null or { IsEmpty: true };

    /// <summary>The largest power of two below a width of at least 2: where RFC 6962 splits a tree.</summary>
    internal static ulong Split(ulong width) => 1UL << (63 - System.Numerics.BitOperations.LeadingZeroCount(width - 1));

    /// <summary>The roots over ranges of leaves that are nodes of the tree.</summary>
    internal Result<ImmutableArray<Hash32>> Ranges(List<(ulong Start, ulong End)> ranges)
    {
        var hashes = ImmutableArray.CreateBuilder<Hash32>(ranges.Count);
        foreach (var (start, end) in ranges)
        {
            var hash = Range(start, end);
            if (!hash.IsOk) return hash.Refusal!;
            hashes.Add(hash.Value);
        }

        return hashes.MoveToImmutable();
    }

    private Result<Hash32> Range(ulong start, ulong end)
    {
        var width = end - start;
        if (System.Numerics.BitOperations.IsPow2(width))
        {
            var height = System.Numerics.BitOperations.TrailingZeroCount(width);
            return Node(height, start >> height);
        }

        var middle = start + Split(width);
        var left = Range(start, middle);
        if (!left.IsOk) return left;
        var right = Range(middle, end);
        return right.IsOk ? Merkle.NodeHash(left.Value, right.Value) : right;
    }

    /// <summary>A complete node: the root over 2^height leaves.</summary>
    private Result<Hash32> Node(int height, ulong index)
    {
        var level = height / 8;
        var first = index << (height % 8);
        var tile = Tile(level, first / TilePath.FullWidth);
        if (!tile.IsOk) return tile.Refusal!;
        return Merkle.Root(MemoryMarshal.Cast<byte, Hash32>(tile.Value.Span).Slice((int)(first % TilePath.FullWidth), 1 << (height % 8)));
    }
}
