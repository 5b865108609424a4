using Scrutineer.Store.Drill;

// append DIR COUNT [--batch N] [--seed S]   appends entries, says "ack INDEX" when a batch is durable, publishes every fourth batch
// check DIR [--seed S]                      reads everything again and says "size SIZE published SIZE"
// flush FILE                                writes a file and flushes it as the runtime does, not as the store does
try
{
    return args switch
    {
        ["append", var folder, var count, .. var rest] => Appending.Run(folder, int.Parse(count, null), Option(rest, "--batch", 100), Option(rest, "--seed", 1)),
        ["check", var folder, .. var rest] => Checking.Run(folder, Option(rest, "--seed", 1)),
        ["flush", var file] => Flush(file),
        _ => Usage(),
    };
}
catch (IOException e)
{
    // What a server does: name the error and end. Nothing is acknowledged any more.
    Console.Error.WriteLine($"failed: {e.Message}");
    return 3;
}

static int Option(string[] rest, string name, int otherwise) => Array.IndexOf(rest, name) is >= 0 and var at ? int.Parse(rest[at + 1], null) : otherwise;

static int Flush(string path)
{
    using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
    RandomAccess.Write(file, "x"u8, 0);
    RandomAccess.FlushToDisk(file);
    Console.WriteLine("flushed");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("append DIR COUNT [--batch N] [--seed S] | check DIR [--seed S] | flush FILE");
    return 2;
}
