using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>Every refusal by its code, and what its sentence must name so that a person finds the place.</summary>
public class Refusals
{
    // Made when asked for: a fault in them is one of the case and not of the list of cases.
    private static SignerKey A => SignerKey.FromSeed("a", [.. Enumerable.Repeat((byte)1, 32)]).Value;
    private static SignerKey B => SignerKey.FromSeed("b", [.. Enumerable.Repeat((byte)2, 32)]).Value;
    private static Cosigner W => Cosigner.FromSeed("w", [.. Enumerable.Repeat((byte)3, 32)]).Value;
    private static VerifierKey Ecdsa => VerifierKey.Create("e", KeyAlgorithm.Ecdsa, [1, 2, 3]).Value;
    private static string State => Checkpoint.Create("a", 3, Merkle.EmptyRoot).Value.Text;

    private sealed class Nothing : ITileReader
    {
        public ReadOnlyMemory<byte>? Read(TilePath path) => null;
    }

    private sealed class Short : ITileReader
    {
        public ReadOnlyMemory<byte>? Read(TilePath path) => new byte[31];
    }

    private static Refusal? PolicyOf(string lines) => Policy.Parse($"witness a {A.Verifier}\n{lines}").Refusal;

    private static SignedNote Signed(string text) => SignedNote.Sign(text, A).Value;

    private static NoteSignature Wrong(NoteSignature line) => line with { Signature = line.Signature.SetItem(0, (byte)(line.Signature[0] ^ 1)) };

    private static string Changed(string key, char digit = 'x') => string.Join('+', key.Split('+').Select((part, i) => i == key.Split('+').Length - 2 ? digit + part[1..] : part));

    private static ImmutableArray<Hash32> Hashes(int count) => [.. Enumerable.Repeat(Merkle.EmptyRoot, count)];

