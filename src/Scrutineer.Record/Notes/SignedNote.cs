using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>A text with signatures below it (c2sp.org/signed-note). The text means nothing until <see cref="Open"/> verified a signature.</summary>
public sealed record SignedNote
{
    /// <summary>The most signatures a note may have.</summary>
    public const int MaxSignatures = 100;

    private SignedNote(string text, ImmutableArray<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The text with the end of its last line; not verified.</summary>
    public string Text { get; }

    /// <summary>The signatures in their order, at least one; not verified.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>Reads the bytes of a note. Refused: <c>note-encoding</c>, <c>note-form</c>, <c>note-signature-line</c>, <c>note-signatures</c> above 100.</summary>
    public static Result<SignedNote> Parse(ReadOnlySpan<byte> note) => StrictText.TryDecode(note, out var text) ? Parse(text) : EncodingRefusal();

    /// <summary>The same, of a text.</summary>
    public static Result<SignedNote> Parse(string note)
    {
        if (!StrictText.IsPlain(note)) return EncodingRefusal();
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !note.EndsWith('\n') || split + 2 == note.Length) return new Refusal("note-form", "The note has no signatures below an empty line.");
        var signatures = ParseLines(note[(split + 2)..]);
        return signatures.IsOk ? new SignedNote(note[..(split + 1)], signatures.Value) : signatures.Refusal!;
    }

    /// <summary>Signature lines alone, each with its end, as a witness answers them. Refused: <c>note-signature-line</c>, <c>note-signatures</c>.</summary>
    public static Result<ImmutableArray<NoteSignature>> ParseLines(string lines)
    {
        if (!lines.EndsWith('\n')) return new Refusal("note-signature-line", "The last signature line has no end.");
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>();
        foreach (var line in lines[..^1].Split('\n', MaxSignatures + 2))
        {
            if (signatures.Count == MaxSignatures) return new Refusal("note-signatures", "A note has 100 signatures at most.");
            var signature = NoteSignature.Parse(line);
            if (!signature.IsOk) return signature.Refusal!;
            signatures.Add(signature.Value);
        }

        return signatures.ToImmutable();
    }

    /// <summary>The text signed by each of the keys in turn. Refused: <c>note-text</c>, <c>note-signatures</c> for no key or more than 100, <c>key-algorithm</c>.</summary>
    public static Result<SignedNote> Sign(string text, params IReadOnlyCollection<SignerKey> signers)
    {
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(signers.Count);
        foreach (var signer in signers)
        {
            var signature = signer.Sign(text);
            if (!signature.IsOk) return signature.Refusal!;
            signatures.Add(signature.Value);
        }

        return Of(text, signatures.ToImmutable());
    }

    /// <summary>A text with signatures that exist already. Refused: <c>note-text</c>, <c>note-signatures</c> for none or more than 100.</summary>
    public static Result<SignedNote> Of(string text, ImmutableArray<NoteSignature> signatures)
    {
        if (!IsText(text)) return TextRefusal();
        return signatures.Length is 0 or > MaxSignatures ? new Refusal("note-signatures", "A note has 1 to 100 signatures.") : new SignedNote(text, signatures);
    }

    /// <summary>The same note with more signatures below; those it has already are not repeated. Refused: <c>note-signatures</c> above 100.</summary>
    public Result<SignedNote> With(params IEnumerable<NoteSignature> more) => Of(Text, [.. Signatures, .. more.Distinct().Except(Signatures)]);

    /// <summary>
    /// Verifies with the keys that are known. Lines of other names or ids are passed over; a line of a known key that does not verify refuses the whole note.
    /// Refused: <c>note-signature</c>, <c>note-unsigned</c>, <c>note-key-twice</c> if two of the keys have the name and id of a line,
    /// <c>key-algorithm</c> if a line is of a key that the program cannot verify.
    /// </summary>
    public Result<OpenedNote> Open(params IReadOnlyCollection<VerifierKey> known)
    {
        var verified = ImmutableArray.CreateBuilder<VerifiedSignature>();
        var unverified = ImmutableArray.CreateBuilder<NoteSignature>();
        foreach (var line in Signatures.Distinct())
        {
            var keys = known.Where(line.IsBy).Take(2).ToList();
            if (keys.Count == 2) return new Refusal("note-key-twice", $"Two of the known keys are {line.Name}+{VerifierKey.Hex(line.KeyId)}.");
            if (keys.Count == 0)
            {
                unverified.Add(line);
                continue;
            }

            if (!keys[0].CanVerify) return new Refusal("key-algorithm", $"Signatures of the kind of {line.Name} cannot be verified here.");
            if (line.OddSpelling is not null || !keys[0].Verify(Text, line.Signature.AsSpan(), out var time)) return new Refusal("note-signature", $"The signature of {line.Name} does not fit the text.");
            if (!verified.Any(v => v.Key == keys[0])) verified.Add(new VerifiedSignature(keys[0], time, line));
        }

        return verified.Count == 0 ? new Refusal("note-unsigned", "None of the known keys signed the note.") : new OpenedNote(Text, verified.ToImmutable(), unverified.ToImmutable());
    }

    internal static bool IsText(string text) => text.EndsWith('\n') && StrictText.IsPlain(text);

    internal static Refusal TextRefusal() => new Refusal("note-text", "A text to be signed ends its last line and has no control characters.");

    private static Refusal EncodingRefusal() => new Refusal("note-encoding", "The note is not UTF-8, or has control characters.");

    /// <summary>True for the same text and the same lines.</summary>
    public bool Equals(SignedNote? other) => other is not null && Text == other.Text && Signatures.SequenceEqual(other.Signatures);

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(Text, Signatures.Length);

    /// <summary>The note, character for character as it was read.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => s.Line))}";

    /// <summary>The bytes of the note.</summary>
    public byte[] ToBytes() => StrictText.Encode(ToString());
}
