using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Scrutineer.Foreign.Tests;

/// <summary>Programs that are not ours.</summary>
public static class Programs
{
    public static string? Find(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists);

    /// <summary>Skips the test; with CI=true, fails it.</summary>
    public static void Need(bool there, string what)
    {
        if (!there && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"CI {what}");
        Assert.SkipUnless(there, what);
    }

    public static Ended Run(string program, string[] arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}

/// <summary>What a program that ended said.</summary>
public sealed record Ended(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}
