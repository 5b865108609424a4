using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>The body of an add-checkpoint request (c2sp.org/tlog-witness).</summary>
public sealed record WitnessRequest
{
    /// <summary>The most hashes a consistency proof may have.</summary>
    public const int MaxProof = 63;

    private WitnessRequest(ulong oldSize, ImmutableArray<Hash32> proof, SignedNote note, Checkpoint checkpoint)
    {
        OldSize = oldSize;
        Proof = proof;
        Note = note;
        Checkpoint = checkpoint;
    }

    /// <summary>The size that the witness is thought to have cosigned last; 0 if none.</summary>
    public ulong OldSize { get; }

    /// <summary>The consistency proof from the old size; empty for 0.</summary>
    public ImmutableArray<Hash32> Proof { get; }

    /// <summary>The signed checkpoint, not verified.</summary>
    public SignedNote Note { get; }

    /// <summary>What the note says, not verified.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>A request of these parts. Refused: <c>witness-request</c> for more than 63 hashes or an old size above 2^63 - 1, and as <see cref="Record.Checkpoint.Parse"/>.</summary>
    public static Result<WitnessRequest> Create(ulong oldSize, ImmutableArray<Hash32> proof, SignedNote note)
    {
        if (oldSize > PlainDecimal.Max || proof.Length > MaxProof) return FormRefusal();
        var checkpoint = Checkpoint.Parse(note.Text);
        return checkpoint.IsOk ? new WitnessRequest(oldSize, proof, note, checkpoint.Value) : checkpoint.Refusal!;
    }

    /// <summary>Reads a body. Refused: <c>witness-request</c>, and as <see cref="SignedNote.Parse(string)"/> and <see cref="Record.Checkpoint.Parse"/>.</summary>
    public static Result<WitnessRequest> Parse(ReadOnlySpan<byte> body)
    {
        if (!StrictText.TryDecode(body, out var text)) return FormRefusal();
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return FormRefusal();
        var lines = text[..end].Split('\n', MaxProof + 3);
        if (!lines[0].StartsWith("old ", StringComparison.Ordinal) || !PlainDecimal.TryParse(lines[0].AsSpan("old ".Length), out var oldSize)) return FormRefusal();
        var proof = ImmutableArray.CreateBuilder<Hash32>();
        foreach (var line in lines.AsSpan(1))
        {
            if (!Hash32.TryParse(line, out var hash)) return FormRefusal();
            proof.Add(hash);
        }

        var note = SignedNote.Parse(text[(end + 2)..]);
        return note.IsOk ? Create(oldSize, proof.ToImmutable(), note.Value) : note.Refusal!;
    }

    /// <summary>True for the same body.</summary>
    public bool Equals(WitnessRequest? other) => other is not null && ToString() == other.ToString();

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(OldSize, Note);

    /// <summary>The body.</summary>
    public override string ToString() => $"old {PlainDecimal.Write(OldSize)}\n{string.Concat(Proof.Select(h => h.ToBase64() + "\n"))}\n{Note}";

    /// <summary>The bytes of the body.</summary>
    public byte[] ToBytes() => StrictText.Encode(ToString());

    private static Refusal FormRefusal() => new Refusal("witness-request", "The body is not an old size, at most 63 hashes, an empty line and a checkpoint.");
}
