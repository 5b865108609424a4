using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Rules of the formats that the vectors do not pin down.</summary>
public class Rules
{
    private static readonly SignerKey A = SignerKey.FromSeed("a", [.. Enumerable.Repeat((byte)1, 32)]).Value;
    private static readonly SignerKey B = SignerKey.FromSeed("b", [.. Enumerable.Repeat((byte)2, 32)]).Value;

    [Fact]
    public void A_second_line_of_a_known_key_must_verify_too()
    {
        var good = A.Sign("t\n").Value;
        var bad = good with { Signature = good.Signature.SetItem(0, (byte)(good.Signature[0] ^ 1)) };
        Assert.Equal("note-signature", SignedNote.Of("t\n", [good, bad]).Value.Open(A.Verifier).Refusal!.Code);
        Assert.Equal("note-unsigned", SignedNote.Of("t\n", [bad]).Value.Open(B.Verifier).Refusal!.Code);
    }

    [Fact]
    public void A_text_may_have_empty_lines_and_ends_at_the_last_of_them()
    {
        var note = SignedNote.Sign("a\n\nb\n\n", A).Value;
        Assert.Equal("a\n\nb\n\n", SignedNote.Parse(note.ToString()).Value.Text);
    }

    [Theory]
    [InlineData("t\r\n\n— a AAAAAAA=\n", "note-encoding")]
    [InlineData("t\t\n\n— a AAAAAAA=\n", "note-encoding")]
    [InlineData("t\n\n— a AAAAAAA=", "note-form")]
    [InlineData("t\n\n", "note-form")]
    [InlineData("t\n\n— a AAAAAA==\n", "note-signature-line")]
    [InlineData("t\n\n— a\u00A0b AAAAAAA=\n", "note-signature-line")]
    [InlineData("t\n\n— a+b AAAAAAA=\n", "note-signature-line")]
    [InlineData("t\n\n—  AAAAAAA=\n", "note-signature-line")]
    [InlineData("t\n\n— a AAAAAAA\n", "note-signature-line")]
    [InlineData("t\n\n— a  AAAAAAA=\n", "note-signature-line")]
    public void A_malformed_note_is_refused(string note, string code) => Assert.Equal(code, SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Refusal!.Code);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() => Assert.Equal("note-encoding", SignedNote.Parse([(byte)'t', 0xFF, 10, 10]).Refusal!.Code);

    [Fact]
    public void More_than_a_hundred_signatures_are_refused()
    {
        var line = A.Sign("t\n").Value.Line;
        Assert.True(SignedNote.Parse("t\n\n" + string.Concat(Enumerable.Repeat(line, 100))).IsOk);
        Assert.Equal("note-signatures", SignedNote.Parse("t\n\n" + string.Concat(Enumerable.Repeat(line, 101))).Refusal!.Code);
    }

