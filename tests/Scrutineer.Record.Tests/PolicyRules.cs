using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Edges of offline proofs and policies.</summary>
public class PolicyRules
{
    private const string Header = "c2sp.org/tlog-proof@v1\n";

    private static readonly string Root = Merkle.EmptyRoot.ToBase64();

    private static SignerKey Key(string name, byte seed) => SignerKey.FromSeed(name, [.. Enumerable.Repeat(seed, 32)]).Value;

    private static readonly SignerKey A = Key("a", 1), B = Key("b", 2), C = Key("c", 3);

    private static Policy Read(string text) => Policy.Parse(text).Value;

    private static string? Code(string lines) => Policy.Parse($"witness a {A.Verifier}\nwitness b {B.Verifier}\nwitness c {C.Verifier}\n{lines}").Refusal?.Code;

    [Fact]
    public void A_proof_keeps_its_extra_bytes()
    {
        var proof = TlogProof.Create(3, [Merkle.EmptyRoot], "t\n", [1, 2, 3, 4]).Value;
        Assert.Equal($"{Header}extra AQIDBA==\nindex 3\n{Root}\n\nt\n", proof.ToString());
        var read = TlogProof.Parse(proof.ToString()).Value;
        Assert.Equal([1, 2, 3, 4], read.Extra);
        Assert.Equal((3UL, "t\n", Merkle.EmptyRoot), (read.Index, read.Checkpoint, read.Hashes.Single()));
        Assert.Equal($"{Header}index 3\n\nt\n", TlogProof.Create(3, [], "t\n").Value.ToString());
        Assert.Empty(TlogProof.Create(3, [], "t\n").Value.Extra);
        Assert.Equal(proof.ToBytes(), Encoding.UTF8.GetBytes(proof.ToString()));
    }

    [Fact]
    public void A_proof_is_of_an_index_below_2_to_the_63_and_a_finished_text()
    {
        Assert.Equal(long.MaxValue, (long)TlogProof.Create(long.MaxValue, [], "t\n").Value.Index);
        Assert.Equal("proof-form", TlogProof.Create(1UL << 63, [], "t\n").Refusal?.Code);
        Assert.Equal("proof-form", TlogProof.Create(0, [], "t").Refusal?.Code);
        Assert.Equal("proof-form", TlogProof.Create(0, [], "").Refusal?.Code);
        Assert.Equal("proof-form", TlogProof.Create(0, [], "\u0001\n").Refusal?.Code);
    }

    [Theory]
    [InlineData(Header + "index 0\n\nt\n", true)]
    [InlineData(Header + "extra AA==\nindex 0\n\nt\n", true)]
    [InlineData(Header + "index 0\n\nt\n\nmore\n", true)]
    [InlineData(Header + "index 0\nt\n", false)]
    [InlineData("\n\nt\n", false)]
    [InlineData(Header + "\nt\n", false)]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\nt\n", false)]
    [InlineData(Header + "extra AA==\n\nt\n", false)]
    [InlineData(Header + "extra \nindex 0\n\nt\n", false)]
    [InlineData(Header + "extra AB==\nindex 0\n\nt\n", false)]
    [InlineData(Header + "extra AA\nindex 0\n\nt\n", false)]
    [InlineData(Header + "extra AA==\nextra AA==\nindex 0\n\nt\n", false)]
    [InlineData(Header + "index 0\nextra AA==\n\nt\n", false)]
    [InlineData(Header + "Extra AA==\nindex 0\n\nt\n", false)]
    [InlineData(Header + "indexx0\n\nt\n", false)]
    [InlineData(Header + "index  0\n\nt\n", false)]
    [InlineData(Header + "xxxxxx0\n\nt\n", false)]
    [InlineData(Header + "index 00\n\nt\n", false)]
    [InlineData(Header + "index 9223372036854775808\n\nt\n", false)]
    [InlineData(Header + "index 0\n\nt", false)]
    [InlineData(Header + "index 0\n\n", false)]
    public void A_proof_is_written_in_one_way(string text, bool ok)
    {
        var proof = TlogProof.Parse(text);
        Assert.Equal(ok, proof.IsOk);
        if (ok) Assert.Equal(text, proof.Value.ToString());
        else Assert.True(proof.Refusal!.Code is "proof-form" or "proof-hash");
    }

    [Fact]
    public void Proofs_are_equal_if_their_texts_are()
    {
        var proof = TlogProof.Create(3, [Merkle.EmptyRoot], "t\n", [1]).Value;
        Assert.Equal(proof, TlogProof.Parse(proof.ToBytes()).Value);
        Assert.Equal(proof.GetHashCode(), TlogProof.Parse(proof.ToBytes()).Value.GetHashCode());
        Assert.NotEqual(proof, TlogProof.Create(4, [Merkle.EmptyRoot], "t\n", [1]).Value);
        Assert.NotEqual(proof, TlogProof.Create(3, [default], "t\n", [1]).Value);
        Assert.NotEqual(proof, TlogProof.Create(3, [Merkle.EmptyRoot], "u\n", [1]).Value);
        Assert.NotEqual(proof, TlogProof.Create(3, [Merkle.EmptyRoot], "t\n").Value);
        Assert.False(proof.Equals(null));
    }

