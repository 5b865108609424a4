using System.Buffers.Binary;

namespace Scrutineer.Record;

/// <summary>Signs checkpoints with a time, by Ed25519. The message does not name the cosigner: one key, one cosigner.</summary>
public sealed class Cosigner
{
    private readonly SignerKey key;

    private Cosigner(SignerKey key) => this.key = key;

    /// <summary>The public key.</summary>
    public VerifierKey Verifier => key.Verifier;

    /// <summary>The cosigner of a seed of 32 random bytes. Refused: <c>key-length</c>, <c>key-form</c>.</summary>
    public static Result<Cosigner> FromSeed(string name, ReadOnlySpan<byte> seed) => Of(SignerKey.FromSeed(name, seed, KeyAlgorithm.Ed25519Cosignature));

    /// <summary>Reads <c>PRIVATE+KEY+name+id+base64</c> with a key of type 4. Refused: <c>key-private</c>, <c>key-id</c>, <c>key-length</c>, <c>key-form</c>, <c>key-algorithm</c>.</summary>
    public static Result<Cosigner> Parse(string text) => Of(SignerKey.Parse(text));

    /// <summary>The secret, written as <see cref="Parse"/> reads it.</summary>
    public string ToPrivateText() => key.ToPrivateText();

    /// <summary>The cosignature of the text of a checkpoint. Refused: <c>cosignature-time</c> above 2^63 - 1 seconds since 1970, and as <see cref="Checkpoint.Parse"/>.</summary>
    public Result<NoteSignature> Sign(string checkpointText, ulong time)
    {
        var checkpoint = Checkpoint.Parse(checkpointText);
        if (!checkpoint.IsOk) return checkpoint.Refusal!;
        var message = Cosignature.Ed25519Message(checkpointText, time);
        if (!message.IsOk) return message.Refusal!;
        var seconds = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(seconds, time);
        return new NoteSignature(key.Name, Verifier.KeyId, [.. seconds, .. key.SignBytes(message.Value)]);
    }

    private static Result<Cosigner> Of(Result<SignerKey> key)
    {
        if (!key.IsOk) return key.Refusal!;
        return key.Value.Verifier.Algorithm == KeyAlgorithm.Ed25519Cosignature ? new Cosigner(key.Value) : new Refusal("key-algorithm", "The key is not one of cosignatures (type 4).");
    }
}
