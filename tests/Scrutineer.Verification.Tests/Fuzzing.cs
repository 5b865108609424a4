using Scrutineer.Fuzz;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>A few thousand changed seeds for every reader; the long runs are the fuzz program's.</summary>
public class Fuzzing
{
    public static TheoryData<string> Names() => [.. Targets.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_reader_throws_and_what_was_read_is_written_back(string target)
    {
        var (runs, read) = RandomRun.Run(target, TimeSpan.FromSeconds(60), 5_000);
        Assert.True(runs > RandomRun.Corpus(target).Count);
        Assert.True(read > 0, "The seeds are read.");
    }
}
