using Scrutineer.Store.Drill;
using Xunit;

namespace Scrutineer.Store.Tests.Drills;

/// <summary>A disk of 2 MB that fills up.</summary>
public class FullDisks
{
    [Fact]
    public async Task A_full_disk_ends_the_program_and_more_space_lets_it_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root to mount a small disk");
        using var folder = new TemporaryFolder();
        var disk = folder.File("disk");
        Directory.CreateDirectory(disk);
        var mounted = await DrillProcess.RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk);
        Assert.SkipUnless(mounted.Exit == 0, $"may not mount here: {mounted.Error}");
        try
        {
            var run = await DrillProcess.RunAsync(DrillProcess.Program, "append", disk, "100000", "--batch", "10");
            Assert.Equal(3, run.Exit);
            Assert.Matches("failed: .*(No space left|disk is full|disk I/O error|There is not enough space)", run.Error);
            Assert.NotEqual(0UL, run.Acknowledged);
            using (var reader = SqliteStore.Open(Path.Combine(disk, "record.db"), StoreAccess.Read).Value)
            {
                Assert.True(reader.Size >= run.Acknowledged);
                Assert.Null(WholeRecord.Check(reader));
            }

            Assert.Equal(0, (await DrillProcess.RunAsync("mount", "-o", "remount,size=16m", disk)).Exit);
            Assert.True(Checking.Check(disk, 1).Size >= run.Acknowledged);
            Assert.Equal(0, (await DrillProcess.RunAsync(DrillProcess.Program, "append", disk, "500")).Exit);
            Assert.True(Checking.Check(disk, 1).Size >= run.Acknowledged + 500);
        }
        finally
        {
            Assert.Equal(0, (await DrillProcess.RunAsync("umount", disk)).Exit);
        }
    }
}
