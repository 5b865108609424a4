using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>
/// An entry's place in a log, to be checked offline (c2sp.org/tlog-proof): index, inclusion proof and checkpoint. File extension <c>.tlog-proof</c>.
/// </summary>
public sealed record TlogProof
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    private TlogProof(ulong index, ImmutableArray<Hash32> hashes, string checkpoint, ImmutableArray<byte> extra)
    {
        Index = index;
        Hashes = hashes;
        Checkpoint = checkpoint;
        Extra = extra;
    }

    /// <summary>The index of the entry, below 2^63.</summary>
    public ulong Index { get; }

    /// <summary>The inclusion proof, from the sibling of the leaf upward.</summary>
    public ImmutableArray<Hash32> Hashes { get; }

    /// <summary>The signed note of the checkpoint, character for character; not read yet.</summary>
    public string Checkpoint { get; }

    /// <summary>Bytes that nobody vouches for; empty if there are none.</summary>
    public ImmutableArray<byte> Extra { get; }

    /// <summary>A proof of these parts. Refused: <c>proof-form</c> for an index above 2^63 - 1 or a checkpoint that is empty, unfinished or has control characters.</summary>
    public static Result<TlogProof> Create(ulong index, ImmutableArray<Hash32> hashes, string checkpoint, ImmutableArray<byte> extra = default) =>
        index > PlainDecimal.Max || !SignedNote.IsText(checkpoint) ? FormRefusal() : new TlogProof(index, hashes, checkpoint, extra.IsDefault ? [] : extra);

    /// <summary>Reads the bytes of a proof. Refused: <c>proof-form</c>, <c>proof-hash</c>.</summary>
    public static Result<TlogProof> Parse(ReadOnlySpan<byte> proof) => StrictText.TryDecode(proof, out var text) ? Parse(text) : FormRefusal();

    /// <summary>The same, of a text.</summary>
    public static Result<TlogProof> Parse(string proof)
    {
        var end = proof.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return FormRefusal();
        var lines = proof[..end].Split('\n');
        var at = 1;
        byte[] extra = [];
        if (lines.Length > at && lines[at].StartsWith("extra ", StringComparison.Ordinal))
        {
            if (!CanonicalBase64.TryDecode(lines[at]["extra ".Length..], out extra) || extra.Length == 0) return FormRefusal();
            at++;
        }

        if (lines[0] != Header || lines.Length <= at || !lines[at].StartsWith("index ", StringComparison.Ordinal)
            || !PlainDecimal.TryParse(lines[at].AsSpan("index ".Length), out var index)) return FormRefusal();
        var hashes = ImmutableArray.CreateBuilder<Hash32>();
        foreach (var line in lines.AsSpan(at + 1))
        {
            if (!Hash32.TryParse(line, out var hash)) return new Refusal("proof-hash", "A line of the proof is not a hash of 32 bytes in padded base64.");
            hashes.Add(hash);
        }

        return Create(index, hashes.ToImmutable(), proof[(end + 2)..], [.. extra]);
    }

    /// <summary>
    /// Verifies that the entry stands in the log of this key and origin. Cosignatures are not asked for: see <see cref="Policy.Check(TlogProof, ReadOnlySpan{byte})"/>.
    /// Refused: as <see cref="SignedNote.Parse(string)"/>, <see cref="SignedNote.Open"/> and <see cref="Record.Checkpoint.Parse"/>; <c>checkpoint-origin</c>; <c>proof-inclusion</c>.
    /// </summary>
    /// <param name="entry">The bytes of the entry.</param>
    /// <param name="log">The key of the log.</param>
    /// <param name="origin">The origin of the log; the name of the key if it is left out.</param>
    public Result<OpenedCheckpoint> Verify(ReadOnlySpan<byte> entry, VerifierKey log, string? origin = null)
    {
        var note = SignedNote.Parse(Checkpoint);
        if (!note.IsOk) return note.Refusal!;
        var opened = Record.Checkpoint.Open(note.Value, log);
        if (!opened.IsOk) return opened;
        if (opened.Value.Checkpoint.Origin != (origin ?? log.Name))
            return new Refusal("checkpoint-origin", $"The checkpoint is of the log {opened.Value.Checkpoint.Origin}.");
        return VerifyInclusion(entry, opened.Value.Checkpoint) is { } refusal ? refusal : opened;
    }

    internal Refusal? VerifyInclusion(ReadOnlySpan<byte> entry, Checkpoint checkpoint) =>
        InclusionProof.Verify(Index, checkpoint.Size, Merkle.LeafHash(entry), Hashes.AsSpan(), checkpoint.Root)
            ? null
            : new Refusal("proof-inclusion", $"The entry does not stand at index {Index} of the checkpoint of size {checkpoint.Size}.");

    /// <summary>True for the same text.</summary>
    public bool Equals(TlogProof? other) => other is not null && ToString() == other.ToString();

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(Index, Hashes.Length, Checkpoint);

    /// <summary>The text of the proof.</summary>
    public override string ToString()
    {
        var extra = Extra.IsEmpty ? "" : $"extra {Convert.ToBase64String([.. Extra])}\n";
        return $"{Header}\n{extra}index {PlainDecimal.Write(Index)}\n{string.Concat(Hashes.Select(h => h.ToBase64() + "\n"))}\n{Checkpoint}";
    }

    /// <summary>The bytes of the proof.</summary>
    public byte[] ToBytes() => StrictText.Encode(ToString());

    private static Refusal FormRefusal() => new Refusal("proof-form", "The proof is not written as c2sp.org/tlog-proof@v1.");
}