    [Fact]
    public void An_entry_is_proved_under_the_log_and_the_policy_that_signed()
    {
        byte[] entry = [1, 2];
        var state = Checkpoint.Create("a", 1, Merkle.LeafHash(entry)).Value;
        var proof = TlogProof.Create(0, [], SignedNote.Sign(state.Text, A).Value.ToString()).Value;
        Assert.Equal(state, proof.Verify(entry, A.Verifier).Value.Checkpoint);
        Assert.Equal(state, proof.Verify(entry, A.Verifier, "a").Value.Checkpoint);
        Assert.Equal("proof-inclusion", proof.Verify([2, 1], A.Verifier).Refusal?.Code);
        var policy = Read($"log {A.Verifier}\nquorum none\n");
        Assert.Equal(state, policy.Check(proof, entry).Value.Checkpoint);
        Assert.Equal("proof-inclusion", policy.Check(proof, [2, 1]).Refusal?.Code);
        Assert.Equal("note-unsigned", Read($"log {B.Verifier}\nquorum none\n").Check(proof, entry).Refusal?.Code);
    }

    [Fact]
    public void A_policy_names_its_logs_and_witnesses_with_their_addresses()
    {
        var policy = Read($" # first\n\n\tlog \t{A.Verifier}\t\nlog {B.Verifier} https://b\nwitness x {A.Verifier}\nwitness y {C.Verifier} https://c\ngroup g 1 x y\nquorum g\n");
        Assert.Equal([(A.Verifier, null), (B.Verifier, "https://b")], policy.Logs.Select(l => (l.Key, l.Url)));
        Assert.Equal([("x", A.Verifier, null), ("y", C.Verifier, "https://c")], policy.Witnesses.Select(w => (w.Name, w.Key, w.Url)));
        Assert.Equal(("g", 1), (policy.Quorum.Name, policy.Quorum.Threshold));
        Assert.Equal([("x", 1), ("y", 1)], policy.Quorum.Members.Select(m => (m.Name, m.Threshold)));
        Assert.All(policy.Quorum.Members, m => Assert.Empty(m.Members));
        Assert.Equal(("none", 0), (Quorum.None.Name, Quorum.None.Threshold));
    }

    [Fact]
    public void Policies_are_equal_if_their_texts_are()
    {
        var policy = Read("quorum none\n");
        Assert.Equal(policy, Read("quorum none\n"));
        Assert.Equal(policy.GetHashCode(), Read("quorum none\n").GetHashCode());
        Assert.NotEqual(policy, Read("quorum  none\n"));
        Assert.False(policy.Equals(null));
        Assert.Equal("quorum none\n", policy.ToString());
    }

    [Theory]
    [InlineData("log\nquorum a\n", "policy-line")]
    [InlineData("log x y z\nquorum a\n", "policy-line")]
    [InlineData("witness x\nquorum a\n", "policy-line")]
    [InlineData("witness x k u more\nquorum a\n", "policy-line")]
    [InlineData("group g 1\nquorum a\n", "policy-line")]
    [InlineData("quorum\n", "policy-line")]
    [InlineData("quorum a b\n", "policy-line")]
    [InlineData("x\nquorum a\n", "policy-line")]
    [InlineData("quorum a\nquorum none\n", "policy-quorum")]
    [InlineData("group g 3 a b c\nquorum g\n", null)]
    [InlineData("group g 4 a b c\nquorum g\n", "policy-threshold")]
    [InlineData("group g x a b c\nquorum g\n", "policy-threshold")]
    [InlineData("group g 18446744073709551615 a\nquorum g\n", "policy-threshold")]
    [InlineData("group g 1 a\ngroup h 1 g b\nquorum h\n", null)]
    [InlineData("group g 1 a\ngroup g 1 b\nquorum g\n", "policy-name")]
    [InlineData("group h 1 g\ngroup g 1 b\nquorum g\n", "policy-name")]
    [InlineData("group A 1 a\nquorum A\n", null)]
    [InlineData("# \u0001\nquorum a\n", "policy-encoding")]
    [InlineData("# \u001F\nquorum a\n", "policy-encoding")]
    [InlineData("# \u007F\nquorum a\n", "policy-encoding")]
    [InlineData("# \u0080\tx\nquorum a\n", null)]
    [InlineData("#quorum b\nquorum a\n", null)]
    [InlineData("quorum a #\n", "policy-line")]
    public void A_line_of_a_policy_is_read_strictly(string lines, string? code) => Assert.Equal(code, Code(lines));

    [Fact]
    public void An_empty_policy_has_no_quorum() => Assert.Equal("policy-quorum", Policy.Parse("").Refusal?.Code);

