using System.Diagnostics;

namespace Scrutineer.Store.Tests.Drills;

/// <summary>The drill program, as a process of its own.</summary>
internal sealed class DrillProcess : IDisposable
{
    /// <summary>All points and ten times the kills, by hand: SCRUTINEER_DRILL=long.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SCRUTINEER_DRILL") == "long";

    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource firstLine = new();
    private readonly Task<string> error;
    private readonly Task reading;

    private DrillProcess(Process process)
    {
        this.process = process;
        error = process.StandardError.ReadToEndAsync();
        reading = Task.Run(ReadAsync);
    }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Scrutineer.Store.Drill.exe" : "Scrutineer.Store.Drill");

    public int Id => process.Id;

    /// <summary>The first acknowledgement, or the end.</summary>
    public Task FirstLine => firstLine.Task;

    public static DrillProcess Start(params string[] arguments) => StartOther(Program, arguments);

    public static DrillProcess StartOther(string program, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Exit, ulong Acknowledged, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var run = StartOther(program, arguments);
        var acknowledged = await run.EndAsync();
        return (run.process.ExitCode, acknowledged, string.Join('\n', run.lines), await run.error);
    }

    public void Kill() => process.Kill();

    /// <summary>Waits for the end; how many entries were acknowledged: the last index and 1, or 0.</summary>
    public async Task<ulong> EndAsync()
    {
        await reading;
        await process.WaitForExitAsync();
        var last = lines.LastOrDefault(l => l.StartsWith("ack ", StringComparison.Ordinal));
        return last is null ? 0 : ulong.Parse(last[4..], null) + 1;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            firstLine.TrySetResult();
        }

        firstLine.TrySetResult();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
