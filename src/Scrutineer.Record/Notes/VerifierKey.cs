using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Scrutineer.Record;

/// <summary>A public key with the name that it signs under: the "vkey" of c2sp.org/signed-note. Equal if it is written the same.</summary>
public sealed record VerifierKey
{
    private VerifierKey(string name, KeyAlgorithm algorithm, ImmutableArray<byte> publicKey)
    {
        Name = name;
        Algorithm = algorithm;
        PublicKey = publicKey;
        KeyId = Id(name, algorithm, publicKey.AsSpan());
    }

    /// <summary>The key name: not empty, without spaces and plus signs.</summary>
    public string Name { get; }

    /// <summary>The key id: four bytes, the first one highest.</summary>
    public uint KeyId { get; }

    /// <summary>The kind of signatures it verifies.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The public key: 32 bytes of Ed25519, 1,312 of ML-DSA-44, otherwise a SubjectPublicKeyInfo.</summary>
    public ImmutableArray<byte> PublicKey { get; }

    /// <summary>A key of these parts. Refused: <c>key-form</c> for the name, <c>key-algorithm</c>, <c>key-length</c>.</summary>
    public static Result<VerifierKey> Create(string name, KeyAlgorithm algorithm, ReadOnlySpan<byte> publicKey)
    {
        if (!StrictText.IsKeyName(name)) return new Refusal("key-form", "The name of a key is not empty and has no spaces and no plus.");
        if (!Enum.IsDefined(algorithm) || algorithm == KeyAlgorithm.None) return new Refusal("key-algorithm", $"Keys of kind {(int)algorithm} are not known.");
        var fits = algorithm switch
        {
            KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Cosignature => publicKey.Length == 32,
            KeyAlgorithm.MlDsa44Cosignature => publicKey.Length == MlDsa44.PublicKeySize,
            KeyAlgorithm.None or KeyAlgorithm.Ecdsa or KeyAlgorithm.TreeHead or _ => !publicKey.IsEmpty,
        };
        return fits ? new VerifierKey(name, algorithm, [.. publicKey]) : new Refusal("key-length", $"A key of {publicKey.Length} bytes does not fit its kind.");
    }

    /// <summary>
    /// Reads <c>name+id+base64</c>. The id is computed anew and must be written in lower case.
    /// Refused: <c>key-form</c>, <c>key-algorithm</c>, <c>key-length</c>, <c>key-id</c>.
    /// </summary>
    public static Result<VerifierKey> Parse(string text)
    {
        if (!TrySplit(text, out var name, out var id, out var bytes)) return new Refusal("key-form", "The key is not written name+id+base64.");
        var key = Create(name, (KeyAlgorithm)bytes[0], bytes.AsSpan(1));
        return key.IsOk && Hex(key.Value.KeyId) != id ? new Refusal("key-id", $"The id of the key {name} is not that of its name and bytes, or not in lower case.") : key;
    }

    /// <summary>Splits at the first two plus signs: base64 may have more.</summary>
    internal static bool TrySplit(string text, out string name, out string id, out byte[] bytes)
    {
        var parts = text.Split('+', 3);
        (name, id, bytes) = parts.Length == 3 ? (parts[0], parts[1], bytes = []) : ("", "", bytes = []);
        return parts.Length == 3 && CanonicalBase64.TryDecode(parts[2], out bytes) && bytes.Length > 1;
    }

    internal static string Hex(uint id) => id.ToString("x8", CultureInfo.InvariantCulture);

    private static uint Id(string name, KeyAlgorithm algorithm, ReadOnlySpan<byte> publicKey)
    {
        if (algorithm == KeyAlgorithm.Ecdsa) return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey));
        // A tree head names its log by the hash of the key.
        byte[] of = algorithm == KeyAlgorithm.TreeHead ? SHA256.HashData(publicKey) : [.. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. StrictText.Encode(name), (byte)'\n', (byte)algorithm, .. of]));
    }

    /// <summary>True if this key signed the text; <paramref name="time"/> is that of a cosignature. Hostile bytes are a plain false.</summary>
    internal bool Verify(string text, ReadOnlySpan<byte> signature, out ulong? time)
    {
        time = null;
        switch (Algorithm)
        {
            case KeyAlgorithm.Ed25519:
                return Ed25519.Verify(PublicKey.AsSpan(), StrictText.Encode(text), signature);
            case KeyAlgorithm.Ed25519Cosignature or KeyAlgorithm.MlDsa44Cosignature:
                return Cosignature.Verify(this, text, signature, out time);
            default:
                return false;
        }
    }

    /// <summary>True if the program can verify signatures of this kind.</summary>
    internal bool CanVerify => Algorithm is KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Cosignature or KeyAlgorithm.MlDsa44Cosignature;

    /// <summary>True for a key that is written the same.</summary>
    public bool Equals(VerifierKey? other) => other is not null && Name == other.Name && Algorithm == other.Algorithm && PublicKey.AsSpan().SequenceEqual(other.PublicKey.AsSpan());

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, KeyId);

    /// <summary><c>name+id+base64</c>, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Name}+{Hex(KeyId)}+{Convert.ToBase64String([(byte)Algorithm, .. PublicKey])}";
}
