using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>What a witness says beside the status, and what a log makes of it.</summary>
public class WitnessRules
{
    private static readonly SignerKey Key = SignerKey.FromSeed("log", [.. Enumerable.Repeat((byte)7, 32)]).Value;
    private static readonly SignerKey Stranger = SignerKey.FromSeed("log", [.. Enumerable.Repeat((byte)8, 32)]).Value;
    private static readonly Witness Witness = new([new WitnessLog("log", [Key.Verifier])], Cosigner.FromSeed("w", new byte[32]).Value);

    private static Hash32 Root(ulong size) => Tree.Numbered(size).Root;

    private static SignedNote Note(ulong size, SignerKey? by = null, string origin = "log") => SignedNote.Sign(Checkpoint.Create(origin, size, Root(size)).Value.Text, by ?? Key).Value;

    private static WitnessState At(ulong size) => new(Checkpoint.Parse(Note(size).Text).Value, Note(size));

    private static WitnessRequest Request(ulong old, ulong size, SignedNote? note = null) =>
        WitnessRequest.Create(old, ConsistencyProof.Build(old, Tree.Numbered(size).At(size)).Value, note ?? Note(size)).Value;

    [Fact]
    public void A_witness_answers_no_with_a_sentence_and_remembers_nothing()
    {
        void No(int status, string says, WitnessReply reply)
        {
            Assert.Equal(status, reply.Status);
            Assert.Contains(says, reply.Body, StringComparison.Ordinal);
            Assert.EndsWith(".\n", reply.Body, StringComparison.Ordinal);
            Assert.Null(reply.ContentType);
            Assert.Null(reply.NewState);
        }

        var empty = WitnessRequest.Create(0, [], SignedNote.Sign(Checkpoint.Create("log", 0, Root(1)).Value.Text, Key).Value).Value;
        No(400, "old size", Witness.Decide("x\n\n"u8, _ => null, 5));
        No(400, "old size", Witness.Decide(WitnessRequest.Create(8, [], Note(7)).Value, At(8), 5));
        No(403, "known keys", Witness.Decide(Request(4, 7, Note(7, Stranger)), At(4), 5));
        No(404, "not known", Witness.Decide(Request(4, 7, Note(7, origin: "other")), At(4), 5));
        No(404, "not known", Witness.Decide(Request(4, 7, Note(7, origin: "other")).ToBytes(), _ => throw new InvalidOperationException("not to be asked for"), 5));
        No(422, "empty tree", Witness.Decide(empty, null, 5));
        No(422, "no proof", Witness.Decide(WitnessRequest.Create(0, [Root(1)], Note(7)).Value, null, 5));
        No(422, "not proved", Witness.Decide(WitnessRequest.Create(4, [], Note(7)).Value, At(4), 5));
    }

    [Fact]
    public void A_witness_tells_the_size_that_it_knows()
    {
        Assert.Equal(new WitnessReply(409, "5\n", "text/x.tlog.size", null), Witness.Decide(Request(4, 7), At(5), 5));
        Assert.Equal(new WitnessReply(409, "0\n", "text/x.tlog.size", null), Witness.Decide(Request(4, 7), null, 5));
        Assert.Equal(new WitnessReply(409, "5\n", "text/x.tlog.size", null), Witness.Decide(Request(0, 7).ToBytes(), _ => At(5), 5));
    }

    [Fact]
    public void A_witness_signs_and_gives_the_state_to_be_stored()
    {
        var reply = Witness.Decide(Request(4, 7), At(4), 5);
        Assert.Equal((200, null), (reply.Status, reply.ContentType));
        Assert.Equal(At(7).Checkpoint, reply.NewState!.Checkpoint);
        Assert.Equal(Note(7).ToString() + reply.Body, reply.NewState.Note.ToString());
        Assert.Equal(200, Witness.Decide(WitnessRequest.Create(7, [], Note(7)).Value, At(7), long.MaxValue).Status);
        Assert.Equal("time", Assert.Throws<ArgumentOutOfRangeException>(() => Witness.Decide(Request(4, 7), At(4), 1UL << 63)).ParamName);
        Assert.Throws<ArgumentException>(() => new Witness([new WitnessLog("log", []), new WitnessLog("log", [])], Cosigner.FromSeed("w", new byte[32]).Value));
    }

