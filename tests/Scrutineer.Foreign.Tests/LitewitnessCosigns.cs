using System.Collections.Immutable;
using Scrutineer.Record;
using Scrutineer.Witnessing;
using Xunit;

namespace Scrutineer.Foreign.Tests;

public sealed class LitewitnessCosigns : IDisposable
{
    private readonly WitnessClient client = new(new WitnessPatience { Each = TimeSpan.FromMinutes(1), All = TimeSpan.FromMinutes(1) });

    [Fact]
    public async Task A_foreign_witness_cosigns_our_log_and_refuses_a_rollback_and_a_fork()
    {
        using var witness = Litewitness.Of(OurLog.Key.Verifier);
        using var small = new OurLog(100);
        using var log = new OurLog(300);
        using var fork = new OurLog(400, forkedFrom: 257);
        using var more = new OurLog(400);
        var policy = Policy.Parse($"log {OurLog.Key.Verifier}\nwitness lite {witness.InPolicy.Key} {witness.InPolicy.Url}\nquorum lite\n").Value;

        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness, small)).Verdict);
        var round = (await client.AskAllAsync(Note(log), policy, new FolderReader(log.Public), At100, TestContext.Current.CancellationToken)).Value;
        Assert.True(round.QuorumMet);
        Assert.True(policy.Check(round.Note).IsOk);
        Assert.Equal(300UL, round.Known["lite"]);

        Assert.Equal((WitnessVerdict.Ahead, 300UL, 409), await AskAsync(witness, small, 100) is var stale ? (stale.Verdict, stale.LastSize!.Value, stale.Status!.Value) : default);
        Assert.Equal((WitnessVerdict.Inconsistent, 422), await AskAsync(witness, fork, 300) is var forked ? (forked.Verdict, forked.Status!.Value) : default);
        Assert.Equal(WitnessVerdict.Inconsistent, (await AskAsync(witness, fork)).Verdict);
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness, log)).Verdict);
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness, more, 7)).Verdict);
    }

    [Fact]
    public async Task A_foreign_witness_tells_its_size_at_the_start_and_does_not_cosign_what_it_does_not_know()
    {
        using var witness = Litewitness.Of(OurLog.Key.Verifier);
        using var small = new OurLog(100);
        using var log = new OurLog(300);
        var policy = Policy.Parse($"log {OurLog.Key.Verifier}\nwitness lite {witness.InPolicy.Key} {witness.InPolicy.Url}\nquorum lite\n").Value;
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness, log)).Verdict);
        Assert.Equal("witness-ahead", (await client.SizesAtStartAsync(Note(small), policy, TestContext.Current.CancellationToken)).Stop!.Code);
        var same = await client.SizesAtStartAsync(Note(log), policy, TestContext.Current.CancellationToken);
        Assert.Equal((null, 300UL), (same.Stop, same.Outcomes.Single().LastSize));

        var stranger = SignerKey.FromSeed("stranger.example", new byte[32]).Value;
        var strange = SignedNote.Sign(Checkpoint.Create(stranger.Name, 300, log.Root).Value.Text, [stranger]).Value;
        Assert.Equal((WitnessVerdict.Refused, 404), await client.AskAsync(strange, witness.InPolicy, new FolderReader(log.Public), cancellation: TestContext.Current.CancellationToken) is var unknown ? (unknown.Verdict, unknown.Status!.Value) : default);
    }

    private static readonly ImmutableDictionary<string, ulong> At100 = ImmutableDictionary<string, ulong>.Empty.Add("lite", 100);

    private static SignedNote Note(OurLog log)
    {
        var cosigned = SignedNote.Parse(File.ReadAllBytes(Path.Combine(log.Public, "checkpoint"))).Value;
        return SignedNote.Of(cosigned.Text, [cosigned.Signatures[0]]).Value;
    }

    private Task<WitnessOutcome> AskAsync(Litewitness witness, OurLog log, ulong? known = null) =>
        client.AskAsync(Note(log), witness.InPolicy, new FolderReader(log.Public), known, TestContext.Current.CancellationToken);

    public void Dispose() => client.Dispose();
}
