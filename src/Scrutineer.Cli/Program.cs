using System.CommandLine;
using Scrutineer.Cli.Commands;
using Scrutineer.Cli.Output;

namespace Scrutineer.Cli;

/// <summary>The command line: exit 0 done, 1 a "no" (refused, invalid), 2 wrong usage.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var root = new RootCommand("Scrutineer: from polling-station protocols and an electoral law to a result that anyone can recompute.")
        {
            CheckCommand.Build(),
            TallyCommand.Build(),
            SeatsCommand.Build(),
            ImportCommand.Build(),
            ReportCommand.Build(),
            SimulateCommand.Build(),
            DemoCommand.Build(),
            SchemaCommand.Build(),
            BenchCommand.Build(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine($"Try: scrutineer {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return Exit.WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"A file cannot be read or written: {e.Message}");
            return Exit.No;
        }
    }
}
