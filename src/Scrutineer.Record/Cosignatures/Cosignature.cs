using System.Buffers.Binary;

namespace Scrutineer.Record;

/// <summary>
/// Timestamped signatures of c2sp.org/tlog-cosignature: "as of this time, this is the largest consistent tree I have seen of this log".
/// </summary>
public static class Cosignature
{
    private const int TimeSize = 8;

    /// <summary>
    /// What an Ed25519 cosigner signs: two lines and the whole text of the checkpoint. It does not name the cosigner.
    /// Refused: <c>cosignature-time</c> above 2^63 - 1 seconds, <c>note-text</c>.
    /// </summary>
    public static Result<byte[]> Ed25519Message(string checkpointText, ulong time)
    {
        if (time > PlainDecimal.Max) return TimeRefusal();
        return SignedNote.IsText(checkpointText) ? StrictText.Encode($"cosignature/v1\ntime {PlainDecimal.Write(time)}\n{checkpointText}") : SignedNote.TextRefusal();
    }

    /// <summary>
    /// What an ML-DSA-44 cosigner signs: the root over the leaves [start, end) of a log. For a checkpoint start is 0 and end its size.
    /// Refused: <c>cosignature-time</c> above 2^63 - 1 or not 0 where start is not, <c>cosignature-name</c> if a name does not have 1 to 255 bytes.
    /// </summary>
    public static Result<byte[]> MlDsa44Message(string cosigner, ulong time, string origin, ulong start, ulong end, in Hash32 root)
    {
        if (time > PlainDecimal.Max || (start != 0 && time != 0)) return TimeRefusal();
        if (!StrictText.IsPlain(cosigner) || !StrictText.IsPlain(origin)) return NameRefusal();
        byte[] name = StrictText.Encode(cosigner), log = StrictText.Encode(origin);
        if (name.Length is 0 or > 255 || log.Length is 0 or > 255) return NameRefusal();
        Span<byte> numbers = stackalloc byte[3 * 8];
        BinaryPrimitives.WriteUInt64BigEndian(numbers, time);
        BinaryPrimitives.WriteUInt64BigEndian(numbers[8..], start);
        BinaryPrimitives.WriteUInt64BigEndian(numbers[16..], end);
        return (byte[])[.. "subtree/v1\n\0"u8, (byte)name.Length, .. name, .. numbers[..8], (byte)log.Length, .. log, .. numbers[8..], .. root.ToArray()];
    }

    /// <summary>The time of a cosignature, not verified. Refused: <c>cosignature-form</c> if it has another length or a time above 2^63 - 1.</summary>
    public static Result<ulong> Time(NoteSignature signature) =>
        TrySplit(signature.Signature.AsSpan(), out var time, out _) ? time : new Refusal("cosignature-form", "The line is not a cosignature.");

    /// <summary>The key id and the time in the base64 of a signature line. Refused: <c>cosignature-form</c>.</summary>
    public static Result<(uint KeyId, ulong Time)> Time(string base64)
    {
        if (!CanonicalBase64.TryDecode(base64, out var bytes) || bytes.Length < 4 || !TrySplit(bytes.AsSpan(4), out var time, out _))
            return new Refusal("cosignature-form", "The base64 is not that of a cosignature.");
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes), time);
    }

    internal static bool Verify(VerifierKey key, string text, ReadOnlySpan<byte> bytes, out ulong? time)
    {
        time = null;
        if (!TrySplit(bytes, out var seconds, out var signature)) return false;
        time = seconds;
        if (key.Algorithm == KeyAlgorithm.Ed25519Cosignature)
            return Ed25519Message(text, seconds) is { IsOk: true } message && Ed25519.Verify(key.PublicKey.AsSpan(), message.Value, signature);
        var checkpoint = Checkpoint.Parse(text);
        return checkpoint.IsOk
            && MlDsa44Message(key.Name, seconds, checkpoint.Value.Origin, 0, checkpoint.Value.Size, checkpoint.Value.Root) is { IsOk: true } subtree
            && MlDsa44.Verify(key.PublicKey.AsSpan(), subtree.Value, signature);
    }

    private static bool TrySplit(ReadOnlySpan<byte> bytes, out ulong time, out ReadOnlySpan<byte> signature)
    {
        time = 0;
        signature = default;
        if (bytes.Length is not (TimeSize + Ed25519.SignatureSize or TimeSize + MlDsa44.SignatureSize)) return false;
        time = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        signature = bytes[TimeSize..];
        return time <= PlainDecimal.Max;
    }

    private static Refusal TimeRefusal() => new Refusal("cosignature-time", "The time is above 2^63 - 1 seconds, or given for a part of the tree.");

    private static Refusal NameRefusal() => new Refusal("cosignature-name", "The origin and the name of the cosigner have 1 to 255 bytes each.");
}
