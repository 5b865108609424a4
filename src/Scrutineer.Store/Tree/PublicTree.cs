using System.Globalization;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Writes the published tree: static files under a folder, as docs/reference/record.md lists them. Everything that a checkpoint promises is durable before
/// the checkpoint gets its name. It may die at any point and be started again: what is there is compared, and never changed. One writer at a time (the
/// lock of the store is what keeps a second one out). Not safe for several threads.
/// </summary>
public sealed class PublicTree
{
    private readonly string folder;
    private readonly DirectoryTiles tiles;
    private TreeTiles tree;
    private ulong sweptTo;

    private PublicTree(string folder, DirectoryTiles tiles, TreeTiles tree, SignedHead? published)
    {
        (this.folder, this.tiles, this.tree) = (folder, tiles, tree);
        Published = published;
    }

    /// <summary>The checkpoint that is published; null if there is none.</summary>
    public SignedHead? Published { get; private set; }

    /// <summary>The size up to which the tree is known to be there and durable; after <see cref="Open"/> that of the published checkpoint.</summary>
    public ulong Written => tree.Size;

    /// <summary>
    /// Goes on with what is in the folder, or begins. Refused: as <see cref="SignedHead.Parse(string)"/> and <see cref="TreeTiles.Restore"/>, and <c>tree-root</c> if the tiles
    /// do not give the root of the checkpoint.
    /// </summary>
    public static Result<PublicTree> Open(string folder)
    {
        Durable.CreateFolder(folder);
        var full = Path.GetFullPath(folder);
        var tiles = new DirectoryTiles(full);
        var path = Path.Combine(full, "checkpoint");
        if (!File.Exists(path)) return new PublicTree(full, tiles, new TreeTiles(), null);
        var head = SignedHead.Parse(File.ReadAllBytes(path));
        if (!head.IsOk) return head.Refusal!;
        var tree = TreeTiles.Restore(head.Value.Size, tiles);
        if (!tree.IsOk) return tree.Refusal!;
        return tree.Value.Root() == head.Value.Root ? new PublicTree(full, tiles, tree.Value, head.Value) : RootRefusal(head.Value.Size);
    }

    /// <summary>
    /// Writes the bundles and tiles of the tree of this size, from where it stopped; they are durable afterwards. Returns the root. A size that is written already is written
    /// again only as far as its partial tiles are missing. Refused: <c>tree-behind</c> for a size below <see cref="Written"/> or above the store's,
    /// <c>tree-root</c> if the tree is not the store's, <c>file-differs</c>.
    /// </summary>
    /// <exception cref="IOException">The files are not known to be there; open the tree again.</exception>
    public Result<Hash32> WriteTiles(IRecordStore store, ulong size)
    {
        if (size < Written || size > store.Size)
            return new Refusal("tree-behind", $"The tree is written up to {Written} of {store.Size} entries and cannot be written at {size}.");
        if (Written > 0 && store.RootAt(Written) != tree.Root()) return RootRefusal(Written);
        var writing = TreeTiles.Restore(Written, new OpenTiles(tree));
        if (!writing.IsOk) return writing.Refusal!;
        using var batch = new PublishBatch(folder);
        var writer = new TileWriter(batch, writing.Value);
        if (writer.Write(store, size) is { } refusal) return refusal;
        var root = writing.Value.Root();
        if (root != store.RootAt(size)) return RootRefusal(size);
        tree = writing.Value;
        return root;
    }

    /// <summary>Copies blobs to <c>blob/sha256/</c>. Refused: <c>blob-missing</c>, <c>blob-damaged</c>, <c>file-differs</c>.</summary>
    /// <exception cref="IOException">They are not known to be there.</exception>
    public Result<int> WriteBlobs(BlobFolder blobs, IEnumerable<Hash32> names)
    {
        using var batch = new PublishBatch(folder);
        var copied = 0;
        foreach (var name in names)
        {
            var blob = blobs.Get(name);
            if (!blob.IsOk) return blob.Refusal!;
            if (batch.Add($"blob/sha256/{name}", blob.Value) is { } refusal) return refusal;
            copied++;
        }

        batch.Finish();
        return copied;
    }

    /// <summary>Writes the two documents of the publication at this size. Refused: <c>file-differs</c>.</summary>
    /// <exception cref="IOException">They are not known to be there.</exception>
    public Result<ulong> WriteResults(ulong size, ReadOnlySpan<byte> totals, ReadOnlySpan<byte> outcome)
    {
        using var batch = new PublishBatch(folder);
        var name = size.ToString(CultureInfo.InvariantCulture);
        if (batch.Add($"results/{name}/totals.json", totals) is { } first) return first;
        if (batch.Add($"results/{name}/outcome.json", outcome) is { } second) return second;
        batch.Finish();
        return size;
    }

    /// <summary>
    /// Puts up a checkpoint, then <c>current.json</c>. Its tiles were written before. The same size may be put up again, with more signatures.
    /// Refused: <c>tree-behind</c> if its size is above <see cref="Written"/> or below what is published, <c>tree-root</c> if the tiles in the folder give
    /// another root, <c>tile-missing</c>, <c>tile-length</c>.
    /// </summary>
    /// <exception cref="IOException">It is not known which checkpoint is there; open the tree again.</exception>
    public Result<SignedHead> Publish(SignedHead head, ReadOnlySpan<byte> current)
    {
        if (head.Size > Written || head.Size < (Published?.Size ?? 0))
            return new Refusal("tree-behind", $"The checkpoint is of {head.Size} entries; {Written} are written and {Published?.Size ?? 0} published.");
        var root = new TreeReader(head.Size, tiles).Root();
        if (!root.IsOk) return root.Refusal!;
        if (root.Value != head.Root) return RootRefusal(head.Size);
        Durable.WriteAtomically(Path.Combine(folder, "checkpoint"), head.Bytes);
        Durable.WriteAtomically(Path.Combine(folder, "current.json"), current);
        Published = head;
        return head;
    }

    /// <summary>
    /// Removes partial tiles whose full tile is there and belongs to the published checkpoint; a reader of an older one falls back to the full tile. Returns the number of places.
    /// </summary>
    public int Sweep()
    {
        if (Published is not { } published) return 0;
        var swept = TileSweep.Sweep(folder, sweptTo, published.Size);
        sweptTo = published.Size;
        return swept;
    }

    private static Refusal RootRefusal(ulong size) =>
        new Refusal("tree-root", $"The tree at {size} entries has another root than it must have.");

    /// <summary>The partial tiles of a tree in memory, to grow a copy of it.</summary>
    private sealed class OpenTiles(TreeTiles tree) : ITileReader
    {
        private readonly Dictionary<TilePath, ReadOnlyMemory<byte>> partial = tree.Partial().ToDictionary(t => t.Path, t => t.Body);

        public ReadOnlyMemory<byte>? Read(TilePath path) => partial.TryGetValue(path, out var body) ? body : null;
    }
}
