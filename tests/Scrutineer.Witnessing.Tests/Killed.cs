using System.Diagnostics;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

/// <summary>A witness that dies, or whose disk fails, at each fsync: strace does it to a process of its own.</summary>
public sealed class Killed : IDisposable
{
    private static readonly SampleLog Log = SampleLog.Of(40);
    private static readonly Cosigner Key = SampleWitness.Key(1);

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData(1, 0)] // Before the new file has its name: nothing was cosigned.
    [InlineData(2, 10)] // Between putting down and answering.
    public async Task A_witness_killed_before_it_answers_goes_on_without_harm(int atSync, int sizeAfter)
    {
        using (var witness = Start($"signal=SIGKILL:when={atSync}"))
        {
            var dead = await AskAsync(await AddressAsync(witness), Log, 10);
            Assert.Equal(WitnessVerdict.Unreachable, dead.Verdict);
            await witness.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var again = Start(null);
        var address = await AddressAsync(again);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new ByteArrayContent(Log.Request(5, 10));
        using var stale = await http.PostAsync(new Uri(address, "add-checkpoint"), content, TestContext.Current.CancellationToken);
        Assert.Equal((409, $"{sizeAfter}\n"), ((int)stale.StatusCode, await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(WitnessVerdict.Cosigned, (await AskAsync(address, Log, 10)).Verdict);
        Assert.Equal(WitnessVerdict.Inconsistent, (await AskAsync(address, SampleLog.ForkOf(5, 20), 20)).Verdict);
        await EndAsync(again);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_witness_whose_disk_fails_does_not_cosign(int atSync)
    {
        using var witness = Start($"error=EIO:when={atSync}");
        var address = await AddressAsync(witness);
        Assert.Equal((WitnessVerdict.Later, 500), (await AskAsync(address, Log, 10)) is var first ? (first.Verdict, first.Status) : default);
        Assert.Equal(500, (await AskAsync(address, Log, 10)).Status);
        await EndAsync(witness);
    }

    private static readonly Lazy<bool> CanTrace = new(() =>
    {
        try
        {
            using var probe = Process.Start("strace", ["-o", "/dev/null", "true"]);
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private static async Task<WitnessOutcome> AskAsync(Uri address, SampleLog log, int size)
    {
        using var client = new WitnessClient(new WitnessPatience { Each = TimeSpan.FromMinutes(1) });
        return await client.AskAsync(log.Note(size), new PolicyWitness("w", Key.Verifier, address.ToString()), log, cancellation: TestContext.Current.CancellationToken);
    }

    private Process Start(string? inject)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Scrutineer.Witnessing.Host.dll");
        string[] host = ["dotnet", program, folder, Log.Key.Verifier.ToString(), Key.ToPrivateText()];
        string[] all = inject is null ? host : ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", $"inject=fsync:{inject}", .. host];
        Assert.SkipUnless(CanTrace.Value, "needs strace, and leave to trace");
        return Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private static async Task<Uri> AddressAsync(Process witness) => new((await witness.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);

    private static async Task EndAsync(Process witness)
    {
        witness.StandardInput.Close();
        await witness.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, witness.ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
