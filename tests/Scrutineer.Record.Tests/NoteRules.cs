using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Edges of texts, keys, notes, checkpoints and cosignatures.</summary>
public class NoteRules
{
    private static readonly byte[] Seed = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly SignerKey A = SignerKey.FromSeed("a", Seed).Value;
    private static readonly SignerKey B = SignerKey.FromSeed("b", [.. Enumerable.Repeat((byte)2, 32)]).Value;
    private static readonly Cosigner W = Cosigner.FromSeed("w", [.. Enumerable.Repeat((byte)3, 32)]).Value;

    private static string Decoded(params byte[] bytes) => StrictText.TryDecode(bytes, out var text) ? text : "refused";

    private static uint First4(byte[] hash) => (uint)((hash[0] << 24 | hash[1] << 16 | hash[2] << 8 | hash[3]) & 0xFFFFFFFF);

    [Fact]
    public void Text_is_utf8_without_control_characters_but_ends_of_lines()
    {
        Assert.Equal("", Decoded());
        Assert.Equal(" \n~\u007F", Decoded(0x20, 0x0A, 0x7E, 0x7F));
        Assert.Equal("é中\U0001F5F3", Decoded([.. "é中\U0001F5F3"u8]));
        for (byte control = 0; control < 0x20; control++) Assert.Equal(control == 10 ? "a\n" : "refused", Decoded((byte)'a', control));
        Assert.Equal("refused", Decoded(0xFF));
        Assert.Equal("refused", Decoded((byte)'a', 0xC3));
        Assert.Equal("refused", Decoded(0xED, 0xA0, 0x80));
        Assert.False(StrictText.IsPlain("a\uD800"));
        Assert.False(StrictText.IsPlain("\uDC00a"));
        Assert.True(StrictText.IsPlain(""));
        Assert.Equal([0xC3, 0xA9], StrictText.Encode("é"));
        Assert.Throws<EncoderFallbackException>(() => StrictText.Encode("a\uD800"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("a b", false)]
    [InlineData("a+b", false)]
    [InlineData("+", false)]
    [InlineData("a\u2003b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\u0001", false)]
    [InlineData("é/中", true)]
    public void A_key_name_is_a_word(string name, bool ok) => Assert.Equal(ok, StrictText.IsKeyName(name));

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("10", 10UL)]
    [InlineData("9223372036854775807", 9223372036854775807UL)]
    [InlineData("9223372036854775808", null)]
    [InlineData("18446744073709551615", null)]
    [InlineData("18446744073709551616", null)]
    [InlineData("", null)]
    [InlineData("00", null)]
    [InlineData("01", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1 ", null)]
    [InlineData("1a", null)]
    [InlineData("1\0", null)]
    [InlineData("\u0661", null)]
    public void A_number_is_a_plain_decimal_below_2_to_the_63(string text, ulong? number)
    {
        Assert.Equal(number.HasValue, PlainDecimal.TryParse(text, out var read));
        if (number is { } expected) Assert.Equal((expected, text), (read, PlainDecimal.Write(read)));
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("AAAA", true, true)]
    [InlineData("AAE=", true, true)]
    [InlineData("AA==", true, true)]
    [InlineData("AB==", true, false)]
    [InlineData("AAF=", true, false)]
    [InlineData("AAA", false, false)]
    [InlineData("AA", false, false)]
    [InlineData("AAA ", false, false)]
    [InlineData(" AAAAAAA", false, false)]
    [InlineData("AA AA AA", false, false)]
    [InlineData("AA\n=", false, false)]
    [InlineData("AAAA\t\t\t\t", false, false)]
    [InlineData("    AAAA", false, false)]
    [InlineData("AA-_", false, false)]
    [InlineData("A===", false, false)]
    public void Base64_is_canonical_or_has_spare_bits_or_is_refused(string text, bool read, bool canonical)
    {
        Assert.Equal((read, canonical), (CanonicalBase64.TryDecode(text, out var bytes, out var one), one));
        Assert.Equal(canonical, CanonicalBase64.TryDecode(text, out _));
        if (canonical) Assert.Equal(text, Convert.ToBase64String(bytes));
        if (!read) Assert.Empty(bytes);
    }

    [Fact]
    public void A_key_id_is_of_the_name_the_kind_and_the_key()
    {
        byte[] key = [4, 5, 6];
        uint Of(KeyAlgorithm kind, int length = 32) => VerifierKey.Create("n", kind, length == 3 ? key : Enumerable.Repeat((byte)9, length).ToArray()).Value.KeyId;
        uint Plain(byte kind, int length) => First4(SHA256.HashData([.. "n\n"u8, kind, .. Enumerable.Repeat((byte)9, length)]));
        Assert.Equal(Plain(1, 32), Of(KeyAlgorithm.Ed25519));
        Assert.Equal(Plain(4, 32), Of(KeyAlgorithm.Ed25519Cosignature));
        Assert.Equal(Plain(6, 1312), Of(KeyAlgorithm.MlDsa44Cosignature, 1312));
        Assert.Equal(First4(SHA256.HashData(key)), Of(KeyAlgorithm.Ecdsa, 3));
        Assert.Equal(First4(SHA256.HashData([.. "n\n"u8, 5, .. SHA256.HashData(key)])), Of(KeyAlgorithm.TreeHead, 3));
        Assert.Equal("0000000a", VerifierKey.Hex(10));
    }

    [Fact]
    public void Keys_of_other_kinds_are_read_and_written_but_verify_nothing()
    {
        foreach (var kind in (KeyAlgorithm[])[KeyAlgorithm.Ecdsa, KeyAlgorithm.TreeHead])
        {
            var key = VerifierKey.Create("n", kind, [4]).Value;
            Assert.Equal(key, VerifierKey.Parse(key.ToString()).Value);
            Assert.False(key.CanVerify);
            Assert.False(key.Verify("t\n", new byte[64], out var time));
            Assert.Null(time);
        }

        Assert.True(A.Verifier.CanVerify && W.Verifier.CanVerify);
        Assert.True(VerifierKey.Create("n", KeyAlgorithm.MlDsa44Cosignature, new byte[1312]).Value.CanVerify);
    }

    [Fact]
    public void Keys_are_equal_if_they_are_written_the_same()
    {
        var same = VerifierKey.Parse(A.Verifier.ToString()).Value;
        Assert.Equal(A.Verifier, same);
        Assert.Equal(A.Verifier.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(A.Verifier, VerifierKey.Create("b", KeyAlgorithm.Ed25519, A.Verifier.PublicKey.AsSpan()).Value);
        Assert.NotEqual(A.Verifier, VerifierKey.Create("a", KeyAlgorithm.Ed25519Cosignature, A.Verifier.PublicKey.AsSpan()).Value);
        Assert.NotEqual(A.Verifier, VerifierKey.Create("a", KeyAlgorithm.Ed25519, B.Verifier.PublicKey.AsSpan()).Value);
        Assert.False(A.Verifier.Equals(null));
        Assert.Equal(A.Verifier.ToString(), A.ToString());
        Assert.DoesNotContain(Convert.ToBase64String([1, .. Seed]), A.ToString(), StringComparison.Ordinal);
        Assert.Equal($"PRIVATE+KEY+{"a"}+{VerifierKey.Hex(A.Verifier.KeyId)}+{Convert.ToBase64String([1, .. Seed])}", A.ToPrivateText());
        Assert.Equal(W.ToPrivateText(), Cosigner.Parse(W.ToPrivateText()).Value.ToPrivateText());
    }

    [Fact]
    public void The_seed_of_a_key_is_its_own()
    {
        var seed = Seed.ToArray();
        var key = SignerKey.FromSeed("a", seed).Value;
        seed[0] = 0;
        Assert.Equal(A.ToPrivateText(), key.ToPrivateText());
    }

    [Fact]
    public void A_signature_line_has_one_byte_at_least_below_its_key_id()
    {
        Assert.Equal("note-signature-line", NoteSignature.Parse("— a AAAAAA==").Refusal!.Code);
        var line = NoteSignature.Parse("— a AQIDBAU=\n").Value;
        Assert.Equal(("a", 0x01020304u, (byte)5), (line.Name, line.KeyId, line.Signature.Single()));
        Assert.Equal("— a AQIDBAU=\n", line.Line);
        Assert.Equal(line, NoteSignature.Parse("— a AQIDBAU=").Value);
        foreach (var bad in (string[])["", "a AQIDBAU=", "-- a AQIDBAU=", "— AQIDBAU=", "— a AQIDBAU= x", "— a AQIDBAU", "— a AQIDBAU=\n\n", "— a+ AQIDBAU=", "— a "])
            Assert.Equal("note-signature-line", NoteSignature.Parse(bad).Refusal?.Code);
    }

    [Fact]
    public void Lines_are_equal_by_name_id_bytes_and_spelling()
    {
        var line = new NoteSignature("a", 1, [2, 3]);
        Assert.Equal(line, new NoteSignature("a", 1, [2, 3]));
        Assert.Equal(line.GetHashCode(), new NoteSignature("a", 1, [2, 3]).GetHashCode());
        Assert.NotEqual(line, line with { Name = "b" });
        Assert.NotEqual(line, line with { KeyId = 2 });
        Assert.NotEqual(line, line with { Signature = [2, 4] });
        Assert.NotEqual(line, line with { Signature = [2, 3, 3] });
        Assert.False(line.Equals(null));
        _ = new NoteSignature("a", 1, []).GetHashCode();
        var (even, odd) = (NoteSignature.Parse("— a AAAAAQI=").Value, NoteSignature.Parse("— a AAAAAQJ=").Value);
        Assert.NotEqual(even, odd);
        Assert.Equal("— a AAAAAQJ=\n", odd.Line);
        Assert.True(line.IsBy(VerifierKey.Create("a", KeyAlgorithm.Ed25519, A.Verifier.PublicKey.AsSpan()).Value) == (A.Verifier.KeyId == 1));
        Assert.True(A.Sign("t\n").Value.IsBy(A.Verifier));
        Assert.False((A.Sign("t\n").Value with { Name = "b" }).IsBy(A.Verifier));
        Assert.False((A.Sign("t\n").Value with { KeyId = 1 }).IsBy(A.Verifier));
    }

    [Fact]
    public void A_known_key_with_spare_bits_in_its_line_does_not_verify()
    {
        var line = A.Sign("t\n").Value.Line;
        // 68 bytes leave two characters and one "=": the last of the two has spare bits.
        var at = line.IndexOf('=', StringComparison.Ordinal) - 1;
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var odd = line[..at] + alphabet[alphabet.IndexOf(line[at], StringComparison.Ordinal) + 1] + line[(at + 1)..];
        var note = SignedNote.Parse("t\n\n" + odd).Value;
        Assert.Equal("t\n\n" + odd, note.ToString());
        Assert.Equal("note-signature", note.Open(A.Verifier).Refusal!.Code);
        Assert.True(SignedNote.Parse("t\n\n" + odd + B.Sign("t\n").Value.Line).Value.Open(B.Verifier).IsOk);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("t\n\n")]
    [InlineData("t\n— a AQIDBAU=\n")]
    [InlineData("t\n\n— a AQIDBAU=")]
    public void A_note_has_a_text_an_empty_line_and_signatures(string note) => Assert.Equal("note-form", SignedNote.Parse(note).Refusal?.Code);

    [Fact]
    public void The_text_of_a_note_may_be_an_empty_line()
    {
        var note = SignedNote.Parse("\n\n— a AQIDBAU=\n").Value;
        Assert.Equal("\n", note.Text);
        Assert.Equal("\n\n— a AQIDBAU=\n", note.ToString());
    }

    [Fact]
    public void A_note_takes_a_hundred_signatures_and_no_more()
    {
        var lines = Enumerable.Range(1, 101).Select(i => new NoteSignature("a", (uint)i, [1])).ToImmutableArray();
        var hundred = SignedNote.Of("t\n", lines[..100]).Value;
        Assert.Equal(hundred, SignedNote.Parse(hundred.ToString()).Value);
        Assert.Equal("note-signatures", SignedNote.Of("t\n", lines).Refusal!.Code);
        Assert.Equal("note-signatures", hundred.With(lines[100]).Refusal!.Code);
        Assert.Equal(100, hundred.With(lines[0], lines[99]).Value.Signatures.Length);
        // A long tail below the hundredth line is refused for its number, whatever it is.
        Assert.Equal("note-signatures", SignedNote.Parse($"{hundred}x\ny\nz\n").Refusal!.Code);
    }

    [Fact]
    public void Signatures_are_added_below_and_once()
    {
        var (a, b) = (A.Sign("t\n").Value, B.Sign("t\n").Value);
        var note = SignedNote.Of("t\n", [a]).Value;
        Assert.Equal([a, b], note.With(b, a, b).Value.Signatures);
        Assert.Equal(note, note.With().Value);
        Assert.Equal([a, b], SignedNote.Sign("t\n", A, B).Value.Signatures);
        Assert.NotEqual(note, SignedNote.Of("u\n", [a]).Value);
        Assert.NotEqual(note, SignedNote.Of("t\n", [b]).Value);
        Assert.False(note.Equals(null));
        Assert.Equal(note.GetHashCode(), SignedNote.Of("t\n", [a]).Value.GetHashCode());
        Assert.Equal("key-algorithm", SignedNote.Sign("t\n", A, SignerKey.Parse(W.ToPrivateText()).Value).Refusal!.Code);
    }

    [Fact]
    public void An_opened_note_lists_each_known_key_once_and_the_others_apart()
    {
        var text = Checkpoint.Create("a", 0, Merkle.EmptyRoot).Value.Text;
        var (a, b, first, second) = (A.Sign(text).Value, B.Sign(text).Value, W.Sign(text, 5).Value, W.Sign(text, 7).Value);
        var opened = SignedNote.Of(text, [b, first, a, second, b, first]).Value.Open(A.Verifier, W.Verifier).Value;
        Assert.Equal([(W.Verifier, 5UL, first), (A.Verifier, null, a)], opened.Verified.Select(v => (v.Key, v.Time, v.Signature)));
        Assert.Equal([b], opened.Unverified);
        Assert.Equal(text, opened.Text);
        // The key of a line that is not there may be given twice.
        Assert.True(SignedNote.Of(text, [a]).Value.Open(A.Verifier, B.Verifier, B.Verifier).IsOk);
    }

    [Fact]
    public void A_checkpoint_is_of_an_origin_of_one_line_and_a_size_below_2_to_the_63()
    {
        var root = Merkle.EmptyRoot;
        Assert.Equal($"o\n{long.MaxValue}\n{root.ToBase64()}\n", Checkpoint.Create("o", long.MaxValue, root).Value.Text);
        var more = Checkpoint.Parse($"o\n1\n{root.ToBase64()}\nx\ny\n").Value;
        Assert.Equal(["x", "y"], more.ExtensionLines);
        Assert.Equal(("o", 1UL, root), (more.Origin, more.Size, more.Root));
        Assert.Equal($"o\n1\n{root.ToBase64()}\nx\ny\n", more.ToString());
        Assert.Equal("checkpoint-form", Checkpoint.Parse($"o\n1\n{root.ToBase64()}\n\u0001\n").Refusal!.Code);
        Assert.Equal("checkpoint-form", Checkpoint.Parse("").Refusal!.Code);
        Assert.Equal("checkpoint-form", Checkpoint.Parse("\n").Refusal!.Code);
        Assert.Equal("checkpoint-size", Checkpoint.Parse($"o\n01\n{root.ToBase64()}\n").Refusal!.Code);
    }

    [Fact]
    public void Checkpoints_are_equal_if_their_texts_are()
    {
        var one = Checkpoint.Create("o", 1, Merkle.EmptyRoot).Value;
        Assert.Equal(one, Checkpoint.Parse(one.Text).Value);
        Assert.Equal(one.GetHashCode(), Checkpoint.Parse(one.Text).Value.GetHashCode());
        Assert.NotEqual(one, Checkpoint.Create("p", 1, Merkle.EmptyRoot).Value);
        Assert.NotEqual(one, Checkpoint.Create("o", 2, Merkle.EmptyRoot).Value);
        Assert.NotEqual(one, Checkpoint.Create("o", 1, default).Value);
        Assert.NotEqual(one, Checkpoint.Parse(one.Text + "x\n").Value);
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void The_time_of_a_cosignature_is_read_from_its_length_of_either_kind()
    {
        NoteSignature Line(int length, byte high = 0) => new("w", 0x01020304, [high, 0, 0, 0, 0, 0, 1, 2, .. new byte[length - 8]]);
        Assert.Equal(258UL, Cosignature.Time(Line(8 + 64)).Value);
        Assert.Equal(258UL, Cosignature.Time(Line(8 + 2420)).Value);
        Assert.Equal((0x7FUL << 56) + 258, Cosignature.Time(Line(72, 0x7F)).Value);
        Assert.Equal("cosignature-form", Cosignature.Time(Line(72, 0x80)).Refusal?.Code);
        foreach (var length in (int[])[8, 71, 73, 2420, 2427, 2429]) Assert.Equal("cosignature-form", Cosignature.Time(Line(length)).Refusal?.Code);
        string Base64(int length, byte high = 0) => Line(length, high).Line.Trim().Split(' ')[2];
        Assert.Equal((0x01020304u, 258UL), Cosignature.Time(Base64(72)).Value);
        Assert.Equal("cosignature-form", Cosignature.Time(Base64(72, 0x80)).Refusal?.Code);
        Assert.Equal("cosignature-form", Cosignature.Time(Base64(71)).Refusal?.Code);
    }

    [Fact]
    public void A_cosignature_may_be_of_the_last_second_and_the_longest_names()
    {
        var text = Checkpoint.Create("a", 3, Merkle.EmptyRoot).Value.Text;
        var line = W.Sign(text, long.MaxValue).Value;
        Assert.Equal((ulong)long.MaxValue, SignedNote.Of(text, [line]).Value.Open(W.Verifier).Value.Verified.Single().Time);
        Assert.Equal("cosignature/v1\ntime 9223372036854775807\nx\n", Encoding.UTF8.GetString(Cosignature.Ed25519Message("x\n", long.MaxValue).Value));
        Assert.Equal("cosignature-time", Cosignature.Ed25519Message("x\n", 1UL << 63).Refusal?.Code);
        var names = new string('w', 255);
        var message = Cosignature.MlDsa44Message(names, long.MaxValue, names, 0, 3, Merkle.EmptyRoot).Value;
        Assert.Equal(
            [.. "subtree/v1\n\0"u8, 255, .. Encoding.ASCII.GetBytes(names), 0x7F, 255, 255, 255, 255, 255, 255, 255, 255, .. Encoding.ASCII.GetBytes(names),
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, .. Merkle.EmptyRoot.ToArray()],
            message);
        Assert.Equal(
            [.. "subtree/v1\n\0"u8, 1, (byte)'w', 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, .. new byte[32]],
            Cosignature.MlDsa44Message("w", 0, "a", 0x0102030405060708, 0x090A0B0C0D0E0F10, default).Value);
        Assert.Equal("cosignature-name", Cosignature.MlDsa44Message("w\uD800", 1, "a", 0, 1, default).Refusal?.Code);
    }

    [Fact]
    public void A_cosignature_of_another_length_or_text_does_not_verify_and_a_plain_one_has_no_time()
    {
        var text = Checkpoint.Create("a", 3, Merkle.EmptyRoot).Value.Text;
        var line = W.Sign(text, 5).Value;
        Assert.False(W.Verifier.Verify(text, line.Signature.AsSpan()[..71], out var none));
        Assert.Null(none);
        Assert.True(W.Verifier.Verify(text, line.Signature.AsSpan(), out var time));
        Assert.Equal(5UL, time);
        Assert.False(W.Verifier.Verify("other\n", line.Signature.AsSpan(), out _));
        Assert.False(W.Verifier.Verify("unfinished", line.Signature.AsSpan(), out _));
        Assert.True(A.Verifier.Verify(text, A.Sign(text).Value.Signature.AsSpan(), out var plain));
        Assert.Null(plain);
        Assert.False(MlDsa44.Verify(new byte[1311], [], new byte[2420]));
        Assert.False(MlDsa44.Verify(new byte[1312], [], new byte[2419]));
        Assert.False(Ed25519.Verify(A.Verifier.PublicKey.AsSpan(), [], new byte[63]));
    }
}
