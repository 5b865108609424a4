using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Scrutineer.Law.Bench;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;

// dotnet run -c Release --project bench/Scrutineer.Law.Bench [folder of the seat vectors]
var folder = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "shared", "vectors", "seats");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"The seat vectors are not in {folder}; name their folder.");
    return 1;
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"One thread of {Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}"));
Console.WriteLine("Yardstick: a bare loop over arrays that multiplies crosswise in 128 bits, without law, names, ties or reasons.");
Console.WriteLine();
Console.WriteLine($"{"law",-28}{"off/s",10}{"us",10}{"bytes",12}{"on/s",10}{"us",10}{"bytes",12}");
foreach (var (name, file, law) in Laws.All)
{
    var read = VectorReader.Read(File.ReadAllBytes(Path.Combine(folder, file + ".json")));
    if (!read.IsOk) throw new InvalidOperationException(read.Refusal!.ToString());
    var (own, data) = read.Value;
    var what = law is null ? own : Laws.Read(law);
    var off = Measure(() => Evaluator.Evaluate(what, data, explain: false));
    var on = Measure(() => Evaluator.Evaluate(what, data));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-28}{1e9 / off.Nanoseconds,10:N0}{off.Nanoseconds / 1e3,10:N1}{off.Bytes,12:N0}{1e9 / on.Nanoseconds,10:N0}{on.Nanoseconds / 1e3,10:N1}{on.Bytes,12:N0}"));
}

var votes = Yardstick.Votes(folder);
var (dhondt, hare) = (Measure(() => Yardstick.Dhondt(votes, 120)), Measure(() => Yardstick.Hare(votes, 120)));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"yardstick D'Hondt 120 x 16",-28}{1e9 / dhondt.Nanoseconds,10:N0}{dhondt.Nanoseconds / 1e3,10:N1}{dhondt.Bytes,12:N0}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"yardstick Hare 120 x 16",-28}{1e9 / hare.Nanoseconds,10:N0}{hare.Nanoseconds / 1e3,10:N1}{hare.Bytes,12:N0}"));
return 0;

// The fastest of 15 rounds of about 0.1 s after warming up: other work on the machine only ever adds.
static (double Nanoseconds, long Bytes) Measure(Func<object> work)
{
    var sink = 0;
    var watch = Stopwatch.StartNew();
    long calls = 0;
    while (watch.ElapsedMilliseconds < 700 || calls < 5)
    {
        sink += work().GetHashCode() & 1;
        calls++;
    }

    var round = long.Max(1, calls * 100 / 700);
    var times = new List<double>();
    var before = GC.GetAllocatedBytesForCurrentThread();
    for (var r = 0; r < 15; r++)
    {
        watch.Restart();
        for (var i = 0; i < round; i++) sink += work().GetHashCode() & 1;
        times.Add(watch.Elapsed.TotalNanoseconds / round);
    }

    var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (15 * round);
    GC.KeepAlive(sink);
    return (times.Min(), bytes);
}
