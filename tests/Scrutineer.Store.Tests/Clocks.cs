using System.Text.RegularExpressions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>A clock that jumps is no danger to a store that reads none.</summary>
public partial class Clocks
{
    [Fact]
    public void No_source_of_the_store_reads_a_clock() =>
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Shared.Repository, "src", "Scrutineer.Store"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Clock().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset|TimeProvider|Stopwatch|TickCount)\b")]
    private static partial Regex Clock();
}
