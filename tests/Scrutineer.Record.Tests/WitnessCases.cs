using System.Collections.Immutable;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>A log of ten entries whose checkpoint of size 4 a witness has cosigned.</summary>
public class WitnessCases
{
    private const string Origin = "log.example/2027";

    private static readonly Tree Log = Tree.Numbered(10);
    private static readonly SignerKey Key = SignerKey.FromSeed(Origin, [.. Enumerable.Repeat((byte)7, 32)]).Value;
    private static readonly SignerKey Stranger = SignerKey.FromSeed(Origin, [.. Enumerable.Repeat((byte)8, 32)]).Value;
    private static readonly Witness Witness = new([new WitnessLog(Origin, [Key.Verifier])], Cosigner.FromSeed("w", new byte[32]).Value);

    private static Hash32 Root(ulong size) => Tree.Naive(Log.Leaves.ToArray().AsSpan(0, (int)size));

    private static SignedNote Note(ulong size, Hash32? root = null, string origin = Origin, SignerKey? by = null) =>
        SignedNote.Sign(Checkpoint.Create(origin, size, root ?? Root(size)).Value.Text, by ?? Key).Value;

    private static WitnessState At(ulong size) => new(Checkpoint.Parse(Note(size).Text).Value, Note(size));

    private static ImmutableArray<Hash32> Proof(ulong from, ulong to) =>
        ConsistencyProof.Build(from, new TreeReader(to, Tree.Of(Enumerable.Range(0, (int)to).Select(i => Vectors.Leaf((ulong)i))))).Value;

    private static WitnessReply Ask(ulong old, ImmutableArray<Hash32> proof, SignedNote note, ulong? last = 4) =>
        Witness.Decide(WitnessRequest.Create(old, proof, note).Value.ToBytes(), _ => last is { } size ? At(size) : null, 5);

    internal static WitnessReply Decide(string words) => words switch
    {
        "ok" => Ask(4, Proof(4, 7), Note(7)),
        "unknown origin" => Ask(4, Proof(4, 7), Note(7, origin: "other.example")),
        "no signature of a trusted key" => Ask(4, Proof(4, 7), Note(7, by: Stranger)),
        "known key name and id but bad signature" => Ask(4, Proof(4, 7), SignedNote.Of(Note(7).Text, Note(8).Signatures).Value),
        "old size > checkpoint size" => Ask(8, [], Note(7)),
        "old size != last cosigned" => Ask(3, Proof(3, 7), Note(7)),
        "proof does not verify" => Ask(4, Proof(3, 7), Note(7)),
        "old=0 with non-empty proof" => Ask(0, Proof(4, 7), Note(7), last: null),
        "old==size but other root" => Ask(4, [], Note(4, root: Root(3))),
        "size 0 and root not the empty hash" => Ask(0, [], Note(0, root: Root(3)), last: null),
        _ => throw new NotSupportedException(words),
    };

    [Fact]
    public void A_witness_begins_anywhere_and_goes_on_from_there()
    {
        Assert.Equal(200, Ask(0, [], Note(7), last: null).Status);
        Assert.Equal(200, Ask(0, [], Note(0), last: null).Status);
        Assert.Equal(200, Ask(0, [], Note(5), last: 0).Status);
        Assert.Equal(200, Ask(4, [], Note(4)).Status);
    }

    [Fact]
    public void A_proof_is_not_taken_where_none_is_needed()
    {
        Assert.Equal(422, Ask(4, [Root(1)], Note(4)).Status);
        Assert.Equal(422, Ask(0, [Root(1)], Note(5), last: 0).Status);
    }

    [Fact]
    public void What_is_malformed_is_told_before_the_old_size_is_looked_at()
    {
        Assert.Equal(400, Ask(8, [], Note(7), last: 5).Status);
        Assert.Equal(400, Witness.Decide("old 04\n\n"u8, _ => null, 5).Status);
        Assert.Equal(400, Witness.Decide("old 4"u8, _ => null, 5).Status);
        Assert.Equal(400, Witness.Decide([0xFF, 10, 10], _ => null, 5).Status);
        var long_ = $"old 4\n{string.Concat(Enumerable.Repeat(Root(1).ToBase64() + "\n", 64))}\n{Note(7)}";
        Assert.Equal(400, Witness.Decide(System.Text.Encoding.UTF8.GetBytes(long_), _ => At(4), 5).Status);
    }

    [Fact]
    public void The_stored_note_has_the_log_signature_and_the_cosignature_and_no_foreign_line()
    {
        var foreign = Stranger.Sign(Note(7).Text).Value;
        var state = Ask(4, Proof(4, 7), Note(7).With(foreign).Value).NewState!;
        var opened = state.Note.Open(Key.Verifier, Witness.Verifier).Value;
        Assert.Equal([null, 5UL], opened.Verified.Select(v => v.Time));
        Assert.Empty(opened.Unverified);
    }

    [Theory]
    [InlineData(400, null, "", typeof(WitnessAnswer.Refused))]
    [InlineData(403, null, "", typeof(WitnessAnswer.Refused))]
    [InlineData(404, null, "", typeof(WitnessAnswer.Refused))]
    [InlineData(409, null, "7\n", typeof(WitnessAnswer.Refused))]
    [InlineData(409, "text/x.tlog.size", "07\n", typeof(WitnessAnswer.Refused))]
    [InlineData(409, "text/x.tlog.size", "7\n", typeof(WitnessAnswer.OtherSize))]
    [InlineData(409, "text/x.tlog.size; charset=utf-8", "7\n", typeof(WitnessAnswer.OtherSize))]
    [InlineData(422, null, "", typeof(WitnessAnswer.Refused))]
    [InlineData(429, null, "", typeof(WitnessAnswer.Later))]
    [InlineData(503, null, "", typeof(WitnessAnswer.Later))]
    [InlineData(200, null, "", typeof(WitnessAnswer.Bad))]
    [InlineData(200, null, "— w AAAA\n", typeof(WitnessAnswer.Bad))]
    [InlineData(302, null, "", typeof(WitnessAnswer.Refused))]
    public void A_log_understands_the_answers(int status, string? type, string body, Type expected) =>
        Assert.IsType(expected, WitnessAnswer.Read(status, type, System.Text.Encoding.UTF8.GetBytes(body), Note(7), Witness.Verifier));

    [Fact]
    public void A_cosignature_of_another_checkpoint_or_key_is_not_taken()
    {
        var answer = System.Text.Encoding.UTF8.GetBytes(Ask(4, Proof(4, 7), Note(7)).Body);
        Assert.IsType<WitnessAnswer.Cosigned>(WitnessAnswer.Read(200, null, answer, Note(7), Witness.Verifier));
        Assert.IsType<WitnessAnswer.Bad>(WitnessAnswer.Read(200, null, answer, Note(8), Witness.Verifier));
        Assert.IsType<WitnessAnswer.Bad>(WitnessAnswer.Read(200, null, answer, Note(7), Stranger.Verifier));
    }
}
