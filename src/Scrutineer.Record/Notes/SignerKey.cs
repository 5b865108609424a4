namespace Scrutineer.Record;

/// <summary>
/// An Ed25519 key that signs: for notes (type 1) or cosignatures (type 4). It holds the seed in memory; the written form is secret.
/// </summary>
public sealed class SignerKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] seed;

    private SignerKey(byte[] seed, VerifierKey verifier)
    {
        this.seed = seed;
        Verifier = verifier;
    }

    /// <summary>The public key.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The key name.</summary>
    public string Name => Verifier.Name;

    /// <summary>The key of a seed of 32 random bytes. Refused: <c>key-length</c>, <c>key-form</c>, <c>key-algorithm</c> for other kinds than Ed25519.</summary>
    public static Result<SignerKey> FromSeed(string name, ReadOnlySpan<byte> seed, KeyAlgorithm algorithm = KeyAlgorithm.Ed25519)
    {
        if (algorithm is not (KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Cosignature)) return new Refusal("key-algorithm", "Only Ed25519 keys sign here.");
        if (seed.Length != Ed25519.SeedSize) return new Refusal("key-length", "A seed has 32 bytes.");
        var verifier = VerifierKey.Create(name, algorithm, Ed25519.PublicKey(seed));
        return verifier.IsOk ? new SignerKey(seed.ToArray(), verifier.Value) : verifier.Refusal!;
    }

    /// <summary>Reads <c>PRIVATE+KEY+name+id+base64</c>. Refused: <c>key-private</c>, <c>key-id</c>, and as <see cref="FromSeed"/>.</summary>
    public static Result<SignerKey> Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !VerifierKey.TrySplit(text[Prefix.Length..], out var name, out var id, out var bytes))
            return new Refusal("key-private", "The private key is not written PRIVATE+KEY+name+id+base64.");
        var key = FromSeed(name, bytes.AsSpan(1), (KeyAlgorithm)bytes[0]);
        return key.IsOk && VerifierKey.Hex(key.Value.Verifier.KeyId) != id ? new Refusal("key-id", "The id of the private key is not that of its name and bytes.") : key;
    }

    /// <summary>The secret, written as <see cref="Parse"/> reads it.</summary>
    public string ToPrivateText() => $"{Prefix}{Name}+{VerifierKey.Hex(Verifier.KeyId)}+{Convert.ToBase64String([(byte)Verifier.Algorithm, .. seed])}";

    /// <summary>
    /// The signature over the text of a note. Refused: <c>note-text</c> for an empty text, an unfinished line or control characters;
    /// <c>key-algorithm</c> for a key of cosignatures, which needs a time: see <see cref="Cosigner"/>.
    /// </summary>
    public Result<NoteSignature> Sign(string text)
    {
        if (Verifier.Algorithm != KeyAlgorithm.Ed25519) return new Refusal("key-algorithm", "A key of cosignatures does not sign notes.");
        if (!SignedNote.IsText(text)) return SignedNote.TextRefusal();
        return new NoteSignature(Name, Verifier.KeyId, [.. SignBytes(StrictText.Encode(text))]);
    }

    internal byte[] SignBytes(ReadOnlySpan<byte> message) => Ed25519.Sign(seed, message);

    /// <summary>The public key: the secret is not printed by accident.</summary>
    public override string ToString() => Verifier.ToString();
}