    private static readonly ImmutableArray<(string Code, string[] Names, Func<Refusal?> Of)> All =
    [
        ("hash-base", ["32 bytes"], () => Hash32.Parse("AAAA").Refusal),
        ("proof-index", ["10", "7"], () => InclusionProof.Build(10, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["7"], () => InclusionProof.Build(7, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["7", "8"], () => ConsistencyProof.Build(8, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["7", "12"], () => SubtreeConsistency.Build(8, 12, new TreeReader(7, new Nothing())).Refusal),
        ("proof-subtree", ["2", "5"], () => SubtreeConsistency.Build(2, 5, new TreeReader(7, new Nothing())).Refusal),
        ("proof-subtree", ["6", "9"], () => SubtreeInclusion.Build(7, 6, 9, new TreeReader(20, new Nothing())).Refusal),
        ("proof-index", ["3"], () => SubtreeInclusion.Build(3, 4, 6, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["6"], () => SubtreeInclusion.Build(6, 4, 6, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["9"], () => SubtreeInclusion.Build(9, 4, 6, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["5"], () => SubtreeInclusion.Build(5, 4, 8, new TreeReader(7, new Nothing())).Refusal),
        ("proof-index", ["12", "7"], () => new TreeReader(7, new Nothing()).Leaf(12).Refusal),
        ("proof-index", ["7"], () => new TreeReader(7, new Nothing()).Leaf(7).Refusal),
        ("tile-missing", ["tile/0/000"], () => new TreeReader(7, new Nothing()).Leaf(6).Refusal),
        ("tile-missing", ["tile/0/000"], () => InclusionProof.Build(6, new TreeReader(7, new Nothing())).Refusal),
        ("tile-missing", ["tile/0/000"], () => ConsistencyProof.Build(6, new TreeReader(7, new Nothing())).Refusal),
        ("tile-missing", ["tile/0/000"], () => SubtreeInclusion.Build(5, 4, 6, new TreeReader(7, new Nothing())).Refusal),
        ("tile-missing", ["tile/1/000"], () => TreeTiles.Restore(600, new Nothing()).Refusal),
        ("tile-length", ["tile/0/000.p/7", "31", "224"], () => new TreeReader(7, new Short()).Root().Refusal),
        ("tile-frontier", ["5", "3"], () => MerkleFrontier.Restore(5, Hashes(3).AsSpan()).Refusal),
        ("tile-frontier", ["9223372036854775808"], () => MerkleFrontier.Restore(1UL << 63, Hashes(1).AsSpan()).Refusal),
        ("tile-index", ["20", "9"], () => TilePath.EntriesFor(20, 9).Refusal),
        ("tile-index", ["9"], () => TilePath.EntriesFor(9, 9).Refusal),
        ("tile-path", ["tile/0/x001/234.p/5"], () => TilePath.Parse("tile/0/1").Refusal),
        ("bundle-width", ["256", "257"], () => EntryBundle.Encode([.. Enumerable.Repeat(default(ReadOnlyMemory<byte>), 257)]).Refusal),
        ("bundle-entry-long", ["65536", "65535"], () => EntryBundle.Encode([new byte[65_536]]).Refusal),
        ("bundle-truncated", [], () => EntryBundle.Parse(new byte[] { 0 }).Refusal),
        ("bundle-truncated", [], () => EntryBundle.Parse(new byte[] { 0, 2, 9 }).Refusal),
        ("bundle-width", ["256"], () => EntryBundle.Parse(new byte[257 * 2]).Refusal),
        ("bundle-width", ["3", "2"], () => EntryBundle.Parse(new byte[3 * 2], 2).Refusal),
        ("bundle-truncated", [], () => EntryBundle.Parse(new byte[] { 0 }, 1).Refusal),
        ("note-encoding", ["UTF-8"], () => SignedNote.Parse("t\u0001\n\nx\n").Refusal),
        ("note-encoding", ["UTF-8"], () => SignedNote.Parse([0xFF]).Refusal),
        ("note-form", [], () => SignedNote.Parse("t\n").Refusal),
        ("note-signature-line", [], () => SignedNote.Parse("t\n\nx\n").Refusal),
        ("note-signature-line", [], () => SignedNote.ParseLines(A.Sign("t\n").Value.Line[..^1]).Refusal),
        ("note-signatures", ["100"], () => SignedNote.ParseLines(string.Concat(Enumerable.Repeat(A.Sign("t\n").Value.Line, 101))).Refusal),
        ("note-signatures", ["1", "100"], () => SignedNote.Of("t\n", []).Refusal),
        ("note-signatures", ["1", "100"], () => SignedNote.Of("t\n", [.. Enumerable.Repeat(A.Sign("t\n").Value, 101)]).Refusal),
        ("note-signatures", ["1", "100"], () => SignedNote.Sign("t\n").Refusal),
        ("note-text", [], () => SignedNote.Of("t", [A.Sign("t\n").Value]).Refusal),
        ("note-text", [], () => SignedNote.Of("", [A.Sign("t\n").Value]).Refusal),
        ("note-text", [], () => A.Sign("t\r\n").Refusal),
        ("note-text", [], () => SignedNote.Sign("t", A).Refusal),
        ("note-key-twice", ["a+"], () => Signed("t\n").Open(A.Verifier, VerifierKey.Parse(A.Verifier.ToString()).Value).Refusal),
        ("note-signature", ["a"], () => SignedNote.Of("t\n", [Wrong(A.Sign("t\n").Value)]).Value.Open(A.Verifier).Refusal),
        ("note-unsigned", [], () => Signed("t\n").Open(B.Verifier).Refusal),
        ("note-unsigned", [], () => Signed("t\n").Open().Refusal),
        ("key-algorithm", ["e"], () => SignedNote.Of("t\n", [new NoteSignature("e", Ecdsa.KeyId, [1])]).Value.Open(Ecdsa).Refusal),
        ("key-form", ["space", "plus"], () => VerifierKey.Create("a b", KeyAlgorithm.Ed25519, new byte[32]).Refusal),
        ("key-form", [], () => SignerKey.FromSeed("", new byte[32]).Refusal),
        ("key-form", ["name+id+base64"], () => VerifierKey.Parse("a").Refusal),
        ("key-form", ["name+id+base64"], () => VerifierKey.Parse("a+00000000+").Refusal),
        ("key-form", ["name+id+base64"], () => VerifierKey.Parse("a+00000000+AQ==").Refusal),
        ("key-algorithm", ["3"], () => VerifierKey.Create("a", (KeyAlgorithm)3, new byte[32]).Refusal),
        ("key-algorithm", ["0"], () => VerifierKey.Create("a", KeyAlgorithm.None, new byte[32]).Refusal),
        ("key-length", ["31"], () => VerifierKey.Create("a", KeyAlgorithm.Ed25519, new byte[31]).Refusal),
        ("key-length", ["33"], () => VerifierKey.Create("a", KeyAlgorithm.Ed25519Cosignature, new byte[33]).Refusal),
        ("key-length", ["1311"], () => VerifierKey.Create("a", KeyAlgorithm.MlDsa44Cosignature, new byte[1311]).Refusal),
        ("key-length", ["0"], () => VerifierKey.Create("a", KeyAlgorithm.Ecdsa, []).Refusal),
        ("key-length", ["0"], () => VerifierKey.Create("a", KeyAlgorithm.TreeHead, []).Refusal),
        ("key-id", ["a", "lower case"], () => VerifierKey.Parse(Changed(A.Verifier.ToString())).Refusal),
        ("key-id", [], () => SignerKey.Parse(Changed(A.ToPrivateText())).Refusal),
        ("key-private", ["PRIVATE+KEY+name+id+base64"], () => SignerKey.Parse(A.Verifier.ToString()).Refusal),
        ("key-private", ["PRIVATE+KEY+name+id+base64"], () => SignerKey.Parse("PRIVATE+KEY+a").Refusal),
        ("key-length", ["32"], () => SignerKey.FromSeed("a", new byte[33]).Refusal),
        ("key-algorithm", ["Ed25519"], () => SignerKey.FromSeed("a", new byte[32], KeyAlgorithm.MlDsa44Cosignature).Refusal),
        ("key-algorithm", [], () => SignerKey.Parse(W.ToPrivateText()).Value.Sign("t\n").Refusal),
        ("key-algorithm", ["4"], () => Cosigner.Parse(A.ToPrivateText()).Refusal),
        ("key-private", [], () => Cosigner.Parse("w").Refusal),
        ("checkpoint-form", ["origin", "size", "root"], () => Checkpoint.Create("", 1, default).Refusal),
        ("checkpoint-form", [], () => Checkpoint.Create("a\nb", 1, default).Refusal),
        ("checkpoint-form", [], () => Checkpoint.Create("a\u0001", 1, default).Refusal),
        ("checkpoint-form", [], () => Checkpoint.Parse("a\n1\n").Refusal),
        ("checkpoint-size", ["2^63"], () => Checkpoint.Create("a", 1UL << 63, default).Refusal),
        ("checkpoint-root", ["32 bytes"], () => Checkpoint.Parse("a\n1\nAAAA\n").Refusal),
        ("checkpoint-form", [], () => Checkpoint.Open(Signed("t\n"), A.Verifier).Refusal),
        ("note-unsigned", [], () => Checkpoint.Open(Signed(State), B.Verifier).Refusal),
        ("checkpoint-form", [], () => W.Sign("t\n", 1).Refusal),
        ("cosignature-time", ["2^63"], () => W.Sign(State, 1UL << 63).Refusal),
        ("note-text", [], () => Cosignature.Ed25519Message("t", 1).Refusal),
        ("cosignature-time", [], () => Cosignature.MlDsa44Message("w", 1UL << 63, "a", 0, 1, default).Refusal),
        ("cosignature-time", [], () => Cosignature.MlDsa44Message("w", 1, "a", 1, 2, default).Refusal),
        ("cosignature-name", ["255"], () => Cosignature.MlDsa44Message("", 1, "a", 0, 1, default).Refusal),
        ("cosignature-name", ["255"], () => Cosignature.MlDsa44Message("w", 1, "", 0, 1, default).Refusal),
        ("cosignature-name", ["255"], () => Cosignature.MlDsa44Message("w", 1, new string('a', 256), 0, 1, default).Refusal),
        ("cosignature-name", ["255"], () => Cosignature.MlDsa44Message("w\u0001", 1, "a", 0, 1, default).Refusal),
        ("cosignature-name", ["255"], () => Cosignature.MlDsa44Message("w", 1, "a\u0001", 0, 1, default).Refusal),
        ("cosignature-form", [], () => Cosignature.Time(A.Sign("t\n").Value).Refusal),
        ("cosignature-form", ["base64"], () => Cosignature.Time("AAAA").Refusal),
        ("cosignature-form", ["base64"], () => Cosignature.Time("AAAAAA==").Refusal),
        ("cosignature-form", ["base64"], () => Cosignature.Time("?").Refusal),
        ("proof-form", ["c2sp.org/tlog-proof@v1"], () => TlogProof.Parse("x").Refusal),
        ("proof-form", [], () => TlogProof.Parse([0xFF]).Refusal),
        ("proof-hash", ["32 bytes"], () => TlogProof.Parse("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nt\n").Refusal),
        ("checkpoint-origin", ["a"], () => TlogProof.Create(0, [], Signed(State).ToString()).Value.Verify([1], A.Verifier, "other").Refusal),
        ("note-form", [], () => TlogProof.Create(0, [], "t\n").Value.Verify([1], A.Verifier).Refusal),
        ("note-unsigned", [], () => TlogProof.Create(0, [], Signed(State).ToString()).Value.Verify([1], B.Verifier).Refusal),
        ("proof-inclusion", ["2", "3"], () => TlogProof.Create(2, [], Signed(State).ToString()).Value.Verify([1], A.Verifier).Refusal),
        ("policy-encoding", [], () => PolicyOf("quorum none")),
        ("policy-line", ["log", "witness", "group", "quorum"], () => PolicyOf("x\n")),
        ("policy-quorum", ["one"], () => PolicyOf("")),
        ("policy-quorum", ["one"], () => PolicyOf("quorum a\nquorum a\n")),
        ("policy-name", ["zz"], () => PolicyOf("quorum zz\n")),
        ("policy-name", ["zz"], () => PolicyOf("group g any zz\nquorum g\n")),
        ("policy-name", ["none"], () => PolicyOf($"witness none {B.Verifier}\nquorum a\n")),
        ("policy-member", ["a"], () => PolicyOf("group g any a a\nquorum g\n")),
        ("policy-threshold", ["g", "1"], () => PolicyOf("group g 7 a\nquorum g\n")),
        ("policy-key", [], () => PolicyOf($"log {B.Verifier}\nlog {B.Verifier}\nquorum a\n")),
        ("policy-key", [], () => PolicyOf($"witness b {A.Verifier}\nquorum a\n")),
        ("key-algorithm", ["log", "Ed25519"], () => PolicyOf($"log {Ecdsa}\nquorum a\n")),
        ("key-algorithm", ["log", "Ed25519"], () => PolicyOf($"log {W.Verifier}\nquorum a\n")),
        ("key-algorithm", ["witness", "Ed25519"], () => PolicyOf($"witness e {Ecdsa}\nquorum a\n")),
        ("key-form", [], () => PolicyOf("log x\nquorum a\n")),
        ("key-form", [], () => PolicyOf("witness x y\nquorum a\n")),
        ("policy-log", ["a"], () => Policy.Parse($"log {B.Verifier}\nwitness a {A.Verifier}\nquorum a\n").Value.Check(Signed(State)).Refusal),
        ("policy-unmet", [], () => Policy.Parse($"log {A.Verifier}\nwitness b {B.Verifier}\nquorum b\n").Value.Check(Signed(State)).Refusal),
        ("note-unsigned", [], () => Policy.Parse($"log {B.Verifier}\nquorum none\n").Value.Check(Signed(State)).Refusal),
        ("note-form", [], () => Policy.Parse($"log {A.Verifier}\nquorum none\n").Value.Check(TlogProof.Create(0, [], "t\n").Value, [1]).Refusal),
        ("proof-inclusion", [], () => Policy.Parse($"log {A.Verifier}\nquorum none\n").Value.Check(TlogProof.Create(0, [], Signed(State).ToString()).Value, [1]).Refusal),
        ("note-signature", [], () => Policy.Parse($"witness a {A.Verifier}\nquorum a\n").Value.SignersOf(SignedNote.Of("t\n", [Wrong(A.Sign("t\n").Value)]).Value).Refusal),
        ("witness-request", ["63"], () => WitnessRequest.Create(0, Hashes(64), Signed(State)).Refusal),
        ("witness-request", ["63"], () => WitnessRequest.Create(1UL << 63, [], Signed(State)).Refusal),
        ("checkpoint-form", [], () => WitnessRequest.Create(0, [], Signed("t\n")).Refusal),
        ("witness-request", ["63"], () => WitnessRequest.Parse([0xFF]).Refusal),
        ("note-form", [], () => WitnessRequest.Parse("old 0\n\nt\n"u8).Refusal),
        ("note-form", [], () => WitnessState.Parse("t\n"u8).Refusal),
        ("checkpoint-form", [], () => WitnessState.Parse(Signed("t\n").ToBytes()).Refusal),
        ("witness-answer", ["UTF-8"], () => Bad([0xFF])),
        ("note-signature-line", [], () => Bad("x\n"u8)),
        ("note-unsigned", [], () => Bad(Encoding.UTF8.GetBytes(B.Sign("t\n").Value.Line))),
    ];

    private static Refusal Bad(ReadOnlySpan<byte> body) => Assert.IsType<WitnessAnswer.Bad>(WitnessAnswer.Read(200, null, body, Signed(State), A.Verifier)).Why;

    public static TheoryData<int, string> Cases => [.. All.Select((one, i) => (i, one.Code))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_refusal_has_its_code_and_a_sentence_that_names_the_place(int which, string code)
    {
        var refusal = All[which].Of();
        Assert.NotNull(refusal);
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Message.Length > 15 && refusal.Message.Contains(' '), refusal.Message);
        Assert.Equal(refusal.Message, refusal.ToString());
        foreach (var name in All[which].Names) Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_has_a_value_or_a_refusal_and_never_both()
    {
        Result<string> good = "value", bad = new Refusal("x-y", "No value here.");
        Assert.True(good.IsOk);
        Assert.Null(good.Refusal);
        Assert.Equal("value", good.Value);
        Assert.False(bad.IsOk);
        Assert.Equal("No value here.", Assert.Throws<InvalidOperationException>(() => bad.Value).Message);
    }
}
