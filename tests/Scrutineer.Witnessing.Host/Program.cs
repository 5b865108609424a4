// A witness in a process of its own, for tests that kill it. Arguments: folder, key of the log, private key of the witness. Prints its address; ends with its input.
using Scrutineer.Record;
using Scrutineer.Witnessing;

var log = VerifierKey.Parse(args[1]).Value;
var started = await WitnessServer.StartAsync(new WitnessOptions([new WitnessLog(log.Name, [log])], Cosigner.Parse(args[2]).Value, args[0]));
if (started.Refusal is { } refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}

await using var server = started.Value;
Console.WriteLine(server.Address);
while (Console.ReadLine() is not null) { }
return 0;
