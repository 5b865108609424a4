using System.CommandLine;
using System.Globalization;
using System.Net;
using Scrutineer.Cli.Output;
using Scrutineer.Office;
using Scrutineer.Office.Keys;
using Scrutineer.Record;
using Scrutineer.Witnessing;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary><c>scrutineer witness</c>: parties, observers, a university watch over a log and cosign it.</summary>
internal static class WitnessCommand
{
    public static Command Build() => new("witness", "Watch over a log: cosign its checkpoints, refuse a fork and a rollback.") { Key(), Serve() };

    private static Command Key()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the witness, for example the address it serves at (no blanks, no +)." };
        var target = new Option<string?>("--out") { Description = "Where the private key goes; without it witness.key here." };
        var command = new Command("key", "Make the key of a witness. The line printed is for the policy of the log.") { name, target };
        command.SetAction(parsed =>
        {
            var key = KeyFile.Make(parsed.GetValue(target) ?? "witness.key", parsed.GetValue(name)!, KeyAlgorithm.Ed25519Cosignature);
            if (!key.IsOk) return Exit.Refused(key.Refusal!);
            Console.WriteLine($"witness {key.Value.Name} {key.Value.Verifier} http://127.0.0.1:8100/");
            return Exit.Done;
        });
        return command;
    }

    private static Command Serve()
    {
        var folder = new Argument<string>("DIR") { Description = "Where the witness keeps what it has cosigned." };
        var key = new Option<string>("--key") { Description = "The private key.", Required = true };
        var logs = new Option<string[]>("--log") { Description = "Verification key (vkey) of a log to watch over; may be given several times, also with the old and the new key of one log. Its name is the origin.", Required = true };
        var port = new Option<int>("--port") { Description = "Port on this machine alone; put a server with TLS in front. 0: any free one.", DefaultValueFactory = _ => 8100 };
        var command = new Command("serve", "Serve as a witness (C2SP tlog-witness) until stopped.") { folder, key, logs, port };
        command.SetAction(async (parsed, cancel) =>
        {
            var secret = KeyFile.Text(parsed.GetValue(key)!);
            if (!secret.IsOk) return Exit.Refused(secret.Refusal!);
            var cosigner = Cosigner.Parse(secret.Value);
            if (!cosigner.IsOk) return Exit.Refused(cosigner.Refusal!.AsLaw().In(parsed.GetValue(key)!));
            var known = new List<VerifierKey>();
            foreach (var text in parsed.GetValue(logs)!)
            {
                var log = VerifierKey.Parse(text);
                if (!log.IsOk) return Exit.Refused(log.Refusal!.AsLaw());
                known.Add(log.Value);
            }

            if (parsed.GetValue(port) is < 0 or > 65535) return Exit.Refused(new Refusal("port-wrong", "A port lies between 0 and 65535."));
            var started = await WitnessServer.StartAsync(new WitnessOptions([.. known.Distinct().GroupBy(k => k.Name).Select(g => new WitnessLog(g.Key, [.. g]))], cosigner.Value, parsed.GetValue(folder)!)
            {
                Listen = new IPEndPoint(IPAddress.Loopback, parsed.GetValue(port)),
                Tell = told => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm:ss} {told.Status} {Exit.Safe(told.Origin ?? "?")} {Exit.Safe(told.Sentence)}")),
            }, cancel);
            if (!started.IsOk) return Exit.Refused(started.Refusal!.AsLaw());
            await using var server = started.Value;
            Console.WriteLine($"{cosigner.Value.Verifier} at {server.Address}");
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("Stopped.");
            }

            return Exit.Done;
        });
        return command;
    }
}
