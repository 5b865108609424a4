using System.Text.RegularExpressions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Architecture.Tests;

/// <summary>Rules on the text of the sources that no compiler checks.</summary>
public partial class Sources
{
    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Shared.Repository, folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(Files("src").Where(f => File.ReadLines(f).Count() > 400).Select(Path.GetFileName));

    [Fact]
    public void The_exact_core_has_no_floating_point_clock_or_randomness() => Assert.Empty(
        Files("src/Scrutineer.Law").Concat(Files("src/Scrutineer.Elections"))
            .SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && Inexact().IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}")));

    [Theory]
    [InlineData("src", 100)]
    [InlineData("src/Scrutineer.Law", 30)]
    [InlineData("src/Scrutineer.Elections", 20)]
    public void The_scans_find_the_sources(string folder, int least) => Assert.True(Files(folder).Count() >= least);

    [Theory]
    [InlineData("double share = 0.07;")]
    [InlineData("float[] x")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("new Random(5)")]
    [InlineData("File.ReadAllText(path)")]
    public void The_scan_for_inexact_code_would_see(string line) => Assert.Matches(Inexact(), line);

    [Fact]
    public void No_stub_is_left() =>
        Assert.Empty(Files("src").Where(f => Stub().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    [Fact]
    public void No_exception_is_swallowed() =>
        Assert.Empty(Files("src").Where(f => Swallowed().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    [Fact]
    public void Test_projects_end_with_Tests_and_stand_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Shared.Repository, "Scrutineer.slnx"));
        foreach (var project in Directory.EnumerateFiles(Path.Combine(Shared.Repository, "tests"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(name is "Scrutineer.Testing" or "Scrutineer.Law.Aot" or "Scrutineer.Store.Drill" or "Scrutineer.Witnessing.Host" || name.EndsWith(".Tests", StringComparison.Ordinal), name);
            Assert.Contains(Path.GetFileName(project), solution, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\b(double|float|decimal)\b[?\[ )>]|DateTime(Offset)?\.(Utc)?Now|Guid\.NewGuid|new Random\(|Random\.Shared|RandomNumberGenerator|\b(File|Directory|Console|Environment|Stopwatch|TimeProvider)\.[A-Z]")]
    private static partial Regex Inexact();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Stub();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*(when\s*\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Swallowed();
}