    [Theory]
    [InlineData(400, WitnessRefusal.Malformed)]
    [InlineData(401, WitnessRefusal.Untrusted)]
    [InlineData(403, WitnessRefusal.Untrusted)]
    [InlineData(404, WitnessRefusal.UnknownLog)]
    [InlineData(409, WitnessRefusal.Inconsistent)]
    [InlineData(422, WitnessRefusal.Inconsistent)]
    [InlineData(100, WitnessRefusal.Other)]
    [InlineData(201, WitnessRefusal.Other)]
    [InlineData(302, WitnessRefusal.Other)]
    [InlineData(410, WitnessRefusal.Other)]
    [InlineData(499, WitnessRefusal.Other)]
    public void A_log_understands_why_it_was_refused(int status, WitnessRefusal why) =>
        Assert.Equal(new WitnessAnswer.Refused(why, status), WitnessAnswer.Read(status, null, [], Note(7), Witness.Verifier));

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(599)]
    public void A_log_asks_again_later(int status) => Assert.Equal(new WitnessAnswer.Later(status), WitnessAnswer.Read(status, null, [], Note(7), Witness.Verifier));

    [Theory]
    [InlineData("text/x.tlog.size", "7\n", true)]
    [InlineData(" text/x.tlog.size ; a=b;c", "9223372036854775807\n", true)]
    [InlineData("text/plain", "7\n", false)]
    [InlineData("text/x.tlog.size2", "7\n", false)]
    [InlineData(null, "7\n", false)]
    [InlineData("text/x.tlog.size", "7", false)]
    [InlineData("text/x.tlog.size", "71", false)]
    [InlineData("text/x.tlog.size", "", false)]
    [InlineData("text/x.tlog.size", "\n", false)]
    [InlineData("text/x.tlog.size", "7\n\n", false)]
    [InlineData("text/x.tlog.size", "9223372036854775808\n", false)]
    [InlineData("text/x.tlog.size", "\u00017\n", false)]
    public void A_size_is_taken_only_as_the_protocol_writes_it(string? type, string body, bool size)
    {
        WitnessAnswer expected = size ? new WitnessAnswer.OtherSize(ulong.Parse(body, System.Globalization.CultureInfo.InvariantCulture)) : new WitnessAnswer.Refused(WitnessRefusal.Inconsistent, 409);
        Assert.Equal(expected, WitnessAnswer.Read(409, type, Encoding.UTF8.GetBytes(body), Note(7), Witness.Verifier));
    }

    [Fact]
    public void A_request_has_up_to_63_hashes_and_is_written_as_it_is_read()
    {
        var most = WitnessRequest.Create(long.MaxValue, [.. Enumerable.Repeat(Root(1), 63)], Note(7)).Value;
        Assert.Equal(most, WitnessRequest.Parse(most.ToBytes()).Value);
        Assert.Equal(most.GetHashCode(), WitnessRequest.Parse(most.ToBytes()).Value.GetHashCode());
        Assert.Equal($"old 9223372036854775807\n{string.Concat(Enumerable.Repeat(Root(1).ToBase64() + "\n", 63))}\n{Note(7)}", most.ToString());
        Assert.Equal(63, most.Proof.Length);
        Assert.NotEqual(most, WitnessRequest.Create(7, most.Proof, Note(7)).Value);
        Assert.False(most.Equals(null));
        string? Refused(string body) => WitnessRequest.Parse(Encoding.UTF8.GetBytes(body)).Refusal?.Code;
        Assert.Equal("witness-request", Refused(most.ToString().Replace("old 9223372036854775807\n", $"old 1\n{Root(1).ToBase64()}\n", StringComparison.Ordinal)));
        Assert.Equal("witness-request", Refused($"new 1\n\n{Note(7)}"));
        Assert.Equal("witness-request", Refused($"old 9223372036854775808\n\n{Note(7)}"));
        Assert.Equal("witness-request", Refused($"old  1\n\n{Note(7)}"));
        Assert.Equal("witness-request", Refused($"old 1\nAAAA\n\n{Note(7)}"));
        Assert.Equal("witness-request", Refused("\n\n"));
        Assert.Equal("witness-request", Refused("old 1"));
        Assert.Equal("note-form", Refused("old 1\n\n"));
        Assert.Equal("checkpoint-form", Refused($"old 1\n\n{SignedNote.Sign("t\n", Key).Value}"));
    }
}