    [Fact]
    public void A_log_and_a_witness_may_have_one_key_but_two_logs_or_witnesses_may_not()
    {
        var cosigner = VerifierKey.Create("z", KeyAlgorithm.Ed25519Cosignature, A.Verifier.PublicKey.AsSpan()).Value;
        var plain = VerifierKey.Create("z", KeyAlgorithm.Ed25519, A.Verifier.PublicKey.AsSpan()).Value;
        var lattice = VerifierKey.Create("z", KeyAlgorithm.MlDsa44Cosignature, new byte[1312]).Value;
        Assert.True(Policy.Parse($"log {A.Verifier}\nwitness z {cosigner}\nquorum z\n").IsOk);
        Assert.True(Policy.Parse($"log {lattice}\nwitness z {lattice}\nquorum z\n").IsOk);
        Assert.Equal("policy-key", Policy.Parse($"log {A.Verifier}\nlog {plain}\nquorum none\n").Refusal?.Code);
        Assert.Equal("policy-key", Policy.Parse($"witness a {A.Verifier}\nwitness z {plain}\nquorum none\n").Refusal?.Code);
    }

    [Theory]
    [InlineData("any", "", false)]
    [InlineData("any", "b", true)]
    [InlineData("any", "z", false)]
    [InlineData("2", "b", false)]
    [InlineData("2", "b c", true)]
    [InlineData("2", "a b c", true)]
    [InlineData("2", "b z", false)]
    [InlineData("all", "a b", false)]
    [InlineData("all", "a b c", true)]
    public void A_group_is_met_by_so_many_of_its_members(string number, string signed, bool met) =>
        Assert.Equal(met, Read($"witness a {A.Verifier}\nwitness b {B.Verifier}\nwitness c {C.Verifier}\ngroup g {number} a b c\nquorum g\n")
            .Quorum.IsSatisfiedBy(signed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet()));

    [Fact]
    public void A_witness_is_met_by_itself_and_none_by_nobody()
    {
        Assert.True(Quorum.None.IsSatisfiedBy(ImmutableHashSet<string>.Empty));
        var one = Read($"witness a {A.Verifier}\nquorum a\n").Quorum;
        Assert.True(one.IsSatisfiedBy(ImmutableHashSet.Create("a")));
        Assert.False(one.IsSatisfiedBy(ImmutableHashSet.Create("b")));
    }

    [Fact]
    public void The_signers_are_the_witnesses_by_their_names_in_the_policy()
    {
        var policy = Read($"log {C.Verifier}\nwitness x {A.Verifier}\nwitness y {B.Verifier}\nquorum x\n");
        Assert.Equal(["x"], policy.SignersOf(SignedNote.Sign("t\n", A, C).Value).Value);
        Assert.Equal(["x", "y"], policy.SignersOf(SignedNote.Sign("t\n", B, A).Value).Value.Order());
        Assert.Empty(policy.SignersOf(SignedNote.Sign("t\n", C).Value).Value);
    }

    [Fact]
    public void The_log_must_sign_under_its_own_origin()
    {
        var policy = Read($"log {A.Verifier}\nlog {B.Verifier}\nwitness c {C.Verifier}\nquorum none\n");
        var text = Checkpoint.Create("a", 0, Merkle.EmptyRoot).Value.Text;
        Assert.True(policy.Check(SignedNote.Sign(text, A).Value).IsOk);
        Assert.Equal("policy-log", policy.Check(SignedNote.Sign(text, B).Value).Refusal?.Code);
        Assert.Equal("policy-log", policy.Check(SignedNote.Sign(text, C).Value).Refusal?.Code);
        Assert.True(policy.Check(SignedNote.Sign(text, B, A).Value).IsOk);
        Assert.Equal("policy-log", policy.Check(SignedNote.Sign(Checkpoint.Create("c", 0, Merkle.EmptyRoot).Value.Text, C).Value).Refusal?.Code);
        var witnessed = Read($"log {A.Verifier}\nwitness b {B.Verifier}\nwitness c {C.Verifier}\nquorum c\n");
        Assert.Equal("policy-unmet", witnessed.Check(SignedNote.Sign(text, A, B).Value).Refusal?.Code);
        Assert.True(witnessed.Check(SignedNote.Sign(text, A, C).Value).IsOk);
    }

    [Fact]
    public void Octets_of_every_value_go_through_text_and_back()
    {
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        Assert.Equal(all, OctetText.Encode(OctetText.Decode(all)));
        Assert.Equal("\uDC80\uDCFF", OctetText.Decode([0x80, 0xFF]));
        Assert.Equal("é中\U0001F5F3x", OctetText.Decode("é中\U0001F5F3x"u8));
        byte[] cut = [0xF0, 0x9F, 0x97, (byte)'x', 0xC3];
        Assert.Equal("\uDCF0\uDC9F\uDC97x\uDCC3", OctetText.Decode(cut));
        Assert.Equal(cut, OctetText.Encode(OctetText.Decode(cut)));
    }
}
