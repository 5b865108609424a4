using CsCheck;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>A second implementation signs and verifies the same.</summary>
public class Cryptography
{
    private static byte[] OtherSign(byte[] seed, byte[] message)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, new Ed25519PrivateKeyParameters(seed));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    private static bool OtherVerify(byte[] key, byte[] message, byte[] signature)
    {
        var signer = new Ed25519Signer();
        signer.Init(false, new Ed25519PublicKeyParameters(key));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    [Fact]
    public void Two_implementations_of_Ed25519_agree() => Gen.Select(Samples.Seed, Gen.Byte.Array[0, 100], Gen.Int[0, 511]).Sample(
        (seed, message, bit) =>
        {
            var key = Ed25519.PublicKey(seed);
            var signature = Ed25519.Sign(seed, message);
            Assert.Equal(new Ed25519PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded(), key);
            Assert.Equal(OtherSign(seed, message), signature);
            Assert.True(Ed25519.Verify(key, message, signature) && OtherVerify(key, message, signature));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            return !Ed25519.Verify(key, message, signature) && !OtherVerify(key, message, signature);
        },
        iter: 200);

    [Fact]
    public void Hostile_keys_and_signatures_are_a_plain_no()
    {
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 70]).Sample((key, signature) => !Ed25519.Verify(key, [1], signature), iter: 500);
        foreach (var edge in (byte[])[0, 1, 0xEC, 0xED, 0xEE, 0xFF])
        {
            var key = new byte[32];
            key[0] = edge;
            foreach (var high in (byte[])[0, 0x7F, 0x80, 0xFF])
            {
                Array.Fill(key, high, 1, 31);
                Assert.False(Ed25519.Verify(key, [1], new byte[64]));
                Assert.False(Ed25519.Verify(key, [1], [.. key, .. new byte[32]]));
                var verifier = VerifierKey.Create("x", KeyAlgorithm.Ed25519, key).Value;
                Assert.Equal("note-signature", SignedNote.Of("t\n", [new NoteSignature("x", verifier.KeyId, [.. key, .. new byte[32]])]).Value.Open(verifier).Refusal!.Code);
            }
        }
    }

    [Fact]
    public void A_lattice_cosignature_verifies_and_does_not_cover_extension_lines()
    {
        var key = MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        var verifier = VerifierKey.Create("witness.example/pq", KeyAlgorithm.MlDsa44Cosignature, key.GetPublicKeyEncoded()).Value;
        Assert.Equal(verifier, VerifierKey.Parse(verifier.ToString()).Value);
        var checkpoint = Checkpoint.Create("log.example", 8, Merkle.LeafHash([1])).Value;
        var message = Cosignature.MlDsa44Message(verifier.Name, 1_700_000_000, checkpoint.Origin, 0, 8, checkpoint.Root).Value;
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(true, key);
        signer.BlockUpdate(message, 0, message.Length);
        byte[] time = [0, 0, 0, 0, 0x65, 0x53, 0xF1, 0];
        var line = new NoteSignature(verifier.Name, verifier.KeyId, [.. time, .. signer.GenerateSignature()]);

        Assert.Equal(1_700_000_000UL, SignedNote.Of(checkpoint.Text, [line]).Value.Open(verifier).Value.Verified.Single().Time);
        Assert.True(SignedNote.Of(checkpoint.Text + "more\n", [line]).Value.Open(verifier).IsOk);
        var other = Checkpoint.Create("log.example", 9, checkpoint.Root).Value;
        Assert.Equal("note-signature", SignedNote.Of(other.Text, [line]).Value.Open(verifier).Refusal!.Code);
        Assert.Equal("note-signature", SignedNote.Of("no checkpoint\n", [line]).Value.Open(verifier).Refusal!.Code);
        Gen.Byte.Array[MlDsa44.SignatureSize].Sample(bytes => !MlDsa44.Verify(verifier.PublicKey.AsSpan(), message, bytes), iter: 20);
        Gen.Byte.Array[MlDsa44.PublicKeySize].Sample(bytes => !MlDsa44.Verify(bytes, message, line.Signature.AsSpan()[8..]), iter: 20);
    }
}
