using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public class Asking
{
    private static readonly SampleLog Log = SampleLog.Of(600);

    private static async Task<WitnessOutcome> AskAsync(PolicyWitness witness, SampleLog log, int size, ulong? known = null)
    {
        using var client = new WitnessClient(new WitnessPatience { Each = TimeSpan.FromMinutes(1) });
        return await client.AskAsync(log.Note(size), witness, log, known, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3UL)]
    [InlineData(100UL)]
    [InlineData(599UL)]
    public async Task A_log_that_guesses_the_old_size_wrongly_asks_again_and_is_cosigned(ulong? guess)
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness.InPolicy(), Log, 100)).Verdict);
        var outcome = await AskAsync(witness.InPolicy(), Log, 300, guess);
        Assert.Equal((WitnessVerdict.Cosigned, 300UL), (outcome.Verdict, outcome.LastSize));
        var note = Log.Note(300).With(outcome.Signatures.Select(s => s.Signature)).Value;
        Assert.Equal(2, note.Open(Log.Key.Verifier, witness.Cosigner.Verifier).Value.Verified.Length);
        Assert.Equal(guess is 100 ? [200, 200] : [200, 409, 200], witness.Told.Select(t => t.Status));
    }

    [Fact]
    public async Task A_lost_answer_does_no_harm_since_the_same_size_is_cosigned_again()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal(200, (await witness.PostAsync(Log.Request(0, 300))).Status);
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(witness.InPolicy(), Log, 300)).Verdict);
    }

    [Fact]
    public async Task A_rolled_back_log_is_told_that_the_witness_is_ahead()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await AskAsync(witness.InPolicy(), Log, 300);
        var outcome = await AskAsync(witness.InPolicy(), Log, 200, 300);
        Assert.Equal((WitnessVerdict.Ahead, 300UL, "witness-ahead"), (outcome.Verdict, outcome.LastSize, outcome.Why!.Code));
        Assert.True(outcome.IsAlarm);
        Assert.Empty(outcome.Signatures);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(400)]
    public async Task A_forked_log_is_told_so(int size)
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await AskAsync(witness.InPolicy(), Log, 300);
        var outcome = await AskAsync(witness.InPolicy(), SampleLog.ForkOf(250, 400), size);
        Assert.Equal((WitnessVerdict.Inconsistent, 422, "witness-inconsistent"), (outcome.Verdict, outcome.Status, outcome.Why!.Code));
        Assert.True(outcome.IsAlarm);
    }

    [Fact]
    public async Task Wrong_tiles_of_ours_are_not_taken_for_a_fork()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await AskAsync(witness.InPolicy(), Log, 100);
        using var client = new WitnessClient();
        var outcome = await client.AskAsync(Log.Note(300), witness.InPolicy(), SampleLog.ForkOf(250, 300), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((WitnessVerdict.NotAsked, "witness-tiles"), (outcome.Verdict, outcome.Why!.Code));
    }

    [Fact]
    public async Task A_witness_that_does_not_know_the_log_or_its_key_refuses()
    {
        await using var witness = await SampleWitness.StartAsync(SampleLog.Of(1, "other.example"));
        var outcome = await AskAsync(witness.InPolicy(), Log, 300);
        Assert.Equal((WitnessVerdict.Refused, 404), (outcome.Verdict, outcome.Status));
        Assert.False(outcome.IsAlarm);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ftp://w.example/")]
    [InlineData("file:///w")]
    [InlineData("http://user@w.example/")]
    [InlineData("https://w.example/?a=b")]
    [InlineData("w.example")]
    public async Task Only_plain_addresses_of_http_and_https_are_asked(string? url)
    {
        var outcome = await AskAsync(new PolicyWitness("w", SampleWitness.Key(1).Verifier, url), Log, 3);
        Assert.Equal((WitnessVerdict.NotAsked, "witness-address"), (outcome.Verdict, outcome.Why!.Code));
    }

    [Fact]
    public async Task The_prefix_of_a_witness_may_have_a_path()
    {
        await using var odd = OddServer.Answering(OddServer.Http(404, ""));
        Assert.Equal(404, (await AskAsync(odd.InPolicy() with { Url = odd.InPolicy().Url + "a/b" }, Log, 3)).Status);
        Assert.Equal(404, (await AskAsync(odd.InPolicy() with { Url = odd.InPolicy().Url + "a/b/" }, Log, 3)).Status);
    }

    [Fact]
    public async Task Asking_with_what_is_no_checkpoint_is_a_bug()
    {
        var note = SignedNote.Sign("text\n", [Log.Key]).Value;
        using var client = new WitnessClient();
        await Assert.ThrowsAsync<ArgumentException>(() => client.AskAsync(note, new PolicyWitness("w", SampleWitness.Key(1).Verifier, null), Log, cancellation: TestContext.Current.CancellationToken));
    }
}
