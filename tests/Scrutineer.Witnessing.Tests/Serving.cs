using System.Net;
using System.Text;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public class Serving
{
    private static readonly SampleLog Log = SampleLog.Of(40);

    [Fact]
    public async Task Of_parallel_first_requests_with_different_trees_one_is_cosigned()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await OneOfAsync(witness, [.. Enumerable.Range(0, 12).Select(i => SampleLog.ForkOf(0, 5, $"fork{i}").Request(0, 5))]);
    }

    [Fact]
    public async Task Of_parallel_requests_that_fork_the_log_one_is_cosigned()
    {
        for (var size = 3; size < 30; size += 9)
        {
            await using var fresh = await SampleWitness.StartAsync(Log);
            Assert.Equal(200, (await fresh.PostAsync(Log.Request(0, size))).Status);
            await OneOfAsync(fresh, [.. Enumerable.Range(0, 12).Select(i => SampleLog.ForkOf(size, size + 4, $"fork{i}").Request(size, size + 4))]);
        }
    }

    private static async Task OneOfAsync(SampleWitness witness, byte[][] requests)
    {
        var answers = await Task.WhenAll(requests.Select(witness.PostAsync));
        Assert.Equal([200, .. Enumerable.Repeat(409, requests.Length - 1)], answers.Select(a => a.Status).Order());
        var winner = WitnessRequest.Parse(requests[Array.FindIndex(answers, a => a.Status == 200)]).Value;
        var monitored = await witness.Http.GetStringAsync(new Uri(witness.Address, Checkpoint.MonitoringPath(SampleLog.Origin)));
        Assert.StartsWith(winner.Note.Text, monitored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_is_told_the_size_and_a_fork_is_refused_and_told_to_the_operator()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal(200, (await witness.PostAsync(Log.Request(0, 30))).Status);
        Assert.Equal((409, "30\n"), await witness.PostAsync(Log.Request(0, 20)));
        Assert.Equal((409, "30\n"), await witness.PostAsync(Log.Request(20, 35)));
        Assert.Equal(422, (await witness.PostAsync(SampleLog.ForkOf(10, 35).Request(30, 35))).Status);
        Assert.Equal(422, (await witness.PostAsync(SampleLog.ForkOf(10, 30).Request(30, 30))).Status);
        Assert.Equal([200, 409, 409, 422, 422], witness.Told.Select(t => t.Status));
        Assert.All(witness.Told, t => Assert.Equal(SampleLog.Origin, t.Origin));
    }

    [Fact]
    public async Task The_cosignature_has_the_time_of_the_clock_given()
    {
        await using var witness = await SampleWitness.StartAsync(Log, time: new Clock(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)));
        var (_, line) = await witness.PostAsync(Log.Request(0, 9));
        Assert.Equal(1_800_000_000UL, Cosignature.Time(SignedNote.ParseLines(line).Value.Single()).Value);
    }

    [Theory]
    [InlineData("GET", "add-checkpoint", 405)]
    [InlineData("GET", "", 404)]
    [InlineData("GET", "0000000000000000000000000000000000000000000000000000000000000000/checkpoint", 404)]
    [InlineData("POST", "add-checkpoint", 400)]
    public async Task What_is_not_there_is_not_found(string method, string path, int status)
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(witness.Address, path));
        using var answer = await witness.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_body_above_64_KB_is_not_read_to_its_end()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        var (status, _) = await witness.PostAsync(Encoding.ASCII.GetBytes(new string('a', WitnessOptions.MaxBody + 1)));
        Assert.Equal(413, status);
        Assert.Equal(400, (await witness.PostAsync(Encoding.ASCII.GetBytes(new string('a', WitnessOptions.MaxBody)))).Status);
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(witness.Address.Host)));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
