using System.Diagnostics;

namespace Scrutineer.Fuzz;

/// <summary>Runs a target on its seeds and on what a <see cref="Mutator"/> makes of them.</summary>
public static class RandomRun
{
    /// <summary>The seeds of a target, beside the program.</summary>
    public static IReadOnlyList<byte[]> Corpus(string target) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus", target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Runs for a time and at most so many times; gives how often, and how often the bytes were read.</summary>
    /// <exception cref="BrokenException">The target threw; the message gives the bytes.</exception>
    public static (long Runs, long Read) Run(string target, TimeSpan time, long most = long.MaxValue, int number = 1)
    {
        var (run, seeds, clock) = (Targets.All[target], Corpus(target), Stopwatch.StartNew());
        var mutator = new Mutator(seeds, number);
        long runs = 0, read = 0;
        foreach (var seed in seeds) Once(seed);
        while (runs < most && clock.Elapsed < time) Once(mutator.Next());
        return (runs, read);

        void Once(byte[] bytes)
        {
            runs++;
            try
            {
                if (run(bytes)) read++;
            }
            catch (Exception e)
            {
                throw new BrokenException($"{target}, run {runs}: {e.GetType().Name}: {e.Message}\n{Convert.ToBase64String(bytes)}\n{e.StackTrace}");
            }
        }
    }
}