    [Theory]
    [InlineData("o\n9223372036854775807\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", null)]
    [InlineData("o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "checkpoint-size")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", "checkpoint-root")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "checkpoint-form")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "checkpoint-form")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n", "checkpoint-form")]
    public void Checkpoints_are_strict(string text, string? code) => Assert.Equal(code, Checkpoint.Parse(text).Refusal?.Code);

    [Fact]
    public void The_origin_may_differ_from_the_key_name_if_it_is_given()
    {
        var leaf = Encoding.UTF8.GetBytes("entry");
        var note = SignedNote.Sign(Checkpoint.Create("an origin", 1, Merkle.LeafHash(leaf)).Value.Text, A).Value;
        var proof = TlogProof.Create(0, [], note.ToString()).Value;
        Assert.Equal("checkpoint-origin", proof.Verify(leaf, A.Verifier).Refusal!.Code);
        Assert.True(proof.Verify(leaf, A.Verifier, "an origin").IsOk);
        Assert.Equal("policy-log", Policy.Parse($"log {A.Verifier}\nquorum none\n").Value.Check(note).Refusal!.Code);
    }

    [Fact]
    public void A_policy_asks_for_the_log_and_the_quorum()
    {
        var (w, v) = (Cosigner.FromSeed("w", new byte[32]).Value, Cosigner.FromSeed("v", [.. Enumerable.Repeat((byte)9, 32)]).Value);
        var policy = Policy.Parse($"log {A.Verifier}\nwitness 1 {w.Verifier}\nwitness 2 {v.Verifier}\ngroup all all 1 2\nquorum all\n").Value;
        var text = Checkpoint.Create("a", 0, Merkle.EmptyRoot).Value.Text;
        var log = SignedNote.Sign(text, A).Value;
        Assert.Equal("policy-unmet", policy.Check(log.With(w.Sign(text, 1).Value).Value).Refusal!.Code);
        Assert.True(policy.Check(log.With(w.Sign(text, 1).Value, v.Sign(text, 2).Value).Value).IsOk);
        Assert.Equal("policy-log", policy.Check(SignedNote.Of(text, [w.Sign(text, 1).Value, v.Sign(text, 2).Value]).Value).Refusal!.Code);
    }

    [Fact]
    public void A_commission_signs_any_text_by_so_many_of_its_members()
    {
        var policy = Policy.Parse($"witness a {A.Verifier}\nwitness b {B.Verifier}\ngroup commission 2 a b\nquorum commission\n").Value;
        Assert.False(policy.Quorum.IsSatisfiedBy(policy.SignersOf(SignedNote.Sign("declared\n", A).Value).Value));
        Assert.True(policy.Quorum.IsSatisfiedBy(policy.SignersOf(SignedNote.Sign("declared\n", A, B).Value).Value));
        var stranger = SignerKey.FromSeed("c", new byte[32]).Value;
        Assert.Empty(policy.SignersOf(SignedNote.Sign("declared\n", stranger).Value).Value);
    }

    [Theory]
    [InlineData("quorum none\n", null)]
    [InlineData("quorum none", "policy-encoding")]
    [InlineData("quorum none\r\n", "policy-encoding")]
    [InlineData("quorum none\nquorum none\n", "policy-quorum")]
    [InlineData("quorum x\n", "policy-name")]
    [InlineData("quorum none # all\n", "policy-line")]
    [InlineData("Quorum none\n", "policy-line")]
    [InlineData("group g any\nquorum g\n", "policy-line")]
    [InlineData("group none any a\nquorum none\n", "policy-name")]
    [InlineData("group a any a\nquorum a\n", "policy-name")]
    [InlineData("group g 0 a\nquorum g\n", "policy-threshold")]
    [InlineData("group g 2 a\nquorum g\n", "policy-threshold")]
    [InlineData("group g 01 a\nquorum g\n", "policy-threshold")]
    [InlineData("group g +1 a\nquorum g\n", "policy-threshold")]
    [InlineData("group g any a a\nquorum g\n", "policy-member")]
    [InlineData("group g any a\ngroup h any a\nquorum g\n", "policy-member")]
    [InlineData("group g any none\nquorum g\n", "policy-name")]
    public void Policies_are_strict(string lines, string? code) => Assert.Equal(code, Policy.Parse($"witness a {A.Verifier}\n{lines}").Refusal?.Code);

    [Fact]
    public void One_key_is_not_two_witnesses_under_other_names_or_kinds()
    {
        var cosigner = Cosigner.FromSeed("z", [.. Enumerable.Repeat((byte)1, 32)]).Value;
        Assert.Equal("policy-key", Policy.Parse($"witness a {A.Verifier}\nwitness z {cosigner.Verifier}\nquorum a\n").Refusal!.Code);
    }

    [Fact]
    public void Names_in_a_policy_are_octets()
    {
        byte[] Policy(byte last) => [.. Encoding.UTF8.GetBytes($"# "), 0xFF, .. Encoding.UTF8.GetBytes($"\nwitness K {A.Verifier}\nwitness "), 0xFF, .. Encoding.UTF8.GetBytes($" {B.Verifier}\nquorum "), last, 10];
        Assert.True(Record.Policy.Parse(Policy(0xFF)).IsOk);
        Assert.Equal("policy-name", Record.Policy.Parse(Policy(0xFE)).Refusal!.Code);
        Assert.Equal(Policy(0xFF), Record.Policy.Parse(Policy(0xFF)).Value.ToBytes());
    }

    [Theory]
    [InlineData("tile/0/000", true)]
    [InlineData("tile/63/x999/999.p/255", true)]
    [InlineData("tile/entries/x001/234", true)]
    [InlineData("tile/0/x018/x446/x744/x073/x709/x551/615", true)]
    [InlineData("tile/0/x018/x446/x744/x073/x709/x551/616", false)]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999", false)]
    [InlineData("tile/64/000", false)]
    [InlineData("tile/+1/000", false)]
    [InlineData("tile/0/000.p/256", false)]
    [InlineData("tile/0/000.p/05", false)]
    [InlineData("tile/0/000.p", false)]
    [InlineData("tile/0/.p/5", false)]
    [InlineData("tile/0/000/", false)]
    [InlineData("/tile/0/000", false)]
    [InlineData("tile/8/0/000", false)]
    [InlineData("tile/0/x001/../000", false)]
    [InlineData("tile/0/٠٠٠", false)]
    public void Tile_paths_are_strict(string path, bool ok) => Assert.Equal(ok, TilePath.Parse(path).IsOk);

    [Fact]
    public void A_time_or_a_name_that_cannot_be_written_is_refused()
    {
        var cosigner = Cosigner.FromSeed("w", new byte[32]).Value;
        var text = Checkpoint.Create("o", 0, Merkle.EmptyRoot).Value.Text;
        Assert.Equal("cosignature-time", cosigner.Sign(text, 1UL << 63).Refusal!.Code);
        Assert.Equal("cosignature-time", Cosignature.MlDsa44Message("w", 1, "o", 1, 2, default).Refusal!.Code);
        Assert.Equal("cosignature-name", Cosignature.MlDsa44Message(new string('w', 256), 1, "o", 0, 2, default).Refusal!.Code);
        Assert.Equal("key-algorithm", SignerKey.Parse(cosigner.ToPrivateText()).Value.Sign("t\n").Refusal!.Code);
        Assert.Equal("key-algorithm", Cosigner.Parse(A.ToPrivateText()).Refusal!.Code);
        Assert.Equal("key-length", SignerKey.FromSeed("w", new byte[31]).Refusal!.Code);
    }
}
