using System.Text.RegularExpressions;
using Scrutineer.Store.Drill;
using Xunit;

namespace Scrutineer.Store.Tests.Drills;

/// <summary>fsync that fails at its n-th call, by strace.</summary>
public partial class FailingDisks
{
    private const string Strace = "/usr/bin/strace";

    [Theory]
    [InlineData("EIO")]
    [InlineData("ENOSPC")]
    public async Task A_failing_fsync_ends_the_program_and_nothing_is_acknowledged_after_it(string error)
    {
        await SkipWithoutStraceAsync();
        var (points, quiet) = (0, 0);
        for (var n = 1; ; n = DrillProcess.IsLong || n < 3 ? n + 1 : (n * 8 / 5) + 1)
        {
            using var folder = new TemporaryFolder();
            var (log, record) = (folder.File("log"), folder.File("record"));
            var run = await TraceAsync(log, error, n, "append", record, "500", "--batch", "50");
            var lines = await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
            var injected = Array.FindIndex(lines, l => l.Contains("(INJECTED)", StringComparison.Ordinal));
            if (injected < 0)
            {
                Assert.True(run.Exit == 0, run.Error);
                Assert.Equal(500UL, run.Acknowledged);
                break;
            }

            points++;
            if (run.Exit == 0)
            {
                // SQLite does not tell when it cannot make the names of its logs durable; the store does that itself.
                Assert.Contains($"<{record}>", lines[injected], StringComparison.Ordinal);
                quiet++;
            }
            else
            {
                Assert.Equal(3, run.Exit);
                Assert.Matches("failed: .*(Input/output error|No space left on device|disk I/O error)", run.Error);
                Assert.DoesNotContain(lines[injected..], l => Acknowledgement().IsMatch(l));
            }

            Assert.True(Checking.Check(record, 1).Size >= run.Acknowledged, $"{error} {n}: an acknowledged entry is lost");
            Assert.Equal(0, (await DrillProcess.RunAsync(DrillProcess.Program, "append", record, "50")).Exit);
            Checking.Check(record, 1);
        }

        Assert.True(points > 0, "No call was made to fail.");
        Assert.InRange(quiet, 0, 3);
        TestContext.Current.TestOutputHelper?.WriteLine($"{error}: {points} points, {quiet} of them of names that SQLite does not tell of");
    }

    /// <summary>Why <see cref="Durable"/> calls fsync itself. When this fails, the runtime is mended and the note there can go.</summary>
    [Fact]
    public async Task The_runtime_swallows_the_error_of_fsync()
    {
        await SkipWithoutStraceAsync();
        using var folder = new TemporaryFolder();
        var run = await TraceAsync(folder.File("log"), "EIO", 1, "flush", folder.File("file"));
        Assert.Equal((0, "flushed"), (run.Exit, run.Output));
        Assert.Contains("(INJECTED)", await File.ReadAllTextAsync(folder.File("log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<(int Exit, ulong Acknowledged, string Output, string Error)> TraceAsync(string log, string error, int n, params string[] arguments) =>
        DrillProcess.RunAsync(Strace, ["-f", "-qq", "-y", "-o", log, "-e", "trace=fsync,fdatasync,write", "-e", $"inject=fsync,fdatasync:error={error}:when={n}", DrillProcess.Program, .. arguments]);

    private static async Task SkipWithoutStraceAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Strace), "needs strace");
        var (exit, _, _, error) = await DrillProcess.RunAsync(Strace, "-qq", "-o", "/dev/null", "/bin/true");
        Assert.SkipUnless(exit == 0, $"strace may not trace here: {error}");
    }

    [GeneratedRegex("write\\(.*\"ack ")]
    private static partial Regex Acknowledgement();
}
