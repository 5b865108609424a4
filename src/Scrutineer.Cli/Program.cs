using System.CommandLine;
using Scrutineer.Cli.Commands;
using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;

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
            WhatIfCommand.Build(),
            MarginsCommand.Build(),
            LawCommand.Build(),
            ImportCommand.Build(),
            ReportCommand.Build(),
            SimulateCommand.Build(),
            DemoCommand.Build(),
            SchemaCommand.Build(),
            BenchCommand.Build(),
            OpenCommand.Build(),
            AppendCommand.Build(),
            PublishCommand.Build(),
            ServeCommand.Build(),
            DeskCommand.Build(),
            LogCommand.Build(),
            ComplaintCommand.Build(),
            DecideCommand.Build(),
            DeclareCommand.Build(),
            KeysCommand.Build(),
            WitnessCommand.Build(),
            VerifyCommand.Build(),
            MirrorCommand.Build(),
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
        catch (ArgumentException e) when (e.ParamName is "path" or "destFileName" or "sourceFileName" or "paramName" or "fileName")
        {
            Console.Error.WriteLine("A file or folder is named by an empty or impossible path.");
            return Exit.WrongUsage;
        }
        catch (OverflowException)
        {
            Console.Error.WriteLine("The numbers in these files are too large to be added; no election has such counts.");
            return Exit.No;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("SCRUTINEER_TRACE") is null)
        {
            Console.Error.WriteLine(Exit.Safe($"The program has failed on this input, which is a bug: {e.GetType().Name}, {e.Message} Please report it; SCRUTINEER_TRACE=1 shows where."));
            return Exit.No;
        }
    }
}
