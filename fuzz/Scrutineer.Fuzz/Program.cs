using System.Globalization;
using Scrutineer.Fuzz;
using SharpFuzz;

switch (args)
{
    case [var target] when Targets.All.TryGetValue(target, out var run):
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            run(bytes.ToArray());
        });
        return 0;
    case [var target, "--random", var seconds] when Targets.All.ContainsKey(target) && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time):
        var (runs, read) = RandomRun.Run(target, TimeSpan.FromSeconds(time));
        Console.WriteLine($"{target}: {runs} runs, {read} of them read and written back, none broken");
        return 0;
    default:
        Console.Error.WriteLine($"TARGET [--random SECONDS], with TARGET one of {string.Join(", ", Targets.All.Keys)}. Without --random it runs under afl-fuzz.");
        return 2;
}
