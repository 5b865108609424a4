using CsCheck;

namespace Scrutineer.Record.Tests;

/// <summary>Random keys, texts, notes and what is built of them.</summary>
public static class Samples
{
    public static readonly Gen<byte[]> Seed = Gen.Byte.Array[32];

    public static readonly Gen<string> Name = Gen.String[Gen.Char["abcXYZ019./-_é中"], 1, 12];

    public static readonly Gen<string> Line = Gen.String[Gen.Char["ab +—é中=0"], 0, 12];

    public static readonly Gen<string> Text = Line.Array[1, 5].Select(lines => string.Concat(lines.Select(l => l + "\n")));

    public static readonly Gen<Hash32> Hash = Gen.Byte.Array[32].Select(b => Hash32.FromBytes(b));

    public static readonly Gen<ulong> Size = Gen.OneOf(Gen.ULong[0, 300], Gen.ULong[0, long.MaxValue]);

    public static readonly Gen<SignerKey> Signer = Gen.Select(Name, Seed, (name, seed) => SignerKey.FromSeed(name, seed).Value);

    public static readonly Gen<Checkpoint> Checkpoint = Gen.Select(Name, Size, Hash, Name.Array[0, 2], (origin, size, root, more) =>
        Record.Checkpoint.Parse($"{origin}\n{size}\n{root.ToBase64()}\n{string.Concat(more.Select(l => l + "\n"))}").Value);

    public static readonly Gen<(SignedNote Note, SignerKey[] Keys)> Note = Gen.Select(Text, Signer.Array[1, 4], (text, keys) =>
        (SignedNote.Sign(text, keys).Value, keys));

    public static readonly Gen<TlogProof> Proof = Gen.Select(Size, Hash.Array[0, 5], Note, Gen.Byte.Array[0, 9], (index, hashes, note, extra) =>
        TlogProof.Create(index, [.. hashes], note.Note.ToString(), [.. extra]).Value);

    public static readonly Gen<string> Policy = Gen.Select(Signer.Array[1, 6], Gen.Int[1, 6], (keys, k) =>
    {
        var lines = keys.Select((key, i) => $"witness w{i} {key.Verifier} https://w{i}.example/\n");
        var group = keys.Length == 1 ? "" : $"group g {Math.Min(k, keys.Length)} {string.Join(' ', keys.Select((_, i) => $"w{i}"))}\n";
        return $"# a policy\nlog {keys[0].Verifier}\n{string.Concat(lines)}{group}quorum {(keys.Length == 1 ? "w0" : "g")}\n";
    });

    public static readonly Gen<WitnessRequest> Request = Gen.Select(Size, Hash.Array[0, 4], Checkpoint, Signer, (old, proof, checkpoint, key) =>
        WitnessRequest.Create(old, [.. proof], SignedNote.Sign(checkpoint.Text, key).Value).Value);

    /// <summary>Bytes with some of them altered, removed, doubled or cut.</summary>
    public static Gen<byte[]> Mutated(Gen<byte[]> from) => Gen.Select(from, Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 4], (bytes, changes) =>
    {
        var list = bytes.ToList();
        foreach (var (kind, place, value) in changes)
        {
            if (list.Count == 0) break;
            var at = place % list.Count;
            if (kind == 0) list[at] = value;
            else if (kind == 1) list.RemoveAt(at);
            else if (kind == 2) list.Insert(at, list[at]);
            else if (kind == 3) list.RemoveRange(at, list.Count - at);
            else if (kind == 4) list.Insert(at, (byte)'\n');
            else list[at] ^= (byte)(1 << (value % 8));
        }

        return list.ToArray();
    });
}
