using System.Globalization;

namespace Scrutineer.Record;

/// <summary>
/// The address of a hash tile or an entry bundle under the prefix of a log (c2sp.org/tlog-tiles), for example <c>tile/0/x001/234.p/5</c> or
/// <c>tile/entries/000</c>. The default value is not legal.
/// </summary>
public readonly record struct TilePath
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level of hash tiles.</summary>
    public const int MaxLevel = 63;

    private const int EntriesLevel = -1;

    /// <summary>A hash tile.</summary>
    /// <param name="level">0 to 63: a hash stands for 256^level leaves.</param>
    /// <param name="index">The place of the tile in its level, from 0.</param>
    /// <param name="width">Hashes in the tile, 1 to 256; 256 is full.</param>
    /// <exception cref="ArgumentOutOfRangeException">Level or width is outside its range: a bug of the caller.</exception>
    public TilePath(int level, ulong index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, EntriesLevel);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        Level = level;
        Index = index;
        Width = width;
    }

    /// <summary>The level, 0 to 63; -1 for an entry bundle.</summary>
    public int Level { get; }

    /// <summary>The place of the tile in its level, from 0.</summary>
    public ulong Index { get; }

    /// <summary>Hashes or entries in it, 1 to 256.</summary>
    public int Width { get; }

    /// <summary>True for an entry bundle.</summary>
    public bool IsEntries => Level == EntriesLevel;

    /// <summary>True for a width of 256: the tile never changes again.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The full tile of the same place, to which a reader falls back where a partial one is gone.</summary>
    public TilePath Full => new(Level, Index);

    /// <summary>An entry bundle.</summary>
    /// <param name="index">The place of the bundle, from 0.</param>
    /// <param name="width">Entries in it, 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside its range: a bug of the caller.</exception>
    public static TilePath Entries(ulong index, int width = FullWidth) => new(EntriesLevel, index, width);

    /// <summary>The bundle that holds an entry in the tree of this size: full, or as wide as the tree's end. Refused: <c>tile-index</c> if the entry is not in the tree.</summary>
    public static Result<TilePath> EntriesFor(ulong entryIndex, ulong size)
    {
        if (entryIndex >= size) return new Refusal("tile-index", $"The entry {entryIndex} is not in a tree of {size} entries.");
        var index = entryIndex / FullWidth;
        return index < size / FullWidth ? Entries(index) : Entries(index, (int)(size % FullWidth));
    }

    /// <summary>
    /// Reads the one canonical spelling; anything else (other leading zeroes, <c>.p/0</c>, <c>.p/256</c>, dots, a level above 63) is refused: <c>tile-path</c>.
    /// </summary>
    public static Result<TilePath> Parse(string path)
    {
        var refusal = new Refusal("tile-path", "The path is not that of a tile, as tile/0/x001/234.p/5.");
        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile") return refusal;
        var level = EntriesLevel;
        if (parts[1] != "entries")
        {
            if (parts[1].Length > 2 || !PlainDecimal.TryParse(parts[1], out var number) || number > MaxLevel) return refusal;
            level = (int)number;
        }

        var width = FullWidth;
        var groups = parts.AsSpan(2);
        if (groups.Length > 1 && groups[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (groups[^1].Length > 3 || !PlainDecimal.TryParse(groups[^1], out var number) || number is 0 or >= FullWidth) return refusal;
            width = (int)number;
            groups = groups[..^1];
            groups[^1] = groups[^1][..^2];
        }

        if (!TryParseIndex(groups, out var index)) return refusal;
        var parsed = new TilePath(level, index, width);
        return parsed.ToString() == path ? parsed : refusal;
    }

    private static bool TryParseIndex(ReadOnlySpan<string> groups, out ulong index)
    {
        index = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i].AsSpan();
            if (i < groups.Length - 1)
            {
                if (group.Length != 4 || group[0] != 'x') return false;
                group = group[1..];
            }

            if (group.Length != 3) return false;
            ulong value = 0;
            foreach (var c in group)
            {
                if (!char.IsAsciiDigit(c)) return false;
                value = (value * 10) + (ulong)(c - '0');
            }

            if (index > (ulong.MaxValue - value) / 1000) return false;
            index = (index * 1000) + value;
        }

        return true;
    }

    /// <summary>The canonical path, relative to the prefix of the log.</summary>
    public override string ToString()
    {
        var number = (Index % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (var rest = Index / 1000; rest > 0; rest /= 1000) number = $"x{(rest % 1000).ToString("D3", CultureInfo.InvariantCulture)}/{number}";
        var kind = IsEntries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
        return IsFull ? $"tile/{kind}/{number}" : $"tile/{kind}/{number}.p/{Width.ToString(CultureInfo.InvariantCulture)}";
    }
}
