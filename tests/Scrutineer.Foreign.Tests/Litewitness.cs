using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Foreign.Tests;

/// <summary>
/// Debian's litewitness on this machine, with an ssh-agent that holds its key. The variable SCRUTINEER_LITEWITNESS gives the path of the program (see
/// tests/foreign/fetch-litewitness); without it the tests are skipped.
/// </summary>
public sealed partial class Litewitness : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lw").FullName;
    private readonly List<Process> running = [];

    private Litewitness() { }

    public PolicyWitness InPolicy { get; private set; } = null!;

    public static Litewitness Of(VerifierKey log)
    {
        var program = Environment.GetEnvironmentVariable("SCRUTINEER_LITEWITNESS");
        Assert.SkipUnless(File.Exists(program), "needs litewitness, named by SCRUTINEER_LITEWITNESS");
        Assert.SkipUnless(Programs.Find("ssh-agent") is not null, "needs ssh-agent");
        var witness = new Litewitness();
        try
        {
            witness.StartAgent();
            witness.StartWitness(program!, log);
            return witness;
        }
        catch
        {
            witness.Dispose();
            throw;
        }
    }

    private void StartAgent()
    {
        var agent = Start("ssh-agent", "-D", "-a", "agent");
        while (!File.Exists(Path.Combine(folder, "agent")) && !agent.HasExited) Thread.Sleep(20);
        Must("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key");
        Must("ssh-add", "-q", "key");
    }

    private void StartWitness(string program, VerifierKey log)
    {
        var control = Path.Combine(Path.GetDirectoryName(program)!, "witnessctl");
        Must(control, "add-log", "-db", "db", "-origin", log.Name);
        Must(control, "add-key", "-db", "db", "-origin", log.Name, "-key", log.ToString());
        var address = $"127.0.0.1:{FreePort()}";
        var fingerprint = Must("ssh-keygen", "-lf", "key.pub").Split(' ')[1];
        var witness = Start(program, "-db", "db", "-key", fingerprint, "-name", "w.example/lite", "-listen", address, "-ssh-agent", "agent");
        var key = "";
        while (witness.StandardError.ReadLine() is { } line && !line.Contains("msg=listening", StringComparison.Ordinal))
            if (VkeyInLine().Match(line) is { Success: true } found) key = found.Groups[1].Value;
        Drain(witness.StandardError);
        InPolicy = new PolicyWitness("lite", VerifierKey.Parse(key).Value, $"http://{address}/");
    }

    public void Dispose()
    {
        foreach (var process in running)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        Drain(process.StandardOutput);
        running.Add(process);
        return process;
    }

    private static void Drain(StreamReader output) => _ = output.BaseStream.CopyToAsync(Stream.Null);

    private string Must(string program, params string[] arguments)
    {
        var ended = Programs.Run(program, arguments, folder, ("SSH_AUTH_SOCK", "agent"));
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Out;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("vkey=\"?([^ \"]+)")]
    private static partial Regex VkeyInLine();
}
