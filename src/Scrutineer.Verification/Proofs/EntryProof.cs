using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>The proof that one entry stands in a record (c2sp.org/tlog-proof): made from a published tree, checked against a policy alone.</summary>
public static class EntryProof
{
    /// <summary>
    /// The proof for an entry at the size of the published checkpoint. It is made from what is published, right or wrong: check it.
    /// Refused: <c>proof-unpublished</c> if a file is missing or wrong, <c>proof-index</c>, and as <see cref="SignedNote.Parse(string)"/> and <see cref="Checkpoint.Parse"/>.
    /// </summary>
    public static Result<(TlogProof Proof, ReadOnlyMemory<byte> Entry)> Make(IPublishedFiles files, long index, VerifyLimits? limits = null)
    {
        var checkpoint = CheckpointFile.Of(files.Read(CheckpointFile.Path, (limits ?? new()).Small), limits ?? new(), out var fault);
        if (checkpoint is null) return Unpublished(fault! with { Path = CheckpointFile.Path });
        var size = (long)checkpoint.Checkpoint.Size;
        if (index < 0 || index >= size) return new Refusal("proof-index", $"The index {index} is not in a record of {size} entries.");
        var bundle = new BundleSource(files, size).Read(index / TilePath.FullWidth);
        if (bundle.Fault is { } bad) return Unpublished(bad);
        var hashes = InclusionProof.Build((ulong)index, new TreeReader((ulong)size, new Tiles(files)));
        if (!hashes.IsOk) return hashes.Refusal!;
        var proof = TlogProof.Create((ulong)index, hashes.Value, checkpoint.Note.ToString());
        return proof.IsOk ? (proof.Value, bundle.Entries[(int)(index % TilePath.FullWidth)]) : proof.Refusal!;
    }

    /// <summary>
    /// Accepts a proof that the entry stands in the log of the policy, at a checkpoint that the policy accepts.
    /// Refused: as <see cref="TlogProof.Parse(ReadOnlySpan{byte})"/>, <see cref="Policy.Parse(string)"/> and <see cref="Policy.Check(TlogProof, ReadOnlySpan{byte})"/>.
    /// </summary>
    /// <returns>The index of the entry and the checkpoint.</returns>
    public static Result<(long Index, Checkpoint Checkpoint)> Check(ReadOnlySpan<byte> proof, ReadOnlySpan<byte> entry, string policy)
    {
        var read = TlogProof.Parse(proof);
        if (!read.IsOk) return read.Refusal!;
        var trusted = Policy.Parse(policy);
        if (!trusted.IsOk) return trusted.Refusal!;
        var opened = trusted.Value.Check(read.Value, entry);
        return opened.IsOk ? ((long)read.Value.Index, opened.Value.Checkpoint) : opened.Refusal!;
    }

    private static Refusal Unpublished(Fault fault) => new("proof-unpublished", $"No proof can be made: {fault}.");

    /// <summary>The hash tiles of a published tree.</summary>
    private sealed class Tiles(IPublishedFiles files) : ITileReader
    {
        public ReadOnlyMemory<byte>? Read(TilePath path) => files.Read(path.ToString(), path.Width * Hash32.Size);
    }
}
