using Spectre.Console;

namespace Scrutineer.Cli.Records;

/// <summary>A progress bar where there is a terminal and the work is long; nothing elsewhere.</summary>
internal static class Progress
{
    private const long Long = 20_000;

    public static T Run<T>(string what, long all, Func<Action<long>, T> work)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive || all < Long) return work(_ => { });
        return AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bar =>
            {
                var task = bar.AddTask(what, maxValue: all);
                return work(done => task.Value = done);
            });
    }
}
