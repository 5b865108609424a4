using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Foreign.Tests;

/// <summary>Checks a log in a folder with Scrutineer.Record: what the program in Go does, the other way round.</summary>
public sealed class FolderReader(string folder) : ITileReader
{
    public ReadOnlyMemory<byte>? Read(TilePath path)
    {
        var file = Path.Combine(folder, path.ToString());
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>The checkpoint, if everything holds: signature, entries, every tile, proofs of inclusion and of consistency.</summary>
    public Result<Checkpoint> Check(VerifierKey key, params string[] older)
    {
        var head = Open(Path.Combine(folder, "checkpoint"), key);
        if (!head.IsOk) return head;
        var entries = Entries(head.Value.Size);
        if (!entries.IsOk) return entries.Refusal!;
        var tree = new TreeTiles();
        var tiles = new List<HashTile>();
        foreach (var entry in entries.Value) tree.Append(Merkle.LeafHash(entry.Span), tiles);
        if (tree.Root() != head.Value.Root) return new Refusal("root", "The root over the entries is another one.");
        foreach (var tile in tiles.Concat(tree.Partial()))
            if (Read(tile.Path) is not { } body || !body.Span.SequenceEqual(tile.Body.Span)) return new Refusal("tile", $"{tile.Path} is not that of the entries.");
        var reader = new TreeReader(head.Value.Size, this);
        for (var i = 0; i < entries.Value.Length; i++)
        {
            if (i % 97 != 0 && i != entries.Value.Length - 1) continue;
            var proof = InclusionProof.Build((ulong)i, reader);
            if (!proof.IsOk) return proof.Refusal!;
            var leaf = Merkle.LeafHash(entries.Value[i].Span);
            if (!InclusionProof.Verify((ulong)i, head.Value.Size, leaf, proof.Value.AsSpan(), head.Value.Root)) return new Refusal("inclusion", $"The proof of {i} does not hold.");
        }

        foreach (var path in older)
        {
            var old = Open(path, key);
            if (!old.IsOk) return old;
            var proof = ConsistencyProof.Build(old.Value.Size, reader);
            if (!proof.IsOk) return proof.Refusal!;
            if (!ConsistencyProof.Verify(old.Value.Size, head.Value.Size, proof.Value.AsSpan(), old.Value.Root, head.Value.Root)) return new Refusal("consistency", $"{path} is not continued.");
        }

        return head;
    }

    private static Result<Checkpoint> Open(string path, VerifierKey key)
    {
        var note = SignedNote.Parse(File.ReadAllBytes(path));
        if (!note.IsOk) return note.Refusal!;
        var opened = Checkpoint.Open(note.Value, key);
        return opened.IsOk ? opened.Value.Checkpoint : opened.Refusal!;
    }

    private Result<ImmutableArray<ReadOnlyMemory<byte>>> Entries(ulong size)
    {
        var all = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var first = 0UL; first < size; first += TilePath.FullWidth)
        {
            var path = TilePath.EntriesFor(first, size).Value;
            if (Read(path) is not { } bundle) return new Refusal("bundle", $"{path} is missing.");
            var entries = EntryBundle.Parse(bundle, path.Width);
            if (!entries.IsOk) return entries;
            all.AddRange(entries.Value);
        }

        return all.ToImmutable();
    }
}
