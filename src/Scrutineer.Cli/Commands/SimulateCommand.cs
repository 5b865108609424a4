using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Interchange.Files;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Simulation;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer simulate</c>: invents the stations behind national figures.</summary>
internal static class SimulateCommand
{
    public const ulong DefaultSeed = 20201004;

    public static Command Build()
    {
        var source = new Argument<string?>("DIR") { Description = "An election folder with a simulation.json; without it elections/kg-2020.", Arity = ArgumentArity.ZeroOrOne };
        var target = new Option<string>("--out") { Description = "The folder to make.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "The same seed invents the same stations.", DefaultValueFactory = _ => DefaultSeed };
        var command = new Command("simulate", "Invent, from a seed, the stations behind national figures; everything made from them says so.") { source, target, seed };
        command.SetAction(parsed =>
        {
            var from = parsed.GetValue(source) ?? Path.Combine(ProgramFolder.Find(), "elections", "kg-2020");
            var night = Invent(from, parsed.GetValue(seed));
            if (!night.IsOk) return Exit.Refused(night.Refusal!);
            var (head, invented) = night.Value;
            var written = FolderWriter.Write(from, head, invented.Election, invented.Batches, parsed.GetValue(target)!, Night.Notice(parsed.GetValue(seed)));
            if (!written.IsOk) return Exit.Refused(written.Refusal!);
            Console.Error.WriteLine($"Invented stations, seed {parsed.GetValue(seed)}: {invented.Election.Units.All.Count(u => u.IsStation)} stations.");
            Console.WriteLine(written.Value);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Reads a folder with its national count and invents the night behind it.</summary>
    public static Result<(Elections.ElectionHead Head, Night Night)> Invent(string folder, ulong seed)
    {
        var read = FolderReader.Read(folder);
        if (!read.IsOk) return read.Refusal!;
        var (head, election, batches) = read.Value;
        var path = Path.Combine(folder, "simulation.json");
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return bytes.Refusal!;
        var plan = SimulationPlan.Read(bytes.Value, election);
        if (!plan.IsOk) return plan.Refusal!.In(path);
        var at = head.Files.Protocols.Select((f, i) => (f, i)).FirstOrDefault(f => f.f.File == plan.Value.National, (null!, -1)).Item2;
        if (at < 0 || batches[at].Protocols.Length != 1)
            return new Refusal("simulation-national", $"\"{plan.Value.National}\" is not a file of the folder with one national count.", path);
        var closing = new DateTimeOffset(election.Date, new TimeOnly(20, 0), batches[at].Protocols[0].Received?.Offset ?? TimeSpan.Zero);
        var night = Night.Invent(election, plan.Value, batches[at].Protocols[0].Votes, closing, seed);
        return night.IsOk ? (head, night.Value) : night.Refusal!;
    }
}
