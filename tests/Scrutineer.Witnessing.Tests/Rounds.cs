using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public class Rounds
{
    private static readonly SampleLog Log = SampleLog.Of(600);

    private static readonly WitnessPatience Long = new() { Each = TimeSpan.FromMinutes(2), All = TimeSpan.FromMinutes(2), AfterQuorum = TimeSpan.FromMinutes(2) };

    private static Policy PolicyOf(string quorum, params (string Name, VerifierKey Key, string? Url)[] witnesses) => Policy.Parse(
        $"log {Log.Key.Verifier}\n{string.Concat(witnesses.Select(w => $"witness {w.Name} {w.Key} {w.Url}\n"))}group q {quorum} {string.Join(' ', witnesses.Select(w => w.Name))}\nquorum q\n").Value;

    private static (string Name, VerifierKey Key, string? Url) Of(SampleWitness witness, string name) => (name, witness.Cosigner.Verifier, witness.Address.ToString());

    private static async Task<WitnessRound> RoundAsync(Policy policy, SampleLog log, int size, WitnessPatience? patience = null, SignedNote? note = null)
    {
        using var client = new WitnessClient(patience ?? Long);
        return (await client.AskAllAsync(note ?? log.Note(size), policy, log, cancellation: TestContext.Current.CancellationToken)).Value;
    }

    [Fact]
    public async Task A_round_gathers_all_cosignatures_and_the_policy_accepts_the_note()
    {
        await using var a = await SampleWitness.StartAsync(Log, 1);
        await using var b = await SampleWitness.StartAsync(Log, 2);
        await using var c = await SampleWitness.StartAsync(Log, 3);
        var policy = PolicyOf("all", Of(a, "a"), Of(b, "b"), Of(c, "c"));
        Assert.False(policy.Check(Log.Note(300)).IsOk);
        await b.PostAsync(Log.Request(0, 100));
        var round = await RoundAsync(policy, Log, 300);
        Assert.True(round.QuorumMet);
        Assert.Equal(["a", "b", "c"], round.Outcomes.Select(o => o.Witness));
        Assert.Equal(4, policy.Check(round.Note).Value.Note.Verified.Length);
        Assert.Equal(300UL, round.Known["b"]);
    }

    [Fact]
    public async Task A_round_says_who_refused_and_why_and_raises_the_alarm_beside_a_quorum()
    {
        await using var good = await SampleWitness.StartAsync(Log, 1);
        await using var saw = await SampleWitness.StartAsync(Log, 2);
        await using var strange = await SampleWitness.StartAsync(SampleLog.Of(1, "other.example"), 3);
        await saw.PostAsync(SampleLog.ForkOf(50, 200).Request(0, 200));
        var policy = PolicyOf("any", Of(good, "good"), Of(saw, "saw"), Of(strange, "strange"), ("nowhere", SampleWitness.Key(4).Verifier, null));
        var round = await RoundAsync(policy, Log, 300);
        Assert.True(round.QuorumMet);
        Assert.Equal([WitnessVerdict.Cosigned, WitnessVerdict.Inconsistent, WitnessVerdict.Refused, WitnessVerdict.NotAsked], round.Outcomes.Select(o => o.Verdict));
        Assert.Equal("saw", round.Alarms.Single().Witness);
        Assert.True(policy.Check(round.Note).IsOk);
    }

    [Fact]
    public async Task A_silent_witness_holds_up_neither_a_quorum_nor_the_end_of_the_time()
    {
        await using var good = await SampleWitness.StartAsync(Log, 1);
        await using var silent = new OddServer((_, end) => Task.Delay(Timeout.Infinite, end));
        var mute = ("silent", SampleWitness.Key(2).Verifier, silent.InPolicy().Url);
        var quick = await RoundAsync(PolicyOf("any", Of(good, "good"), mute), Log, 300, Long with { AfterQuorum = TimeSpan.FromMilliseconds(50) });
        Assert.True(quick.QuorumMet);
        Assert.Equal([WitnessVerdict.Cosigned, WitnessVerdict.NotAwaited], quick.Outcomes.Select(o => o.Verdict));
        var late = await RoundAsync(PolicyOf("all", mute), Log, 300, Long with { All = TimeSpan.FromMilliseconds(300) });
        Assert.False(late.QuorumMet);
        Assert.Equal("witness-late", late.Outcomes.Single().Why!.Code);
    }

    [Fact]
    public async Task Who_has_cosigned_already_is_not_asked_again()
    {
        await using var a = await SampleWitness.StartAsync(Log, 1);
        await using var b = await SampleWitness.StartAsync(Log, 2);
        var first = await RoundAsync(PolicyOf("all", Of(a, "a")), Log, 300);
        var both = await RoundAsync(PolicyOf("all", Of(a, "a"), Of(b, "b")), Log, 300, note: first.Note);
        Assert.True(both.QuorumMet);
        Assert.Equal(3, both.Note.Signatures.Length);
        Assert.Single(a.Told);
    }

    [Fact]
    public async Task At_the_start_the_sizes_of_the_witnesses_stop_an_older_copy()
    {
        await using var ahead = await SampleWitness.StartAsync(Log, 1);
        await using var behind = await SampleWitness.StartAsync(Log, 2);
        await using var fresh = await SampleWitness.StartAsync(Log, 3);
        await ahead.PostAsync(Log.Request(0, 300));
        await behind.PostAsync(Log.Request(0, 100));
        var policy = PolicyOf("all", Of(ahead, "ahead"), Of(behind, "behind"), Of(fresh, "fresh"), ("gone", SampleWitness.Key(4).Verifier, "http://127.0.0.1:1/"));
        using var client = new WitnessClient(Long);
        var older = await client.SizesAtStartAsync(Log.Note(200), policy, TestContext.Current.CancellationToken);
        Assert.Equal("witness-ahead", older.Stop!.Code);
        Assert.Equal([300UL, 100UL, 200UL, null], older.Outcomes.Select(o => o.LastSize));
        Assert.Equal([WitnessVerdict.Ahead, WitnessVerdict.OtherSize, WitnessVerdict.Cosigned, WitnessVerdict.Unreachable], older.Outcomes.Select(o => o.Verdict));
        var newest = await client.SizesAtStartAsync(Log.Note(300), policy, TestContext.Current.CancellationToken);
        Assert.Null(newest.Stop);
        Assert.Equal((300UL, 3), (newest.Own, newest.Told));
        Assert.Equal((409, "100\n"), await behind.PostAsync(Log.Request(50, 300)));
    }

    [Fact]
    public async Task A_log_that_signed_nothing_yet_asks_with_its_empty_tree()
    {
        await using var used = await SampleWitness.StartAsync(Log, 1);
        await using var fresh = await SampleWitness.StartAsync(Log, 2);
        await used.PostAsync(Log.Request(0, 300));
        using var client = new WitnessClient(Long);
        var sizes = await client.SizesAtStartAsync(Log.Note(0), PolicyOf("all", Of(used, "used"), Of(fresh, "fresh")), TestContext.Current.CancellationToken);
        Assert.Equal([300UL, 0UL], sizes.Outcomes.Select(o => o.LastSize));
        Assert.Equal("witness-ahead", sizes.Stop!.Code);
        Assert.Equal(200, (await fresh.PostAsync(Log.Request(0, 300))).Status);
    }
}
