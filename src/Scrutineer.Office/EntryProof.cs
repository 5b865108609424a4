using System.Globalization;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>A proof that an entry stands in the published record, with the entry.</summary>
/// <param name="Proof">The proof (C2SP tlog-proof).</param>
/// <param name="Entry">The bytes of the entry.</param>
public sealed record EntryProof(TlogProof Proof, byte[] Entry)
{
    /// <summary>The proof of an entry under the published checkpoint. Refuses <c>entry-not-public</c>.</summary>
    public static Result<EntryProof> Of(IRecordStore store, RecordPaths paths, long index)
    {
        var path = Path.Combine(paths.Public, "checkpoint");
        var head = File.Exists(path) ? SignedHead.Parse(File.ReadAllBytes(path)) : default;
        if (!File.Exists(path) || !head.IsOk) return new Refusal("entry-not-public", "Nothing is published yet.");
        if (index < 0 || (ulong)index >= head.Value.Size)
            return new Refusal("entry-not-public", string.Create(CultureInfo.InvariantCulture, $"The published record has {head.Value.Size} entries; entry {index} is not among them."));
        var hashes = InclusionProof.Build((ulong)index, new TreeReader(head.Value.Size, new DirectoryTiles(paths.Public)));
        if (!hashes.IsOk) return hashes.Refusal!.AsLaw();
        var proof = TlogProof.Create((ulong)index, hashes.Value, head.Value.Note, default);
        return proof.IsOk ? new EntryProof(proof.Value, store.Read((ulong)index, 1).Single().ToArray()) : proof.Refusal!.AsLaw();
    }
}
