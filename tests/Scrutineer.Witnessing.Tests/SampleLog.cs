using System.Collections.Immutable;
using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Witnessing.Tests;

/// <summary>A log in memory, with the tiles and the signed checkpoint of every size up to its own.</summary>
public sealed class SampleLog : ITileReader
{
    public const string Origin = "log.example/2027";

    private readonly Dictionary<TilePath, ReadOnlyMemory<byte>> tiles = [];
    private readonly List<SignedNote> notes = [];

    private SampleLog(int size, Func<int, string> entry, string origin)
    {
        Key = SignerKey.FromSeed(origin, [.. Enumerable.Repeat((byte)7, 32)]).Value;
        var tree = new TreeTiles();
        notes.Add(Sign(0, tree.Root()));
        for (var i = 0; i < size; i++)
        {
            var filled = new List<HashTile>();
            tree.Append(Merkle.LeafHash(Encoding.UTF8.GetBytes(entry(i))), filled);
            foreach (var tile in filled.Concat(tree.Partial())) tiles[tile.Path] = tile.Body;
            notes.Add(Sign(tree.Size, tree.Root()));
        }
    }

    public SignerKey Key { get; }

    public WitnessLog AsKnown => new(Key.Name, [Key.Verifier]);

    public static SampleLog Of(int size, string origin = Origin) => new(size, i => $"entry {i}", origin);

    /// <summary>The same log and key up to a size, and other entries from there.</summary>
    public static SampleLog ForkOf(int from, int size, string mark = "other") => new(size, i => i < from ? $"entry {i}" : $"{mark} {i}", Origin);

    public SignedNote Note(int size) => notes[size];

    public ImmutableArray<Hash32> Proof(int from, int to) => from == 0 ? [] : ConsistencyProof.Build((ulong)from, new TreeReader((ulong)to, this)).Value;

    public byte[] Request(int from, int to) => WitnessRequest.Create((ulong)from, Proof(from, to), Note(to)).Value.ToBytes();

    public ReadOnlyMemory<byte>? Read(TilePath path) => tiles.TryGetValue(path, out var body) ? body : null;

    private SignedNote Sign(ulong size, Hash32 root) => SignedNote.Sign(Checkpoint.Create(Key.Name, size, root).Value.Text, [Key]).Value;
}
