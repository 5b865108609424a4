using System.Diagnostics;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>Programs of the independent verifier.</summary>
internal static class Node
{
    /// <summary>Runs a program to its end; gives its exit code and all that it printed. Skips the test where there is no node.</summary>
    public static async Task<(int Exit, string Said)> Run(params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var node = Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        var error = node.StandardError.ReadToEndAsync(stop);
        var said = await node.StandardOutput.ReadToEndAsync(stop);
        await node.WaitForExitAsync(stop);
        return (node.ExitCode, said + await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("needs node");
            throw;
        }
    }
}
