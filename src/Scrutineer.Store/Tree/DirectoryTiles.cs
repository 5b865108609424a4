using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Reads tiles and bundles in a folder with the layout of the published tree.</summary>
/// <param name="folder">The folder that holds <c>tile/</c>.</param>
public sealed class DirectoryTiles(string folder) : ITileReader
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(TilePath path)
    {
        var file = Path.Combine(folder, path.ToString());
        return File.Exists(file) ? new ReadOnlyMemory<byte>(File.ReadAllBytes(file)) : null;
    }

    /// <summary>
    /// The entries of a bundle in a tree of this size: of the partial bundle, or the first ones of the full bundle where the partial one is gone.
    /// Refused: <c>tile-index</c> if the tree has no such bundle, <c>tile-missing</c>, and as <see cref="EntryBundle"/>.
    /// </summary>
    public Result<ImmutableArray<ReadOnlyMemory<byte>>> Bundle(ulong index, ulong size)
    {
        var planned = TilePath.EntriesFor(index * TilePath.FullWidth, size);
        if (!planned.IsOk) return planned.Refusal!;
        var path = planned.Value;
        if (Read(path) is { } exact) return EntryBundle.Parse(exact, path.Width);
        if (Read(path.Full) is not { } full) return new Refusal("tile-missing", $"The bundle {path} is missing.");
        var entries = EntryBundle.Parse(full, TilePath.FullWidth);
        return entries.IsOk ? entries.Value[..path.Width] : entries;
    }
}
