using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>
/// Which logs are accepted and who must have signed beside them (c2sp.org/tlog-policy). The quorum serves witnesses of checkpoints as well as a commission
/// of which so many must sign a declaration.
/// </summary>
public sealed record Policy
{
    private readonly string text;

    internal Policy(ImmutableArray<PolicyLog> logs, ImmutableArray<PolicyWitness> witnesses, Quorum quorum, string text)
    {
        Logs = logs;
        Witnesses = witnesses;
        Quorum = quorum;
        this.text = text;
    }

    /// <summary>The accepted logs; may be empty where the log is known otherwise.</summary>
    public ImmutableArray<PolicyLog> Logs { get; }

    /// <summary>The witnesses, in the order of the lines.</summary>
    public ImmutableArray<PolicyWitness> Witnesses { get; }

    /// <summary>The rule of the quorum line.</summary>
    public Quorum Quorum { get; }

    /// <summary>
    /// Reads the octets of a policy. Refused: <c>policy-encoding</c>, <c>policy-line</c>, <c>policy-key</c>, <c>policy-name</c>, <c>policy-member</c>,
    /// <c>policy-threshold</c>, <c>policy-quorum</c>, and as <see cref="VerifierKey.Parse"/>.
    /// </summary>
    public static Result<Policy> Parse(ReadOnlySpan<byte> policy) => PolicyReader.Read(OctetText.Decode(policy));

    /// <summary>The same, of a text.</summary>
    public static Result<Policy> Parse(string policy) => PolicyReader.Read(policy);

    /// <summary>
    /// The names, in this policy, of the witnesses whose signatures on the note verify; the note need not be a checkpoint.
    /// Refused: as <see cref="SignedNote.Open"/>, but a note that no witness signed has no names.
    /// </summary>
    public Result<ImmutableHashSet<string>> SignersOf(SignedNote note)
    {
        var opened = note.Open([.. Witnesses.Select(w => w.Key)]);
        if (!opened.IsOk) return opened.Refusal!.Code == "note-unsigned" ? ImmutableHashSet<string>.Empty : opened.Refusal;
        return Witnesses.Where(w => opened.Value.Verified.Any(v => v.Key == w.Key)).Select(w => w.Name).ToImmutableHashSet();
    }

    /// <summary>
    /// Accepts a checkpoint that a log of the policy signed under its own origin and that enough witnesses cosigned.
    /// Refused: as <see cref="SignedNote.Open"/> and <see cref="Checkpoint.Parse"/>; <c>policy-log</c>; <c>policy-unmet</c>.
    /// </summary>
    public Result<OpenedCheckpoint> Check(SignedNote note)
    {
        var opened = Checkpoint.Open(note, [.. Logs.Select(l => l.Key).Concat(Witnesses.Select(w => w.Key)).Distinct()]);
        if (!opened.IsOk) return opened;
        var verified = opened.Value.Note.Verified;
        if (!Logs.Any(l => l.Key.Name == opened.Value.Checkpoint.Origin && verified.Any(v => v.Key == l.Key)))
            return new Refusal("policy-log", $"No log of the policy signed the checkpoint of {opened.Value.Checkpoint.Origin}.");
        return Quorum.IsSatisfiedBy(Witnesses.Where(w => verified.Any(v => v.Key == w.Key)).Select(w => w.Name).ToImmutableHashSet())
            ? opened
            : new Refusal("policy-unmet", "Too few witnesses of the policy cosigned the checkpoint.");
    }

    /// <summary>Accepts a proof whose checkpoint the policy accepts and in which the entry stands. Refused: as <see cref="Check(SignedNote)"/>; <c>proof-inclusion</c>.</summary>
    public Result<OpenedCheckpoint> Check(TlogProof proof, ReadOnlySpan<byte> entry)
    {
        var note = SignedNote.Parse(proof.Checkpoint);
        if (!note.IsOk) return note.Refusal!;
        var opened = Check(note.Value);
        return opened.IsOk && proof.VerifyInclusion(entry, opened.Value.Checkpoint) is { } refusal ? refusal : opened;
    }

    /// <summary>True for the same text.</summary>
    public bool Equals(Policy? other) => other is not null && text == other.text;

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text as it was read, with its comments. For octets that are not UTF-8 see <see cref="ToBytes"/>.</summary>
    public override string ToString() => text;

    /// <summary>The octets as they were read.</summary>
    public byte[] ToBytes() => OctetText.Encode(text);
}
