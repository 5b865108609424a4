using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Foreign.Tests;

/// <summary>A log in a folder, made with Scrutineer.Record alone: the files of one size under <c>public</c>, and checkpoints of smaller sizes beside it.</summary>
public sealed class OurLog : IDisposable
{
    private static readonly int[] OlderSizes = [1, 100, 255, 256, 257, 65_536, 69_999];

    public OurLog(int size, int forkedFrom = int.MaxValue)
    {
        var tree = new TreeTiles();
        var bundle = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < size; i++)
        {
            var entry = Entry(i, i >= forkedFrom);
            var filled = new List<HashTile>();
            tree.Append(Merkle.LeafHash(entry), filled);
            foreach (var tile in filled) Write(tile.Path, tile.Body.Span);
            bundle.Add(entry);
            if (OlderSizes.Contains(i + 1)) File.WriteAllBytes(Older(i + 1), Sign(tree).ToBytes());
            if (bundle.Count < TilePath.FullWidth && i < size - 1) continue;
            Write(TilePath.Entries((ulong)i / TilePath.FullWidth, bundle.Count), EntryBundle.Encode(bundle).Value);
            bundle.Clear();
        }

        foreach (var tile in tree.Partial()) Write(tile.Path, tile.Body.Span);
        Root = tree.Root();
        var cosigned = Cosigner.FromSeed("w.example", new byte[32]).Value.Sign(Sign(tree).Text, 1_800_000_000).Value;
        File.WriteAllBytes(Path.Combine(Public, "checkpoint"), Sign(tree).With(cosigned).Value.ToBytes());
    }

    public static SignerKey Key { get; } = SignerKey.FromSeed("results.example/2027/log1", [.. Enumerable.Repeat((byte)5, 32)]).Value;

    public string Folder { get; } = Directory.CreateTempSubdirectory("scrutineer-log").FullName;

    public string Public => Path.Combine(Folder, "public");

    public Hash32 Root { get; }

    public string Older(int size) => Path.Combine(Folder, $"older-{size}");

    public string[] AllOlder => Directory.GetFiles(Folder, "older-*");

    public string[] Files => [.. Directory.GetFiles(Public, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public Ended Check(params string[] older) => GoProgram.Run(["recordcheck", Folder, Key.Verifier.ToString(), .. older]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Lengths from 1 byte on, and once the longest that the format allows.
    private static byte[] Entry(int index, bool forked) =>
        Encoding.UTF8.GetBytes(index == 3 ? new string('z', EntryBundle.MaxEntry) : $"{(forked ? "other" : "")}{index}/{new string('é', index % 80)}");

    private static SignedNote Sign(TreeTiles tree) => SignedNote.Sign(Checkpoint.Create(Key.Name, tree.Size, tree.Root()).Value.Text, [Key]).Value;

    private void Write(TilePath path, ReadOnlySpan<byte> body)
    {
        var file = Path.Combine(Public, path.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, body);
    }
}
