using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>How a log understands the answer of a witness: a closed hierarchy.</summary>
public abstract record WitnessAnswer
{
    private WitnessAnswer() { }

    /// <summary>The witness cosigned: only lines that verify by its keys.</summary>
    /// <param name="Signatures">The verified cosignatures, at least one, to be added to the checkpoint.</param>
    public sealed record Cosigned(ImmutableArray<VerifiedSignature> Signatures) : WitnessAnswer;

    /// <summary>The witness cosigned another size last: ask again with a proof from there, if it is not above the log's own size.</summary>
    /// <param name="Size">The size.</param>
    public sealed record OtherSize(ulong Size) : WitnessAnswer;

    /// <summary>The witness does not accept the checkpoint.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="Status">The status of HTTP.</param>
    public sealed record Refused(WitnessRefusal Why, int Status) : WitnessAnswer;

    /// <summary>The witness cannot answer now (429, 5xx): ask again later.</summary>
    /// <param name="Status">The status of HTTP.</param>
    public sealed record Later(int Status) : WitnessAnswer;

    /// <summary>The witness answered 200, but without a cosignature that verifies.</summary>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Bad(Refusal Why) : WitnessAnswer;

    /// <summary>Classifies an answer. Nothing that a witness sends makes it throw.</summary>
    /// <param name="status">The status of HTTP.</param>
    /// <param name="contentType">The content type, with or without parameters; null if there is none.</param>
    /// <param name="body">The body.</param>
    /// <param name="sent">The checkpoint that was sent.</param>
    /// <param name="keys">The keys of the witness.</param>
    public static WitnessAnswer Read(int status, string? contentType, ReadOnlySpan<byte> body, SignedNote sent, params IReadOnlyCollection<VerifierKey> keys)
    {
        switch (status)
        {
            case 200:
                return Lines(body, sent, keys);
            case 409 when contentType?.Split(';')[0].Trim() == WitnessReply.SizeType && StrictText.TryDecode(body, out var text)
                && text.EndsWith('\n') && PlainDecimal.TryParse(text.AsSpan(0, text.Length - 1), out var size):
                return new OtherSize(size);
            case 400:
                return new Refused(WitnessRefusal.Malformed, status);
            case 401 or 403:
                return new Refused(WitnessRefusal.Untrusted, status);
            case 404:
                return new Refused(WitnessRefusal.UnknownLog, status);
            case 409 or 422:
                return new Refused(WitnessRefusal.Inconsistent, status);
            case 408 or 425 or 429 or >= 500:
                return new Later(status);
            default:
                return new Refused(WitnessRefusal.Other, status);
        }
    }

    private static WitnessAnswer Lines(ReadOnlySpan<byte> body, SignedNote sent, IReadOnlyCollection<VerifierKey> keys)
    {
        if (!StrictText.TryDecode(body, out var text)) return new Bad(new Refusal("witness-answer", "The answer of the witness is not UTF-8, or has control characters."));
        var lines = SignedNote.ParseLines(text);
        if (!lines.IsOk) return new Bad(lines.Refusal!);
        var note = SignedNote.Of(sent.Text, lines.Value);
        if (!note.IsOk) return new Bad(note.Refusal!);
        var opened = note.Value.Open(keys);
        return opened.IsOk ? new Cosigned(opened.Value.Verified) : new Bad(opened.Refusal!);
    }
}

/// <summary>Why a witness refuses.</summary>
public enum WitnessRefusal
{
    /// <summary>400: it cannot read the request.</summary>
    Malformed,

    /// <summary>403 (or 401): the signature of the log is not one it trusts.</summary>
    Untrusted,

    /// <summary>404: it does not know the log. Older witnesses say 403.</summary>
    UnknownLog,

    /// <summary>422, or 409 without a size: the proof does not fit, or it saw another tree of the same size. An alarm.</summary>
    Inconsistent,

    /// <summary>A status that the protocol does not have.</summary>
    Other,
}
