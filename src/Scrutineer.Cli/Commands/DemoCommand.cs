using System.CommandLine;
using System.Net;
using Scrutineer.Cli.Demo;
using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Simulation;
using Scrutineer.Web;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer demo</c>: the night of 4 October 2020 on invented stations, its outcome, the question of the base, what followed, the report.</summary>
internal static class DemoCommand
{
    public static Command Build()
    {
        var speed = new Option<int>("--speed") { Description = "Minutes of the night in a second; 0: no pauses.", DefaultValueFactory = _ => 60 };
        var target = new Option<string?>("--out") { Description = "Where the invented election and the reports go; without it artifacts/demo." };
        var seed = new Option<ulong>("--seed") { Description = "The same seed invents the same stations.", DefaultValueFactory = _ => SimulateCommand.DefaultSeed };
        var listen = new Option<string>("--listen") { Description = "Where the results site of the night is served while it is replayed and afterwards; not with --speed 0.", DefaultValueFactory = _ => "127.0.0.1:8080" };
        var command = new Command("demo", "The night of 4 October 2020, replayed on invented stations behind the real national figures, and the complaints and decisions that followed, with the results site.") { speed, target, seed, listen };
        command.SetAction((parsed, cancel) => ServeCommand.Endpoint(parsed.GetValue(listen)!) is { } at
            ? Run(parsed.GetValue(speed), parsed.GetValue(target), parsed.GetValue(seed), at, cancel)
            : Task.FromResult(Exit.Refused(ServeCommand.WrongListen)));
        return command;
    }

    private static async Task<int> Run(int speed, string? target, ulong seed, IPEndPoint listen, CancellationToken cancel)
    {
        var definition = Path.Combine(ProgramFolder.Find(), "elections", "kg-2020");
        var night = SimulateCommand.Invent(definition, seed);
        if (!night.IsOk) return Exit.Refused(night.Refusal!);
        var (head, invented) = night.Value;
        target ??= Path.Combine(ProgramFolder.Find(), "artifacts", "demo");
        var written = WriteFolder(definition, head, invented, target, seed);
        if (!written.IsOk) return Exit.Refused(written.Refusal!);
        var closing = new DateTimeOffset(head.Date, new TimeOnly(20, 0), TimeSpan.FromHours(6));
        using var record = DemoRecord.Open(written.Value, closing).OrRefuse(out var refusal);
        if (record is null) return Exit.Refused(refusal!);
        var election = record.Election;

        Terminal.Heading("Bishkek, 4 October 2020, 20:00. Polling stations close.");
        Terminal.Line("120 seats, 16 lists, 7 % of the voters who took part to get in. The reading boxes report first; the hand count decides.");
        Terminal.Amber(election.Notice.ToString());
        await using var site = speed == 0 ? null : await Site(written.Value, listen, cancel);
        if (site is not null) Terminal.Line($"Watch the night at {site.Address} (lists go in and out, stations arrive).");
        var played = await NightReplay.Play(record, closing, speed, cancel);
        if (!played.IsOk) return Exit.Refused(played.Refusal!);
        var state = record.State;

        var machine = ElectionOutcome.Of(election, TallyTable.Of(state, Night.Machine));
        var hand = ElectionOutcome.Of(election, TallyTable.Of(state, Night.Hand));
        if (!machine.IsOk || !hand.IsOk) return Exit.Refused(machine.Refusal ?? hand.Refusal!);
        Terminal.Heading("All machine reports are in");
        OutcomeText.Print(election, machine.Value);
        BesideHand(election, machine.Value, hand.Value);
        var followed = await AftermathReplay.Play(record, speed, cancel);
        if (!followed.IsOk) return Exit.Refused(followed.Refusal!);

        var isVerified = DemoRecord.Verify(written.Value);
        var code = WriteResults(written.Value, target);
        if (!isVerified) return Exit.No;
        return site is null ? code : await Stay(site, cancel);
    }

    /// <summary>The live site of the record; where the port is taken, at another.</summary>
    private static async Task<SiteServer> Site(string folder, IPEndPoint listen, CancellationToken cancel)
    {
        var options = new SiteOptions(new RecordPaths(folder).Public) { Listen = listen };
        try
        {
            return await SiteServer.StartAsync(options, cancel);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return await SiteServer.StartAsync(options with { Listen = new IPEndPoint(listen.Address, 0) }, cancel);
        }
    }

    private static void BesideHand(Election election, ElectionOutcome machine, ElectionOutcome hand)
    {
        Terminal.Heading("Machine and hand count, side by side");
        var table = Terminal.Table("List", ">Machine", ">Hand", ">Difference", ">Seats", ">Seats by hand");
        for (var i = 0; i < election.Lists.Length; i++)
        {
            var code = election.Lists[i].Code;
            var (m, h) = (machine.Outcome.SeatsOf(code), hand.Outcome.SeatsOf(code));
            if (m.IsZero && h.IsZero) continue;
            var (votes, byHand) = (machine.Tallies.Country.Votes(i), hand.Tallies.Country.Votes(i));
            table.AddRow(Terminal.Text(election.Lists[i].Name.ToString()), Terminal.Number(votes), Terminal.Number(byHand), Terminal.Number(byHand - votes), m.ToString(), h.ToString());
        }

        Terminal.Print(table);
    }

    /// <summary>Writes the invented election as a folder below the target.</summary>
    internal static Result<string> WriteFolder(string definition, ElectionHead head, Night invented, string target, ulong seed)
    {
        var folder = Path.Combine(target, "kg-2020-invented");
        var stamp = Path.Combine(target, ".scrutineer-demo");
        if (File.Exists(stamp) && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(target);
        File.WriteAllText(stamp, "");
        return FolderWriter.Write(definition, head, invented.Election, invented.Batches, folder, Night.Notice(seed));
    }

    private static async Task<int> Stay(SiteServer site, CancellationToken cancel)
    {
        Terminal.Heading("The site");
        Terminal.Line($"It stays at {site.Address} until Ctrl-C. Open a station, download its proof, and check the record in the browser.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped.");
        }

        return Exit.Done;
    }

    private static int WriteResults(string folder, string target)
    {
        Terminal.Heading("Written");
        Console.WriteLine($"  election  {folder}");
        Console.WriteLine($"  record    {new RecordPaths(folder).Public}");
        foreach (var language in ReportCommand.Languages)
        {
            var path = Path.Combine(target, $"report-{language}.html");
            var report = ReportCommand.Write(folder, Night.Machine, language, path);
            if (!report.IsOk) return Exit.Refused(report.Refusal!);
            Console.WriteLine($"  report    {path}");
        }

        Terminal.Line("Open a report in a browser. Then try:");
        Console.WriteLine($"  ./scrutineer check {folder}");
        Console.WriteLine($"  ./scrutineer tally {folder} --unit osh --channel hand");
        Console.WriteLine($"  ./scrutineer log show {folder}");
        Console.WriteLine($"  ./scrutineer verify {folder}");
        Console.WriteLine("  and open verifier/index.html in a browser and choose the folder of the record");
        return Exit.Done;
    }
}
