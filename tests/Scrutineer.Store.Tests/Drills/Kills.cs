using Scrutineer.Store.Drill;
using Xunit;

namespace Scrutineer.Store.Tests.Drills;

/// <summary>kill -9 at any moment.</summary>
public class Kills
{
    private const int Batch = 20;

    [Fact]
    public async Task No_kill_loses_an_acknowledged_entry_or_leaves_a_part_of_a_batch()
    {
        var kills = DrillProcess.IsLong ? 500 : 50;
        var random = new Random(kills);
        var done = 0;
        while (done < kills)
        {
            using var folder = new TemporaryFolder();
            var acknowledged = 0UL;
            for (var run = 0; run < 10 && done < kills; run++, done++)
            {
                using var process = DrillProcess.Start("append", folder.Path, "100000000", "--batch", $"{Batch}");
                // Every third one from its start, so that opening and repairing are hit as well; the others while it appends and publishes.
                if (run % 3 != 2) await process.FirstLine;
                await Task.Delay(random.Next(50, 400), TestContext.Current.CancellationToken);
                process.Kill();
                acknowledged = ulong.Max(acknowledged, await process.EndAsync());
                var (size, _) = Checking.Check(folder.Path, 1);
                Assert.True(size >= acknowledged, $"kill {done}: {acknowledged} entries were acknowledged and {size} are there");
                Assert.True(size <= acknowledged + Batch, $"kill {done}: {acknowledged} entries were acknowledged, and {size} are there");
                Assert.Equal(0UL, size % Batch);
                acknowledged = size;
            }

            Assert.NotEqual(0UL, acknowledged);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{done} kills");
    }
}
