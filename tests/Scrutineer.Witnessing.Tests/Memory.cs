using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public class Memory
{
    private static readonly SampleLog Log = SampleLog.Of(40);

    private static string StateFile(SampleWitness witness) => Directory.GetFiles(witness.Folder, "*.checkpoint").Single();

    [Fact]
    public async Task A_restart_keeps_what_was_cosigned()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal(200, (await witness.PostAsync(Log.Request(0, 30))).Status);
        await File.WriteAllTextAsync(StateFile(witness) + ".new", "broken off", TestContext.Current.CancellationToken);
        await witness.StartAgainAsync();
        Assert.Equal((409, "30\n"), await witness.PostAsync(Log.Request(0, 20)));
        Assert.Equal(200, (await witness.PostAsync(Log.Request(30, 40))).Status);
        Assert.Equal(["lock", Path.GetFileName(StateFile(witness))], Directory.GetFiles(witness.Folder).Select(Path.GetFileName).OrderDescending());
    }

    [Fact]
    public async Task A_second_witness_in_the_same_folder_is_refused()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal("witness-folder-busy", (await witness.SecondAsync()).Refusal!.Code);
        await witness.StopAsync();
        var after = await witness.SecondAsync();
        Assert.True(after.IsOk);
        await after.Value.DisposeAsync();
    }

    [Fact]
    public async Task The_folder_of_another_key_is_refused()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await witness.PostAsync(Log.Request(0, 30));
        await witness.StopAsync();
        Assert.Equal("witness-folder-damaged", (await witness.SecondAsync(seed: 9)).Refusal!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("log.example/2027\n30\n")]
    public async Task A_damaged_file_stops_the_witness_and_is_not_taken_for_an_empty_memory(string content)
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await witness.PostAsync(Log.Request(0, 30));
        await witness.StopAsync();
        await File.WriteAllTextAsync(StateFile(witness), content, TestContext.Current.CancellationToken);
        Assert.Equal("witness-folder-damaged", (await witness.SecondAsync()).Refusal!.Code);
        await File.WriteAllBytesAsync(StateFile(witness), Log.Note(30).ToBytes(), TestContext.Current.CancellationToken);
        Assert.Equal("witness-folder-damaged", (await witness.SecondAsync()).Refusal!.Code);
    }

    [Fact]
    public async Task A_file_named_for_another_log_stops_the_witness()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        await witness.PostAsync(Log.Request(0, 30));
        await witness.StopAsync();
        File.Move(StateFile(witness), Path.Combine(witness.Folder, Checkpoint.OriginHash("other.example") + ".checkpoint"));
        Assert.Equal("witness-folder-damaged", (await witness.SecondAsync()).Refusal!.Code);
    }

    [Fact]
    public async Task What_cannot_be_put_down_is_not_cosigned_and_nothing_after_it()
    {
        await using var witness = await SampleWitness.StartAsync(Log);
        Assert.Equal(200, (await witness.PostAsync(Log.Request(0, 10))).Status);
        var away = witness.Folder + ".away";
        Directory.Move(witness.Folder, away);
        var (status, body) = await witness.PostAsync(Log.Request(10, 20));
        Assert.Equal(500, status);
        Assert.Equal("The witness cannot write to its disk.\n", body);
        Directory.Move(away, witness.Folder);
        Assert.Equal(500, (await witness.PostAsync(Log.Request(10, 20))).Status);
        var monitored = await witness.Http.GetStringAsync(new Uri(witness.Address, Checkpoint.MonitoringPath(SampleLog.Origin)), TestContext.Current.CancellationToken);
        Assert.StartsWith(Log.Note(10).Text, monitored, StringComparison.Ordinal);
        await witness.StartAgainAsync();
        Assert.Equal(200, (await witness.PostAsync(Log.Request(10, 20))).Status);
    }
}
